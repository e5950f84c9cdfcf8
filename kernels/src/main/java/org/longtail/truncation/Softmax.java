package org.longtail.truncation;

import java.util.Arrays;

/**
 * Softmax over a row of logits.
 *
 * <p>p_i = e^((x_i - m) / T) / sum_j e^((x_j - m) / T), m the largest logit: no exponential can overflow. Temperature 0 gives
 * the limit, all mass on the largest entry, of several the one of the lowest id.
 *
 * <p>Shapes: {@code to - from} logits, at most 4194304, into as many probabilities; in place where both are the same part of one array.
 *
 * <p>Units and ranges: logits are finite or minus infinity, which becomes 0, as does what is below e^-87 of the largest.
 *
 * <p>Cost and memory: three passes, some 0.3 ns per entry on 512-bit registers; no memory.
 *
 * <p>Accuracy: a probability's relative error is below 2^-23 (2 + 2 |x_i - m| / T) + n 2^-41. The same bits on vectors of
 * every width and without them.
 */
public final class Softmax {

    private Softmax() {}

    /**
     * Writes the softmax of a row at temperature 1.
     *
     * @param logits holds the row
     * @param from index of its first logit
     * @param to index after its last
     * @param probabilities receives the probabilities
     * @param at where the first goes
     * @throws IllegalArgumentException as {@link #fill(float[], int, int, double, float[], int)}
     */
    public static void fill(float[] logits, int from, int to, float[] probabilities, int at) {
        fill(logits, from, to, 1, probabilities, at);
    }

    /**
     * Writes the softmax of a row.
     *
     * @param logits holds the row
     * @param from index of its first logit
     * @param to index after its last
     * @param temperature 0, or 1e-30 to 1e30
     * @param probabilities receives the probabilities; may be {@code logits} itself if {@code at} is {@code from}
     * @param at where the first goes
     * @throws IllegalArgumentException if a range is wrong, empty or too long or overlaps with the other, the temperature is out of range, a
     *     logit is NaN or plus infinity, or all are minus infinity; nothing is written then
     */
    @SuppressWarnings("ReferenceEquality") // The question is whether both are one array.
    public static void fill(float[] logits, int from, int to, double temperature, float[] probabilities, int at) {
        if (temperature != 0) {
            DecoderStep.requireTemperature(temperature);
        }
        RowCheck.requireRow(from, to, logits.length);
        int n = to - from;
        RowCheck.requireRoom(at, n, probabilities.length);
        if (logits == probabilities && at != from && Math.abs((long) at - from) < n) {
            throw new IllegalArgumentException(
                    "at must be from, or a row away, in the same array: " + at + ", from " + from);
        }
        TokenKernels kernels = TokenKernels.forLength(n);
        float max = kernels.maximum(logits, from, n) + 0f;
        RowCheck.requireLogits(logits, from, to, max);
        if (temperature == 0) {
            putAllMass(logits, from, n, max, probabilities, at);
            return;
        }
        long mass = kernels.weigh(logits, from, n, max, (float) (1 / temperature), probabilities, at);
        kernels.scale(probabilities, at, n, (float) (1 / FixedPoint.weight(mass)));
    }

    private static void putAllMass(float[] logits, int from, int n, float max, float[] probabilities, int at) {
        int id = 0;
        while (logits[from + id] != max) {
            id++;
        }
        Arrays.fill(probabilities, at, at + n, 0);
        probabilities[at + id] = 1;
    }
}
