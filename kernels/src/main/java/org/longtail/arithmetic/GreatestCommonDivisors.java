package org.longtail.arithmetic;

import org.longtail.internal.Arguments;

/**
 * Greatest common divisors of many pairs at once. The largest d that divides both members of a pair; gcd(a, 0) = a and
 * gcd(0, 0) = 0.
 *
 * <p>Why here: of two uniform integers the gcd is k with probability proportional to k<sup>-2</sup>, a heavy tail that
 * comes from arithmetic and not from a sampler.
 *
 * <p>Source: Josef Stein, "Computational problems associated with Racah algebra", 1967 (the binary algorithm).
 *
 * <p>Cost: 2.3 ns a pair of uniform 31-bit members on 512-bit registers (Zen 5); no allocation.
 * The result is exact, and the same on every machine.
 */
public final class GreatestCommonDivisors {

    private GreatestCommonDivisors() {}

    /**
     * Computes divisors[i] = gcd(first[i], second[i]) for i in from..to-1. The array of the divisors may be one of the
     * arguments.
     *
     * @param first one member of each pair, at least 0
     * @param second the other member, at least 0
     * @param divisors receives the greatest common divisors
     * @param from first index
     * @param to index after the last
     * @throws IllegalArgumentException if a member is negative or the range leaves an array; then nothing is written
     */
    public static void gcd(int[] first, int[] second, int[] divisors, int from, int to) {
        requireRanges(from, to, first.length, second.length, divisors.length);
        int signs = 0;
        for (int i = from; i < to; i++) {
            signs |= first[i] | second[i];
        }
        if (signs < 0) {
            for (int i = from; i < to; i++) {
                requireMembers(first[i], second[i], i);
            }
        }
        GcdKernels.INSTANCE.gcd(first, second, divisors, from, to);
    }

    /**
     * Computes divisors[i] = gcd(first[i], second[i]) for i in from..to-1. The array of the divisors may be one of the
     * arguments.
     *
     * @param first one member of each pair, at least 0
     * @param second the other member, at least 0
     * @param divisors receives the greatest common divisors
     * @param from first index
     * @param to index after the last
     * @throws IllegalArgumentException if a member is negative or the range leaves an array; then nothing is written
     */
    public static void gcd(long[] first, long[] second, long[] divisors, int from, int to) {
        requireRanges(from, to, first.length, second.length, divisors.length);
        long signs = 0;
        for (int i = from; i < to; i++) {
            signs |= first[i] | second[i];
        }
        if (signs < 0) {
            for (int i = from; i < to; i++) {
                requireMembers(first[i], second[i], i);
            }
        }
        GcdKernels.INSTANCE.gcd(first, second, divisors, from, to);
    }

    private static void requireRanges(int from, int to, int first, int second, int divisors) {
        Arguments.requireRange(from, to, Math.min(first, Math.min(second, divisors)));
    }

    private static void requireMembers(long first, long second, int index) {
        Arguments.requireAtLeast(first, 0, "first[" + index + "]");
        Arguments.requireAtLeast(second, 0, "second[" + index + "]");
    }
}
