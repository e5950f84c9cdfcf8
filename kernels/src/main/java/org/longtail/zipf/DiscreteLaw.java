package org.longtail.zipf;

/**
 * A probability law on ranks 1, 2, 3, ...: bounded, unbounded, cut, narrowed, mixed or counted from data. Immutable and
 * shareable; whoever draws from it asks for a {@link #sampler()}.
 */
public interface DiscreteLaw {

    /** Support size of a law on all of 1, 2, 3, ... */
    long UNBOUNDED = Long.MAX_VALUE;

    /**
     * Returns the largest rank of the support.
     *
     * @return the support size, or {@link #UNBOUNDED}
     */
    long supportSize();

    /**
     * Returns P(X = rank).
     *
     * @param rank any value; 0 is returned outside the support
     * @return the probability
     */
    double probability(long rank);

    /**
     * Returns ln P(X = rank).
     *
     * @param rank any value; negative infinity is returned outside the support
     * @return the logarithm of the probability
     */
    double logProbability(long rank);

    /**
     * Returns P(X &gt; rank), without cancellation in the tail. On an unbounded law {@link Long#MAX_VALUE} stands for itself and all
     * ranks beyond, as in samples: nothing is above it.
     *
     * @param rank any value
     * @return the mass beyond the rank
     */
    double survival(long rank);

    /**
     * Returns P(X &le; rank).
     *
     * @param rank any value
     * @return the mass up to the rank
     */
    double cdf(long rank);

    /**
     * Returns a plan for drawing from this law.
     *
     * @return an immutable, thread-safe sampler
     */
    DiscreteSampler sampler();
}
