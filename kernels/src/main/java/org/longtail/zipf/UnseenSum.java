package org.longtail.zipf;

import org.longtail.simd.ElementaryKernels;

/**
 * The plain sum of p_i (1 - q_i)^T over ranks that follow power laws, a block of ranks at a time. Logarithms and exponentials run on
 * vectors where there are any; the sum has one order, so that every machine and both twins get the same bits.
 */
final class UnseenSum {

    private static final ElementaryKernels KERNELS = ElementaryKernels.chosen();

    /** Three arrays of 8 KiB stay in the first-level cache. */
    private static final int BLOCK = 1024;

    private UnseenSum() {}

    /**
     * Sums p_i (1 - q_i)^draws, ln p_i = -a ln i - logA, ln q_i = -b ln i - logB, over the ranks 1..to.
     *
     * @param a exponent of p
     * @param logA logarithm of p's normaliser
     * @param b exponent of q
     * @param logB logarithm of q's normaliser
     * @param draws T
     * @param to last rank
     */
    static double of(double a, double logA, double b, double logB, double draws, int to) {
        double[] logRank = new double[BLOCK];
        double[] q = new double[BLOCK];
        double[] term = new double[BLOCK];
        double sum = 0;
        // From the smallest terms up.
        for (int last = to; last > 0; last -= BLOCK) {
            int count = Math.min(BLOCK, last);
            for (int i = 0; i < count; i++) {
                logRank[i] = last - i;
            }
            KERNELS.log(logRank, count);
            for (int i = 0; i < count; i++) {
                q[i] = -b * logRank[i] - logB;
            }
            KERNELS.exp(q, count);
            for (int i = 0; i < count; i++) {
                term[i] = 1 - q[i];
            }
            KERNELS.log(term, count);
            for (int i = 0; i < count; i++) {
                term[i] = -a * logRank[i] - logA + draws * (term[i] + roundingOfOneMinus(q[i]));
            }
            KERNELS.exp(term, count);
            for (int i = 0; i < count; i++) {
                sum += term[i];
            }
        }
        return sum;
    }

    /**
     * What ln(1 - q) lacks because 1 - q was rounded: (1 - q - rounded) / rounded. From q = 1/2 on nothing was rounded; below, three
     * terms of the geometric series give 1 / rounded to six percent of a correction that is itself below 2^-53.
     */
    private static double roundingOfOneMinus(double q) {
        return ((1 - (1 - q)) - q) * (1 + q) * (1 + q * q);
    }
}
