package org.longtail.zipf;

import java.util.Objects;
import org.longtail.internal.Arguments;

/**
 * A mixture of two laws: a draw comes from the first with probability {@code share}, else from the second. Real data diluted by
 * synthetic data, for instance.
 *
 * <p>Formula: P(X = i) = f p_i + (1 - f) q_i.
 *
 * <p>Source: L. Devroye, Non-Uniform Random Variate Generation, 1986, section II.4 (composition); E. Dohmatob, Y. Feng, P. Yang, F.
 * Charton, J. Kempe, "A tale of tails: model collapse as a change of scaling laws", 2024 (mixing real and synthetic data).
 *
 * <p>Units and ranges: f in [0, 1]; any two laws, mixtures among them. Cost: that of both laws. Memory: two references. Immutable
 * and thread-safe where both laws are.
 *
 * <p>Accuracy: that of the two laws; sums have no cancellation.
 */
public final class Mixture implements DiscreteLaw {

    private final double share;
    private final DiscreteLaw first;
    private final DiscreteLaw second;

    private Mixture(double share, DiscreteLaw first, DiscreteLaw second) {
        this.share = share;
        this.first = first;
        this.second = second;
    }

    /**
     * Returns the law of {@code share} parts of the first law and {@code 1 - share} of the second.
     *
     * @param share f, the probability that a draw comes from the first law, in [0, 1]
     * @param first the law p
     * @param second the law q
     * @return the law f p + (1 - f) q; its support is that of the laws with a positive share
     * @throws IllegalArgumentException if {@code share} lies outside [0, 1]
     */
    public static Mixture of(double share, DiscreteLaw first, DiscreteLaw second) {
        Arguments.requireProbability(share, "share");
        return new Mixture(share + 0.0, first, second); // makes 0 of -0
    }

    /**
     * Returns the share of the first law.
     *
     * @return f
     */
    public double share() {
        return share;
    }

    /**
     * Returns the law that a draw comes from with probability {@link #share}.
     *
     * @return p
     */
    public DiscreteLaw first() {
        return first;
    }

    /**
     * Returns the other law.
     *
     * @return q
     */
    public DiscreteLaw second() {
        return second;
    }

    @Override
    public long supportSize() {
        if (share == 0) {
            return second.supportSize();
        }
        return share == 1 ? first.supportSize() : Math.max(first.supportSize(), second.supportSize());
    }

    @Override
    public double probability(long rank) {
        return mean(first.probability(rank), second.probability(rank));
    }

    @Override
    public double logProbability(long rank) {
        double logFirst = Math.log(share) + first.logProbability(rank);
        double logSecond = Math.log1p(-share) + second.logProbability(rank);
        double larger = Math.max(logFirst, logSecond);
        double smaller = Math.min(logFirst, logSecond);
        return smaller == Double.NEGATIVE_INFINITY ? larger : larger + Math.log1p(Math.exp(smaller - larger));
    }

    @Override
    public double survival(long rank) {
        return mean(first.survival(rank), second.survival(rank));
    }

    @Override
    public double cdf(long rank) {
        return mean(first.cdf(rank), second.cdf(rank));
    }

    private double mean(double ofFirst, double ofSecond) {
        return Math.min(1, share * ofFirst + (1 - share) * ofSecond);
    }

    @Override
    public boolean isNonIncreasing() {
        return (share == 0 || first.isNonIncreasing()) && (share == 1 || second.isNonIncreasing());
    }

    /**
     * Returns the law of a draw given that it is no larger than a rank: again a mixture, of both laws cut there, in the proportion
     * of what they have up to there.
     */
    @Override
    public DiscreteLaw upTo(long rank) {
        Arguments.requireAtLeastOne(rank, "rank");
        if (rank >= supportSize()) {
            return this;
        }
        double ofFirst = share * first.cdf(rank);
        double ofSecond = (1 - share) * second.cdf(rank);
        if (ofFirst == 0) {
            return second.upTo(rank);
        }
        if (ofSecond == 0) {
            return first.upTo(rank);
        }
        return new Mixture(ofFirst / (ofFirst + ofSecond), first.upTo(rank), second.upTo(rank));
    }

    @Override
    public DiscreteSampler sampler() {
        if (share == 0) {
            return second.sampler();
        }
        return share == 1 ? first.sampler() : new MixtureSampler(this);
    }

    /**
     * Returns a plan for the counts of T draws: a binomial number of them from the first law, the others from the second, and both
     * counts merged.
     */
    @Override
    public DiscreteCountSampler countSampler() {
        DiscreteCountSampler ofFirst = first.countSampler();
        DiscreteCountSampler ofSecond = second.countSampler();
        return (stream, draws) -> {
            Arguments.requireAtLeast(draws, 0, "draws");
            long fromFirst = stream.nextBinomial(draws, share);
            return ofFirst.sample(stream, fromFirst).merge(ofSecond.sample(stream, draws - fromFirst));
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mixture law
                && share == law.share
                && first.equals(law.first)
                && second.equals(law.second);
    }

    @Override
    public int hashCode() {
        return Objects.hash(share, first, second);
    }

    @Override
    public String toString() {
        return "Mixture(" + share + " of " + first + ", " + (1 - share) + " of " + second + ")";
    }
}
