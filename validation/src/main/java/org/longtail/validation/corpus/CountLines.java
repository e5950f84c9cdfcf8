package org.longtail.validation.corpus;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** Reads lines {@code token<TAB>count}; a token may hold tabs itself, blank lines are skipped, repeated tokens add up. */
final class CountLines {

    /** Counts up to here are exact as doubles, with room for a law's table beyond them. */
    private static final long LARGEST = 1L << 52;

    private final Vocabulary vocabulary;

    CountLines(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Counts the lines of one text.
     *
     * @param name what the text is called in error messages
     * @throws IllegalArgumentException naming a line that is not of this form
     */
    void read(Reader text, String name) throws IOException {
        BufferedReader lines = new BufferedReader(text);
        long number = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
            if (!line.isBlank()) {
                read(line, name + ", line " + number);
            }
        }
    }

    private void read(String line, String place) {
        int tab = line.lastIndexOf('\t');
        if (tab < 0) {
            throw new IllegalArgumentException(place + ": must be token<TAB>count: " + shortened(line));
        }
        String value = line.substring(tab + 1).strip();
        long count;
        try {
            count = Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(place + ": count must be an integer: " + shortened(value), e);
        }
        if (count < 1 || count > LARGEST) {
            throw new IllegalArgumentException(place + ": count must be from 1 to 2^52: " + count);
        }
        try {
            vocabulary.add(line.substring(0, tab), count);
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(place + ": counts must add up to less than 2^63: " + count, e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
