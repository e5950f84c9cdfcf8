package org.longtail.zipf;

import org.longtail.random.RandomStream;

/**
 * A plan for drawing ranks: tables, no state. Immutable and thread-safe; all state is in the {@link RandomStream}.
 * Output depends on the law, the stream's name and the sequence of calls alone: not on the machine, its vectors or the
 * number of threads.
 */
public interface DiscreteSampler {

    /**
     * Draws independent ranks.
     *
     * @param stream the source of randomness; advanced
     * @param ranks receives the ranks in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     */
    void fill(RandomStream stream, long[] ranks, int from, int to);

    /**
     * Draws independent ranks of a law whose support fits in an {@code int}.
     *
     * @param stream the source of randomness; advanced
     * @param ranks receives the ranks in {@code from..to-1}
     * @param from first index to fill
     * @param to index after the last
     * @throws IllegalArgumentException when the support size exceeds {@link Integer#MAX_VALUE}
     */
    void fill(RandomStream stream, int[] ranks, int from, int to);

    /**
     * Draws one rank.
     *
     * @param stream the source of randomness; advanced
     * @return the rank
     */
    default long sample(RandomStream stream) {
        long[] one = new long[1];
        fill(stream, one, 0, 1);
        return one[0];
    }
}
