package org.longtail.truncation;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * The passes over a row of logits or probabilities. Twins give the same floats and the same integers. Masses are in the
 * units of {@link FixedPoint}; {@code at} is where a part of n entries begins. Arguments are not checked.
 *
 * <p>Methods that select write the selected entries in order to the front of their output, which may be their input.
 */
interface TokenKernels {

    TokenKernels INSTANCE =
            SimdSupport.load(TokenKernels.class, MethodHandles.lookup(), "VectorTokenKernels", ScalarTokenKernels::new);

    TokenKernels SHORT = new ScalarTokenKernels();

    /**
     * Parts shorter than this are left to the scalar twin. Measured on 127 entries: until C2 has compiled it, which takes some
     * ten thousand calls and five seconds, a vector pass costs 0.1 to 10 milliseconds, a scalar one 10 to 100 microseconds in
     * its first hundred calls; ever after the scalar pass loses half a microsecond.
     */
    int SHORT_LENGTH = 128;

    /** The twin for a part of so many entries. */
    static TokenKernels forLength(int n) {
        return n < SHORT_LENGTH ? SHORT : INSTANCE;
    }

    /**
     * Entries per block of {@link #blockMaxima}; the last block may be shorter. Measured on Zen 5, top-50 of 32768 and 131072
     * normal logits: 5.8 and 14.5 microseconds at 512, 4.3 and 9.5 at 256, 4.6 and 11.3 at 128.
     */
    int BLOCK = 256;

    /** How many blocks cover n entries. */
    static int blocks(int n) {
        return Math.ceilDiv(n, BLOCK);
    }

    /** Writes the maximum of each block; returns the maximum of all, or NaN when an entry is NaN or plus infinity. */
    float blockMaxima(float[] values, int at, int n, float[] maxima);

    /** The maximum, or NaN when an entry is NaN or plus infinity. */
    float maximum(float[] values, int at, int n);

    /**
     * Writes the weights e^((logit - max) * inverseTemperature).
     *
     * @return their mass
     */
    long weigh(float[] logits, int at, int n, float max, float inverseTemperature, float[] weights, int weightsAt);

    /**
     * Writes the weights probability / max.
     *
     * @return their mass
     */
    long weighProbabilities(float[] probabilities, int at, int n, float max, float[] weights);

    /** Whether a value is below 0. */
    boolean anyNegative(float[] values, int at, int n);

    /** The mass of weights. */
    long mass(float[] weights, int at, int n);

    /** Multiplies each value. */
    void scale(float[] values, int at, int n, float factor);

    /** Writes weight * (max - logit) * inverseTemperature, 0 where the weight is 0. */
    void weightedDepths(
            float[] logits, int at, int n, float max, float inverseTemperature, float[] weights, float[] out);

    /** Writes -|(logit - max) * inverseTemperature - centre|. */
    void closeness(float[] logits, int at, int n, float max, float inverseTemperature, float centre, float[] keys);

    /** How many keys are at or above the threshold. */
    int atLeast(float[] keys, int at, int n, float threshold);

    /**
     * Maps which values of some blocks are at or above the threshold, one bit for each, in words of 64 values; writes those that are not 0.
     *
     * @param at where block 0 begins
     * @param n values in all blocks, the last of which may be shorter
     * @param blocks the numbers of the blocks, ascending
     * @param count how many blocks
     * @param words receives the words; room for all of the blocks'
     * @param positions receives the position of each word's lowest bit, counted from {@code at}
     * @return how many words
     */
    int mapBlocks(
            float[] values, int at, int n, int[] blocks, int count, float threshold, long[] words, int[] positions);

    /** Selects from {@code source} where the key is above the pivot; returns how many. */
    int above(float[] keys, int at, int n, float pivot, float[] source, int sourceAt, float[] out);

    /** Selects from {@code source} where the key is below the pivot; returns how many. */
    int below(float[] keys, int at, int n, float pivot, float[] source, int sourceAt, float[] out);

    /**
     * Selects keys at or above the threshold, and their ids, and writes them from {@code count} on.
     *
     * @return count, and how many were selected
     */
    int keep(
            float[] keys,
            int at,
            int n,
            float threshold,
            int[] ids,
            int idsAt,
            float[] keysOut,
            int[] idsOut,
            int count);
}
