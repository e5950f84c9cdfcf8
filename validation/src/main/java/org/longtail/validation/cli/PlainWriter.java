package org.longtail.validation.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Writes text to a terminal whose character set may lack our formulas' letters: what it cannot show is spelled in ASCII,
 * {@code beta} for β, {@code ^n} for ⁿ, where Java would put question marks.
 */
final class PlainWriter extends FilterWriter {

    private final CharsetEncoder encoder;

    PlainWriter(OutputStream stream, Charset charset) {
        super(new OutputStreamWriter(stream, charset));
        encoder = charset.newEncoder();
    }

    @Override
    public void write(int character) throws IOException {
        char value = (char) character;
        if (encoder.canEncode(value)) {
            out.write(value);
        } else {
            out.write(spelled(value));
        }
    }

    @Override
    public void write(char[] characters, int from, int count) throws IOException {
        write(new String(characters, from, count), 0, count);
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
        String part = text.substring(from, from + count);
        if (encoder.canEncode(part)) {
            out.write(part);
            return;
        }
        for (int i = 0; i < count; i++) {
            write(part.charAt(i));
        }
    }

    /** ASCII for a character of our texts; a question mark for any other. */
    static String spelled(char character) {
        String known = switch (character) {
            case '−', '–' -> "-";
            case '±' -> "+-";
            case '·' -> "*";
            case '≃', '≈' -> "~";
            case '≤' -> "<=";
            case '≥' -> ">=";
            case '√' -> "sqrt";
            case 'Σ', '∑' -> "sum";
            case '∞' -> "inf";
            case '→' -> "->";
            case '′' -> "'";
            case '✗', '×' -> "x";
            default -> "";
        };
        if (!known.isEmpty()) {
            return known;
        }
        String name = String.valueOf(Character.getName(character));
        if (name.startsWith("COMBINING ")) {
            return "";
        }
        if (name.matches("GREEK (SMALL|CAPITAL) LETTER \\w+")) {
            String letter = name.substring(name.lastIndexOf(' ') + 1);
            return name.contains("CAPITAL")
                    ? letter.charAt(0) + letter.substring(1).toLowerCase(Locale.ROOT)
                    : letter.toLowerCase(Locale.ROOT);
        }
        // Takes letters and digits out of their raised and lowered forms, and fractions apart.
        String base = Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFKD)
                .replace('⁄', '/')
                .replace('−', '-')
                .replaceAll("\\p{Mn}", "");
        if (!base.chars().allMatch(c -> c < 128)) {
            return "?";
        }
        boolean raised = name.startsWith("SUPERSCRIPT ") || name.startsWith("MODIFIER LETTER ");
        return raised ? "^" + base : name.contains("SUBSCRIPT ") ? "_" + base : base;
    }
}
