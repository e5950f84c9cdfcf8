package org.longtail.validation.report;

import java.util.ArrayList;
import java.util.List;

/** Text for a terminal. */
public final class TextWrap {

    private TextWrap() {}

    /**
     * Breaks a text between words.
     *
     * @param text one paragraph
     * @param width columns of a line; only a word that is longer has a longer line
     * @return the lines
     */
    public static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line) + 1 + width(word) > width) {
                lines.add(line);
                line = "";
            }
            line += line.isEmpty() ? word : " " + word;
        }
        lines.add(line);
        return lines;
    }

    /** A terminal shows one character for each code point; our texts hold no wide or combining ones. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
