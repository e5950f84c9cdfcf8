package org.longtail.truncation;

import org.longtail.internal.Arguments;

/** The checks of rows of logits and probabilities, at the door. */
final class RowCheck {

    /** Probabilities rounded to 8 significant bits (bfloat16), each off by up to 2^-9 of itself, still pass. */
    private static final double SUM_TOLERANCE = 0x1p-8;

    private RowCheck() {}

    static void requireRow(int from, int to, int length) {
        Arguments.requireRange(from, to, length);
        if (from == to) {
            throw new IllegalArgumentException("range from..to must not be empty: from " + from + " to " + to);
        }
        if (to - from > FixedPoint.MAX_ENTRIES) {
            throw new IllegalArgumentException(
                    "range from..to must hold at most " + FixedPoint.MAX_ENTRIES + " entries: " + (to - from));
        }
    }

    static void requireRoom(int at, int count, int length) {
        Arguments.requireRange(at, (int) Math.min(Integer.MAX_VALUE, (long) at + count), length);
    }

    /**
     * Checks logits whose maximum is known.
     *
     * @param max what {@link TokenKernels#maximum} returned for them
     */
    static void requireLogits(float[] logits, int from, int to, float max) {
        if (Float.isNaN(max)) {
            throw bad("logits", "must be finite or minus infinity", logits, from, to, false);
        }
        if (max == Float.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "logits must have a finite entry: all of " + from + ".." + (to - 1) + " are " + max);
        }
    }

    /**
     * Checks probabilities whose maximum is known.
     *
     * @param max what {@link TokenKernels#maximum} returned for them
     */
    static void requireProbabilities(float[] probabilities, int from, int to, float max) {
        int n = to - from;
        TokenKernels kernels = TokenKernels.forLength(n);
        if (!(max <= 1 + SUM_TOLERANCE) || kernels.anyNegative(probabilities, from, n)) {
            throw bad("probabilities", "must be in [0, 1]", probabilities, from, to, true);
        }
        double sum = FixedPoint.weight(kernels.mass(probabilities, from, n));
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
            throw new IllegalArgumentException("probabilities must sum to 1 within " + SUM_TOLERANCE + ": " + sum);
        }
    }

    /** Rounds probabilities to float. */
    static void narrow(double[] probabilities, int from, int to, float[] narrowed) {
        for (int i = from; i < to; i++) {
            double p = probabilities[i];
            if (!(p >= 0 && p <= 1 + SUM_TOLERANCE)) {
                throw bad("probabilities", "must be in [0, 1]", p, i);
            }
            narrowed[i - from] = (float) p;
        }
    }

    private static IllegalArgumentException bad(
            String name, String rule, float[] values, int from, int to, boolean probabilities) {
        for (int i = from; i < to; i++) {
            float value = values[i];
            boolean good = probabilities ? value >= 0 && value <= 1 + SUM_TOLERANCE : value < Float.POSITIVE_INFINITY;
            if (!good) {
                return bad(name, rule, value, i);
            }
        }
        throw new AssertionError(name + " changed while they were checked");
    }

    private static IllegalArgumentException bad(String name, String rule, double value, int index) {
        return new IllegalArgumentException(name + " " + rule + ": " + value + " at index " + index);
    }
}
