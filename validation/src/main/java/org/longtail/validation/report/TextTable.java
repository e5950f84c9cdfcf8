package org.longtail.validation.report;

import java.util.ArrayList;
import java.util.List;

/**
 * A table for a terminal: columns as wide as their widest cell, numbers aligned to the right, the last column ragged and
 * broken between words where the terminal ends.
 */
final class TextTable {

    private static final String GAP = "  ";
    private static final int COLUMNS = 112;

    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** One title for each column; those that begin with {@code >} are aligned to the right. */
    TextTable(String... titles) {
        right = new boolean[titles.length];
        String[] header = new String[titles.length];
        for (int i = 0; i < titles.length; i++) {
            right[i] = titles[i].startsWith(">");
            header[i] = right[i] ? titles[i].substring(1) : titles[i];
        }
        rows.add(header);
    }

    void row(String... cells) {
        rows.add(cells);
    }

    /** The lines, each behind an indentation. */
    String render(String indentation) {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], TextWrap.width(row[i]));
            }
        }
        StringBuilder lines = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(indentation);
            int last = row.length - 1;
            for (int i = 0; i < last; i++) {
                String padding = " ".repeat(widths[i] - TextWrap.width(row[i]));
                line.append(right[i] ? padding + row[i] : row[i] + padding).append(GAP);
            }
            int indent = TextWrap.width(line.toString());
            String hanging = "\n" + " ".repeat(indent);
            line.append(String.join(hanging, TextWrap.lines(row[last], COLUMNS - indent)));
            lines.append(line.toString().stripTrailing()).append('\n');
        }
        return lines.toString();
    }
}
