package org.longtail.zipf;

import org.longtail.internal.Arguments;

/**
 * The tail of a Zipf law: P(X = i) = i^-exponent / zeta(exponent, first) on the ranks first, first + 1, ... This is the discrete power law
 * of A. Clauset, C. R. Shalizi, M. E. J. Newman, "Power-law distributions in empirical data", 2009, with x_min = first.
 *
 * <p>Cost: some microseconds to make; a survival value as much, a probability one power. Accuracy: 1e-14 relative for exponents up to 30.
 * Immutable and thread-safe.
 */
public final class ZipfTail implements DiscreteLaw {

    private final double exponent;
    private final long first;
    private final PowerSum total;

    private ZipfTail(double exponent, long first) {
        this.exponent = exponent;
        this.first = first;
        this.total = PowerSum.over(exponent, first, UNBOUNDED);
    }

    /**
     * Returns the law of a Zipf variable given that it is at least {@code first}.
     *
     * @param exponent finite and greater than 1
     * @param first smallest rank, from 1 to 2^53
     * @return the law
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static ZipfTail of(double exponent, long first) {
        Arguments.requireGreaterThan(exponent, 1, "exponent");
        Arguments.requireAtLeastOne(first, "first");
        if (first > 1L << 53) {
            throw new IllegalArgumentException("first must be at most 2^53: " + first);
        }
        return new ZipfTail(exponent, first);
    }

    /**
     * Returns the exponent.
     *
     * @return alpha of p_i ~ i^-alpha
     */
    public double exponent() {
        return exponent;
    }

    /**
     * Returns the smallest rank.
     *
     * @return first rank of the support
     */
    public long first() {
        return first;
    }

    /**
     * Returns the logarithm of the normaliser, Hurwitz's zeta function at (exponent, first).
     *
     * @return ln of the sum of i^-exponent from the first rank on
     */
    public double logNormalizer() {
        return total.logValue(exponent);
    }

    @Override
    public long supportSize() {
        return UNBOUNDED;
    }

    @Override
    public double probability(long rank) {
        return rank < first ? 0 : Math.pow(rank / total.reference(), -exponent) / total.sum();
    }

    @Override
    public double logProbability(long rank) {
        return rank < first
                ? Double.NEGATIVE_INFINITY
                : -exponent * Math.log(rank / total.reference()) - Math.log(total.sum());
    }

    @Override
    public double survival(long rank) {
        if (rank < first) {
            return 1;
        }
        if (rank == UNBOUNDED) {
            return 0;
        }
        PowerSum beyond = PowerSum.over(exponent, rank + 1, UNBOUNDED);
        return beyond.sum() / total.sum() * Math.pow(beyond.reference() / total.reference(), -exponent);
    }

    @Override
    public double cdf(long rank) {
        if (rank < first) {
            return 0;
        }
        return rank == UNBOUNDED
                ? 1
                : Math.min(1, PowerSum.over(exponent, first, rank).sum() / total.sum());
    }

    /**
     * Returns the mean logarithm of the rank.
     *
     * @return E ln X in nats
     */
    public double meanLogRank() {
        return total.meanLog();
    }

    /**
     * Returns the Fisher information of one draw about the exponent.
     *
     * @return the variance of ln X
     */
    public double fisherInformation() {
        return total.varianceOfLog();
    }

    @Override
    public boolean isNonIncreasing() {
        return first == 1;
    }

    @Override
    public DiscreteSampler sampler() {
        return new ZipfTailSampler(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZipfTail law && exponent == law.exponent && first == law.first;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(exponent) + Long.hashCode(first);
    }

    @Override
    public String toString() {
        return "ZipfTail(exponent " + exponent + ", ranks from " + first + ")";
    }
}
