package org.longtail.validation.law.arithmetic;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The divisors that a learner knows, in increasing order; the first is 1. It answers with the largest one that divides
 * both numbers, as the transformers of F. Charton, "Learning the greatest common divisor: explaining transformer
 * predictions", 2024, do.
 */
final class DivisorList {

    private final int[] known;

    private DivisorList(int[] known) {
        this.known = known;
    }

    /** The first {@code count} of some divisors in increasing order, of which the first is 1. */
    static DivisorList of(int[] divisors, int count) {
        return new DivisorList(Arrays.copyOf(divisors, count));
    }

    /** All divisors up to the last. */
    static DivisorList upTo(int last) {
        return new DivisorList(IntStream.rangeClosed(1, last).toArray());
    }

    int size() {
        return known.length;
    }

    int get(int index) {
        return known[index];
    }

    /** The learner's answer for a pair with that greatest common divisor. */
    int answer(int gcd) {
        int at = known.length - 1;
        while (gcd % known[at] != 0) {
            at--;
        }
        return known[at];
    }
}
