package org.longtail.zipf;

import org.longtail.random.RandomStream;

/**
 * A plan for counting draws of a law: immutable and thread-safe; all state is in the {@link RandomStream}. Output depends on the law,
 * the stream's name and state, and the number of draws alone.
 */
@FunctionalInterface
public interface DiscreteCountSampler {

    /**
     * Draws the counts of T independent draws, jointly multinomial.
     *
     * @param stream the source of randomness; advanced
     * @param draws T, at least 0
     * @return the counts, of total T
     * @throws IllegalArgumentException if {@code draws} is negative, or more than the law can count
     */
    ZipfCounts sample(RandomStream stream, long draws);
}
