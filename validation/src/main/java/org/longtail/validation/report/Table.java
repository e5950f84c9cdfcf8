package org.longtail.validation.report;

import com.samskivert.mustache.Escapers;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A table of texts for a page.
 *
 * @param header one cell for each column
 * @param rows each as long as the header
 * @param cards whether a narrow screen shows each row as a card, a line for each cell
 */
public record Table(List<Cell> header, List<List<Cell>> rows, boolean cards) {

    /** A cell as the template reads it. */
    record Labelled(String label, Cell cell) {}

    /**
     * A table that a narrow screen scrolls sideways.
     *
     * @param header one cell for each column
     * @param rows each as long as the header
     */
    public Table(List<Cell> header, List<List<Cell>> rows) {
        this(header, rows, false);
    }

    /** How a cell looks. */
    public enum Look {
        /** Words. */
        TEXT,
        /** Words that a narrow screen leaves out. */
        ASIDE,
        /** Aligned to the right, digits of one width. */
        NUMBER,
        /** A formula. */
        FORMULA,
        /** Something that holds. */
        GOOD,
        /** Something that fails. */
        BAD
    }

    /**
     * A cell.
     *
     * @param value what it says
     * @param look how it looks
     * @param link where it leads, for instance {@code "#tail-cut"}; empty for nowhere
     * @param note small words below; empty for none
     */
    public record Cell(String value, Look look, String link, String note) {

        private Cell(String value, Look look) {
            this(value, look, "", "");
        }

        /**
         * Makes a cell of words.
         *
         * @param value what it says
         * @return the cell
         */
        public static Cell text(String value) {
            return new Cell(value, Look.TEXT);
        }

        /**
         * Makes a cell of words that a narrow screen leaves out.
         *
         * @param value what it says
         * @return the cell
         */
        public static Cell aside(String value) {
            return new Cell(value, Look.ASIDE);
        }

        /**
         * Makes a cell of a number.
         *
         * @param value the number as it is shown
         * @return the cell
         */
        public static Cell number(String value) {
            return new Cell(value, Look.NUMBER);
        }

        /**
         * Makes a cell that leads somewhere.
         *
         * @param value what it says
         * @param link where it leads
         * @return the cell
         */
        public static Cell link(String value, String link) {
            return new Cell(value, Look.TEXT, link, "");
        }

        /**
         * Makes a cell for a verdict.
         *
         * @param value what it says
         * @param good whether that is good
         * @return the cell
         */
        public static Cell verdict(String value, boolean good) {
            return new Cell(value, good ? Look.GOOD : Look.BAD);
        }

        /**
         * Makes a cell of a formula.
         *
         * @param value plain Unicode, one line
         * @return the cell
         */
        public static Cell formula(String value) {
            return new Cell(value, Look.FORMULA);
        }

        /**
         * Adds small words below.
         *
         * @param words what they say
         * @return the cell with them
         */
        public Cell withNote(String words) {
            return new Cell(value, look, link, words);
        }

        /** An aside speaks of mathematics; anything else is shown as it is. */
        String html() {
            return switch (look) {
                case FORMULA -> MathMarkup.html(value);
                case ASIDE -> MathText.html(value);
                default -> Escapers.HTML.escape(value);
            };
        }

        /** Speaks of mathematics. */
        String noteHtml() {
            return MathText.html(note);
        }

        /** Name of the look in the style sheet. */
        String style() {
            return look.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The rows, each cell with the name of its column. */
    List<List<Labelled>> labelledRows() {
        return rows.stream()
                .map(row -> IntStream.range(0, row.size())
                        .mapToObj(i -> new Labelled(header.get(i).value, row.get(i)))
                        .toList())
                .toList();
    }
}
