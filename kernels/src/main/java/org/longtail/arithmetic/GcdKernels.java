package org.longtail.arithmetic;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * Stein's algorithm without branches on the data. Both members of a pair are stripped of their factors of two; then (a, b)
 * becomes (min(a, b), |a - b| stripped) until a is 0 and b the odd part of the divisor. A pair that is done stays as it
 * is, (0, b): so that many pairs can go on together until the last is done. Shift distances count modulo the word's
 * length, which leaves a 0 a 0. Arguments are not checked, and must not be negative.
 */
interface GcdKernels {

    GcdKernels INSTANCE =
            SimdSupport.load(GcdKernels.class, MethodHandles.lookup(), "VectorGcdKernels", ScalarGcdKernels::new);

    /** divisors[i] = gcd(first[i], second[i]) for i in from..to-1. */
    void gcd(int[] first, int[] second, int[] divisors, int from, int to);

    /** divisors[i] = gcd(first[i], second[i]) for i in from..to-1. */
    void gcd(long[] first, long[] second, long[] divisors, int from, int to);
}
