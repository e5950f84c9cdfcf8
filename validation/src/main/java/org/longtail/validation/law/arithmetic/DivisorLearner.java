package org.longtail.validation.law.arithmetic;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.longtail.arithmetic.GreatestCommonDivisors;
import org.longtail.random.RandomStream;

/**
 * Learns divisors from labelled pairs: it knows a divisor when it has seen that label often enough; 1 it always knows. With
 * one sighting it is the infinite-memory learner on the labels. Reused between replicates.
 */
final class DivisorLearner {

    /** Pairs at a time, through buffers that stay in the cache. */
    private static final int BLOCK = 4096;

    private final GcdOutcomes outcomes;
    private final int sightings;
    private final int[] counts;
    private final int[] first = new int[BLOCK];
    private final int[] second = new int[BLOCK];

    DivisorLearner(GcdOutcomes outcomes, int sightings) {
        this.outcomes = outcomes;
        this.sightings = sightings;
        counts = new int[outcomes.largest() + 1];
    }

    /** What it knows after fresh uniform pairs, each with the label that {@code label} makes of its gcd. */
    DivisorList learn(RandomStream stream, long pairs, IntUnaryOperator label) {
        Arrays.fill(counts, 0);
        int block;
        for (long left = pairs; left > 0; left -= block) {
            block = (int) Math.min(left, BLOCK);
            fillUniform(stream, first, block);
            fillUniform(stream, second, block);
            GreatestCommonDivisors.gcd(first, second, first, 0, block);
            for (int i = 0; i < block; i++) {
                counts[label.applyAsInt(first[i])]++;
            }
        }
        counts[1] = Math.max(counts[1], sightings);
        int[] known = new int[16];
        int size = 0;
        for (int divisor = 1; divisor < counts.length; divisor++) {
            if (counts[divisor] >= sightings) {
                if (size == known.length) {
                    known = Arrays.copyOf(known, 2 * size);
                }
                known[size++] = divisor;
            }
        }
        return DivisorList.of(known, size);
    }

    /** The learner answers a pair rightly if and only if it knows the pair's gcd. */
    double error(DivisorList divisors) {
        double right = 0;
        for (int i = divisors.size() - 1; i >= 0; i--) {
            right += outcomes.probability(divisors.get(i));
        }
        return 1 - right;
    }

    private void fillUniform(RandomStream stream, int[] values, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = 1 + (int) stream.nextLong(outcomes.largest());
        }
    }
}
