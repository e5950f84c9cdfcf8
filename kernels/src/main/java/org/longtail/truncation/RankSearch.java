package org.longtail.truncation;

import java.util.Arrays;

/**
 * The k-th largest of a few keys, by bisection: floats other than NaN are in the order of integers, and each step counts how many keys
 * are at or above the middle of what is left. It stops at a float that parts the first k from the rest, after some ten steps
 * for a hundred keys, at most 32.
 *
 * <p>A count is a pass without a store, of which the next waits for one number only; a partition writes the side to go on with, and its
 * successor reads it from memory: for a hundred keys five times the time.
 */
final class RankSearch {

    /** The most keys it takes. */
    static final int CAPACITY = 1024;

    /** Floats of the widest vector. */
    private static final int PADDING = 16;

    private final float[] keys = new float[CAPACITY];

    private float threshold;
    private int missing;
    private int ties;

    /** The k-th largest key. */
    float threshold() {
        return threshold;
    }

    /** How many keys at the threshold are among the first k. */
    int missing() {
        return missing;
    }

    /** How many keys are at the threshold. */
    int ties() {
        return ties;
    }

    /** Searches n keys, k of 1 to n. */
    void search(TokenKernels kernels, float[] source, int at, int n, int k) {
        System.arraycopy(source, at, keys, 0, n);
        // Whole vectors: a rest of a few keys would cost more than all the others. What fills them up is never
        // counted, since no float that is tried is minus infinity.
        int padded = Math.ceilDiv(n, PADDING) * PADDING;
        Arrays.fill(keys, n, padded, Float.NEGATIVE_INFINITY);

        float least = keys[0];
        float largest = keys[0];
        for (int i = 1; i < n; i++) {
            least = Math.min(least, keys[i]);
            largest = Math.max(largest, keys[i]);
        }
        // At least k keys are at or above the lower end, fewer than k at or above the upper end.
        long lower = ordered(least);
        long upper = ordered(largest) + 1L;
        int count = n;
        while (count > k && upper - lower > 1) {
            long middle = (lower + upper) >> 1;
            int found = kernels.atLeast(keys, 0, padded, unordered((int) middle));
            if (found >= k) {
                lower = middle;
                count = found;
            } else {
                upper = middle;
            }
        }
        least = Float.POSITIVE_INFINITY;
        float bound = unordered((int) lower);
        for (int i = 0; i < n; i++) {
            float key = keys[i];
            least = key >= bound && key < least ? key : least;
        }
        threshold = least;
        int above = kernels.atLeast(keys, 0, padded, Math.nextUp(least));
        ties = count - above;
        missing = k - above;
    }

    /** The bits of a float as an integer that rises with it. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ bits >> 31 >>> 1;
    }

    /** The float of such an integer. */
    private static float unordered(int ordered) {
        return Float.intBitsToFloat(ordered ^ ordered >> 31 >>> 1);
    }
}
