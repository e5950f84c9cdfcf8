package org.longtail.validation.cli;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How ranks are written. */
enum RankFormat {
    /** Decimal digits, one rank a line. */
    TEXT {
        @Override
        int encode(long[] ranks, int count, byte[] bytes) {
            int end = 0;
            for (int i = 0; i < count; i++) {
                end = appendDigits(ranks[i], bytes, end);
                bytes[end++] = '\n';
            }
            return end;
        }
    },
    /** Signed 64-bit words, little-endian. */
    BINARY {
        @Override
        int encode(long[] ranks, int count, byte[] bytes) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().put(ranks, 0, count);
            return count * Long.BYTES;
        }
    };

    /** The longest rank has 19 digits, and its line an end. */
    static final int MOST_BYTES = 20;

    /** Writes non-negative ranks to the start of an array that holds {@link #MOST_BYTES} for each; returns the length. */
    abstract int encode(long[] ranks, int count, byte[] bytes);

    /** Straight into the array, backwards from the last digit: no string for each of millions of ranks. */
    private static int appendDigits(long rank, byte[] bytes, int from) {
        int digits = 1;
        for (long bound = 10; digits < MOST_BYTES - 1 && rank >= bound; bound *= 10) {
            digits++;
        }
        long rest = rank;
        for (int i = from + digits - 1; i >= from; i--) {
            long quotient = rest / 10;
            bytes[i] = (byte) ('0' + (rest - 10 * quotient));
            rest = quotient;
        }
        return from + digits;
    }
}
