package org.longtail.zipf;

import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

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
     * Returns the smallest rank whose cdf reaches a probability.
     *
     * @param probability in [0, 1]
     * @return the rank; 1 for probability 0, the support size for 1. On an unbounded law ranks beyond 2^63 - 1 are returned as {@link
     *     Long#MAX_VALUE}
     * @throws IllegalArgumentException if {@code probability} lies outside [0, 1]
     */
    default long quantile(double probability) {
        Arguments.requireProbability(probability, "probability");
        // Compared on the side where the numbers are small. Survival may vanish long before the support ends.
        if (probability == 1) {
            return supportSize();
        }
        return probability <= 0.5
                ? Ranks.first(supportSize(), rank -> cdf(rank) >= probability)
                : Ranks.first(supportSize(), rank -> survival(rank) <= 1 - probability);
    }

    /**
     * Returns the smallest rank beyond which no more than a mass lies: the quantile of one minus the mass, to full precision in the
     * tail.
     *
     * @param mass in [0, 1]
     * @return the smallest rank k of at least 1 with P(X &gt; k) at most the mass
     * @throws IllegalArgumentException if {@code mass} lies outside [0, 1]
     */
    default long inverseSurvival(double mass) {
        Arguments.requireProbability(mass, "mass");
        return mass == 0 ? supportSize() : Ranks.first(supportSize(), rank -> survival(rank) <= mass);
    }

    /**
     * Returns whether probabilities are known not to rise with rank, so that the most probable ranks are the first ones.
     *
     * @return false where they do, or where it is not known
     */
    default boolean isNonIncreasing() {
        return false;
    }

    /**
     * Returns the law of a draw given that it is no larger than a rank: p_i / P(X &le; rank) on the ranks up to there.
     *
     * <p>Cost and accuracy, where a law has no form of its own for this: draws are rejected until one is small enough, 1 / P(X &le;
     * rank) of them on average; survival is a difference, accurate to 1e-15 of that of this law at the cut.
     *
     * @param rank last rank kept, at least 1; beyond the support nothing is cut
     * @return the law cut there
     * @throws IllegalArgumentException if {@code rank} is below 1, or nothing lies up to it
     */
    default DiscreteLaw upTo(long rank) {
        Arguments.requireAtLeastOne(rank, "rank");
        return rank >= supportSize() ? this : CutLaw.of(this, rank);
    }

    /**
     * Returns a plan for counting draws from this law.
     *
     * <p>Cost, where a law has no method of its own for this: T draws one by one, and sorting them.
     *
     * @return an immutable, thread-safe sampler of counts
     */
    default DiscreteCountSampler countSampler() {
        DiscreteSampler sampler = sampler();
        return (stream, draws) -> ZipfCounts.oneByOne(sampler, stream, draws);
    }

    /**
     * Draws the counts of T independent draws; shorthand for {@link #countSampler}, which spares its set-up on repetition.
     *
     * @param stream the source of randomness; advanced
     * @param draws T, at least 0
     * @return the counts, of total T
     * @throws IllegalArgumentException if {@code draws} is negative, or more than the law can count
     */
    default ZipfCounts drawCounts(RandomStream stream, long draws) {
        return countSampler().sample(stream, draws);
    }

    /**
     * Returns a plan for drawing from this law.
     *
     * @return an immutable, thread-safe sampler
     */
    DiscreteSampler sampler();
}
