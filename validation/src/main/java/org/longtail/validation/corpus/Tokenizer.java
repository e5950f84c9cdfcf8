package org.longtail.validation.corpus;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Cuts text into tokens: the longest runs of letters and digits of any script, with the combining marks that follow them,
 * in lower case unless case is to be kept. Everything else separates. So {@code it's} is two tokens, {@code snake_case} too,
 * and a run of Chinese without spaces is one.
 */
final class Tokenizer {

    private static final int ASCII = 128;
    private static final int BUFFER = 1 << 14;

    private final boolean caseSensitive;
    private final TokenSink sink;
    /** What an ASCII character becomes in a token; 0 for a separator. */
    private final char[] ascii = new char[ASCII];

    private char[] token = new char[64];
    private int length;
    private int hash;

    Tokenizer(boolean caseSensitive, TokenSink sink) {
        this.caseSensitive = caseSensitive;
        this.sink = sink;
        for (char c = 0; c < ASCII; c++) {
            ascii[c] = Character.isLetterOrDigit(c) ? (char) cased(c) : 0;
        }
    }

    /** Hands on the tokens of one text; none reaches over its end. */
    void read(Reader text) throws IOException {
        char[] buffer = new char[BUFFER];
        char high = 0;
        for (int n = text.read(buffer); n >= 0; n = text.read(buffer)) {
            for (int i = 0; i < n; i++) {
                char c = buffer[i];
                if (c < ASCII) {
                    if (ascii[c] != 0) {
                        append(ascii[c]);
                    } else {
                        end();
                    }
                } else if (Character.isHighSurrogate(c)) {
                    high = c;
                } else {
                    addWide(Character.isLowSurrogate(c) ? Character.toCodePoint(high, c) : c);
                }
            }
        }
        end();
    }

    private void addWide(int codePoint) {
        if (Character.isLetterOrDigit(codePoint)) {
            appendWide(cased(codePoint));
        } else if (length > 0 && isMark(codePoint)) {
            appendWide(codePoint);
        } else {
            end();
        }
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private int cased(int codePoint) {
        return caseSensitive ? codePoint : Character.toLowerCase(codePoint);
    }

    private void appendWide(int codePoint) {
        if (Character.isBmpCodePoint(codePoint)) {
            append((char) codePoint);
        } else {
            append(Character.highSurrogate(codePoint));
            append(Character.lowSurrogate(codePoint));
        }
    }

    private void append(char c) {
        if (length == token.length) {
            token = Arrays.copyOf(token, 2 * length);
        }
        token[length++] = c;
        hash = 31 * hash + c;
    }

    private void end() {
        if (length > 0) {
            sink.add(token, length, hash);
            length = 0;
            hash = 0;
        }
    }
}
