package org.longtail.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The report as Markdown, its columns aligned so that a terminal shows it as well. */
final class MarkdownReport {

    private final StringBuilder out = new StringBuilder();

    private MarkdownReport() {}

    static String of(Report report) {
        MarkdownReport markdown = new MarkdownReport();
        markdown.write(report);
        return markdown.out.toString();
    }

    private void write(Report report) {
        line("# " + Report.TITLE);
        line("");
        report.environment().facts().forEach((name, value) -> line("- " + name + ": " + value));
        if (!report.limits().isEmpty()) {
            line("- Limits: " + String.join(", ", report.limits()));
        }
        line("");
        line(Report.METHOD);
        report.baseline().ifPresent(this::write);
        report.comparisons().forEach(this::write);
    }

    private void write(Comparison comparison) {
        line("");
        line("## " + comparison.subject().title() + " (`" + comparison.subject().id() + "`)");
        line("");
        List<List<String>> rows = new ArrayList<>();
        for (Comparison.Setting setting : comparison.settings()) {
            rows.add(List.of(
                    Settings.text(setting.parameters()),
                    "**" + Catalogue.methodTitle("longtail") + "**",
                    Texts.time(setting.ours().time()),
                    "",
                    "",
                    Texts.floor(setting)));
            for (Comparison.Other other : setting.others()) {
                rows.add(List.of(
                        "",
                        Catalogue.methodTitle(other.measurement().method()),
                        Texts.time(other.measurement().time()),
                        Texts.ratio(other.ratio().estimate()),
                        Texts.interval(other.ratio()),
                        ""));
            }
        }
        if (!rows.isEmpty()) {
            table(List.of("setting", "", "time", "ratio", "95 % interval", "floor reached"), rows);
        }
        for (String one : LeftOut.lines(comparison.leftOut())) {
            line("");
            line("Left out: " + one);
        }
    }

    private void write(Baseline baseline) {
        line("");
        line("## Beside the baseline");
        line("");
        line(BaselineTexts.summary(baseline));
        line("");
        if (!baseline.changes().isEmpty()) {
            table(BaselineTexts.HEADER, BaselineTexts.rows(baseline));
        }
    }

    private void table(List<String> header, List<List<String>> rows) {
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(
                    3,
                    Math.max(
                            header.get(at).length(),
                            rows.stream()
                                    .mapToInt(row -> row.get(at).length())
                                    .max()
                                    .orElse(0)));
        }
        row(header, widths);
        out.append('|');
        for (int width : widths) {
            out.append(' ').append("-".repeat(width)).append(" |");
        }
        line("");
        rows.forEach(row -> row(row, widths));
    }

    private void row(List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int column = 0; column < widths.length; column++) {
            padded.add(cells.get(column)
                    + " ".repeat(widths[column] - cells.get(column).length()));
        }
        line(padded.stream().collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
