package org.longtail.validation.report;

import com.samskivert.mustache.Mustache;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.longtail.validation.law.Figure;

/**
 * A self-contained page: sections of text, tables and log-log plots, with style and scripts inlined, so that it opens from
 * a disk without a network. Any text may be passed: the template escapes it.
 *
 * <pre>{@code
 * byte[] page = new HtmlPage("Tokens of src.zip", "What the text's tail says.")
 *         .section("Fit", s -> s.keyValues(Map.of("exponent", "1.71 ± 0.01")).figures(figures))
 *         .toBytes();
 * }</pre>
 */
public final class HtmlPage {

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    /** Anything between the headings. The template asks each block for its one component by name. */
    private sealed interface Block {

        /** Mustache would ask the blocks around this one, and nest folded content for ever. */
        @SuppressWarnings("unused") // by the template alone
        default Object details() {
            return false;
        }
    }

    /** HTML already. */
    private record Text(String text) implements Block {}

    /** HTML already. */
    private record FormulaBlock(String formula) implements Block {}

    private record Code(String code) implements Block {}

    private record KeyValues(Entries keyValues) implements Block {}

    private record Entries(List<Map.Entry<String, String>> entries) {}

    private record TableBlock(Table table) implements Block {}

    private record FigureBlock(FigureJson figure) implements Block {}

    private record Folded(Details details) implements Block {}

    private record Details(String summary, List<Block> blocks) {}

    private record Heading(String anchor, String heading, List<Block> blocks) {}

    private record Contents(List<Heading> entries) {}

    /** A page of fewer sections is seen at a glance. */
    private static final int SECTIONS_WITHOUT_CONTENTS = 5;

    private final String title;
    private final String lead;
    private final List<Heading> sections = new ArrayList<>();

    /**
     * Starts a page.
     *
     * @param title its heading
     * @param lead one or two sentences under the heading
     */
    public HtmlPage(String title, String lead) {
        this.title = title;
        this.lead = lead;
    }

    /**
     * Adds a section.
     *
     * @param heading its heading; empty for none
     * @param content fills it
     * @return this page
     */
    public HtmlPage section(String heading, Consumer<Section> content) {
        return section(heading, "section-" + (sections.size() + 1), content);
    }

    /**
     * Adds a section that links can name.
     *
     * @param heading its heading; empty for none
     * @param anchor its place in links, {@code #anchor}
     * @param content fills it
     * @return this page
     */
    public HtmlPage section(String heading, String anchor, Consumer<Section> content) {
        Section section = new Section();
        content.accept(section);
        sections.add(new Heading(anchor, heading, section.blocks));
        return this;
    }

    /** What stands in a section, from top to bottom. */
    public static final class Section {

        private final List<Block> blocks = new ArrayList<>();

        private Section() {}

        /**
         * Adds a paragraph.
         *
         * @param text plain text; exponents after {@code ^} and one-letter indices after {@code _} are set as such
         * @return this section
         */
        public Section text(String text) {
            return add(new Text(MathText.html(text)));
        }

        /**
         * Adds a formula.
         *
         * @param formula plain Unicode, one line
         * @return this section
         */
        public Section formula(String formula) {
            return add(new FormulaBlock(MathMarkup.html(formula)));
        }

        /**
         * Adds lines to be typed.
         *
         * @param code plain text
         * @return this section
         */
        public Section code(String code) {
            return add(new Code(code));
        }

        /**
         * Adds a list of names and values.
         *
         * @param values the pairs, in the map's order
         * @return this section
         */
        public Section keyValues(Map<String, String> values) {
            return add(new KeyValues(new Entries(List.copyOf(values.entrySet()))));
        }

        /**
         * Adds a table.
         *
         * @param table the table
         * @return this section
         */
        public Section table(Table table) {
            return add(new TableBlock(table));
        }

        /**
         * Adds log-log plots.
         *
         * @param figures the plots; points that a log scale cannot show (zero, negative, not finite) are left out
         * @return this section
         */
        public Section figures(List<Figure> figures) {
            figures.forEach(figure -> add(new FigureBlock(FigureJson.of(figure))));
            return this;
        }

        /**
         * Adds content that opens on a click.
         *
         * @param summary the line that is always seen
         * @param content fills the rest
         * @return this section
         */
        public Section details(String summary, Consumer<Section> content) {
            Section folded = new Section();
            content.accept(folded);
            return add(new Folded(new Details(summary, folded.blocks)));
        }

        private Section add(Block block) {
            blocks.add(block);
            return this;
        }
    }

    /**
     * Renders the page.
     *
     * @return HTML, in UTF-8
     */
    public byte[] toBytes() {
        List<Heading> headed =
                sections.stream().filter(s -> !s.heading.isEmpty()).toList();
        Map<String, Object> page = Map.of(
                "contents", headed.size() > SECTIONS_WITHOUT_CONTENTS ? new Contents(headed) : false,
                "title", title,
                "lead", lead,
                "sections", sections,
                "style", Resources.text("page.css"),
                "script", Resources.text("figures.js"),
                "uplotStyle", Resources.text(UPLOT + "dist/uPlot.min.css"),
                "uplotScript", Resources.text(UPLOT + "dist/uPlot.iife.min.js"),
                "uplotLicence", Resources.text(UPLOT + "LICENSE"));
        return Mustache.compiler()
                .escapeHTML(true)
                .emptyStringIsFalse(true)
                .withLoader(name -> Resources.reader(name + ".html"))
                .compile(Resources.reader("page.html"))
                .execute(page)
                .getBytes(StandardCharsets.UTF_8);
    }
}
