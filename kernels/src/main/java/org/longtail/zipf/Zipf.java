package org.longtail.zipf;

import java.util.Objects;
import org.longtail.internal.Arguments;

/**
 * The Zipf law: P(X = i) = i^-exponent / normalizer on the ranks 1, 2, ..., bounded or not. Always p_i ~ i^-exponent: the exponent
 * is that of the probabilities, not of the survival function (exponent - 1) nor of the frequencies of frequencies (1 +
 * 1/exponent).
 *
 * <p>Source: N. L. Johnson, A. W. Kemp, S. Kotz, Univariate Discrete Distributions, 2005, section 11.2.20 (zeta distribution).
 *
 * <p>Cost: a few microseconds to make, whatever the support size (Euler-Maclaurin, no sum over ranks); probabilities cost one power,
 * cumulative ones some twenty, quantiles some sixty cumulative ones. Memory: 100 bytes.
 *
 * <p>Accuracy: normaliser, probabilities and both cumulative functions to 1e-14 relative for exponents up to 30 in size, and some
 * |exponent| units in the last place beyond. Immutable and thread-safe.
 */
public final class Zipf implements DiscreteLaw {

    /** Leaves room for a rank plus one, and for twice a rank, in a {@code long}. */
    private static final long LARGEST_SUPPORT = 1L << 62;

    private final double exponent;
    private final long supportSize;
    private final PowerSum total;

    private Zipf(double exponent, long supportSize) {
        this.exponent = exponent + 0.0; // makes 0 of -0, which equals it but has another hash code
        this.supportSize = supportSize;
        this.total = PowerSum.over(exponent, 1, supportSize);
    }

    /**
     * Returns the unbounded law (the zeta distribution).
     *
     * @param exponent finite and greater than 1
     * @return the law on 1, 2, 3, ...
     * @throws IllegalArgumentException if {@code exponent} is not finite or not greater than 1
     */
    public static Zipf of(double exponent) {
        Arguments.requireGreaterThan(exponent, 1, "exponent");
        return new Zipf(exponent, UNBOUNDED);
    }

    /**
     * Returns the law on the ranks 1..supportSize.
     *
     * @param exponent any finite value; 0 gives the uniform law, negative values favour high ranks
     * @param supportSize from 1 to 2^62
     * @return the law
     * @throws IllegalArgumentException if {@code exponent} is not finite or {@code supportSize} is out of range
     */
    public static Zipf bounded(double exponent, long supportSize) {
        Arguments.requireFinite(exponent, "exponent");
        Arguments.requireAtLeastOne(supportSize, "supportSize");
        if (supportSize > LARGEST_SUPPORT) {
            throw new IllegalArgumentException("supportSize must be at most 2^62: " + supportSize);
        }
        return new Zipf(exponent, supportSize);
    }

    /**
     * Returns the exponent.
     *
     * @return beta of p_i ~ i^-beta
     */
    public double exponent() {
        return exponent;
    }

    /**
     * Returns whether the support is finite.
     *
     * @return false for the law on all ranks
     */
    public boolean isBounded() {
        return supportSize != UNBOUNDED;
    }

    /**
     * Returns the sum of i^-exponent over the support: Riemann's zeta function, or a generalised harmonic number.
     *
     * @return the normaliser; infinity where a double cannot hold it, then use {@link #logNormalizer}
     */
    public double normalizer() {
        return total.value(exponent);
    }

    /**
     * Returns the logarithm of the normaliser.
     *
     * @return ln of the sum of i^-exponent, always finite
     */
    public double logNormalizer() {
        return total.logValue(exponent);
    }

    @Override
    public long supportSize() {
        return supportSize;
    }

    @Override
    public double probability(long rank) {
        return contains(rank) ? density((double) rank) : 0;
    }

    /** The probability as a function of real ranks, unchecked. */
    double density(double rank) {
        return Math.pow(rank / total.reference(), -exponent) / total.sum();
    }

    @Override
    public double logProbability(long rank) {
        return contains(rank)
                ? -exponent * Math.log(rank / total.reference()) - Math.log(total.sum())
                : Double.NEGATIVE_INFINITY;
    }

    @Override
    public double survival(long rank) {
        if (rank < 1) {
            return 1;
        }
        return rank >= supportSize ? 0 : share(PowerSum.over(exponent, rank + 1, supportSize));
    }

    @Override
    public double cdf(long rank) {
        if (rank < 1) {
            return 0;
        }
        if (rank >= supportSize) {
            return 1;
        }
        // Far out on an unbounded law both forms are accurate; the sum from 1 would overflow no sooner, but costs a
        // head.
        return Math.min(1, share(PowerSum.over(exponent, 1, rank)));
    }

    /**
     * Returns the mean rank.
     *
     * @return E X; infinity on the unbounded law with exponent at most 2
     */
    public double mean() {
        if (!isBounded() && exponent <= 2) {
            return Double.POSITIVE_INFINITY;
        }
        PowerSum ranks = PowerSum.over(exponent - 1, 1, supportSize);
        double ratio = ranks.sum() / total.sum();
        // Between 1 and 2 the largest probability is the first, but the largest p_i i the last.
        return ranks.reference() == total.reference()
                ? ratio * ranks.reference()
                : ratio * Math.pow(ranks.reference(), 1 - exponent);
    }

    /**
     * Returns the Shannon entropy.
     *
     * @return -E ln p(X) in nats
     */
    public double entropy() {
        return Math.log(total.sum()) + exponent * total.logSum() / total.sum();
    }

    /**
     * Returns the mean logarithm of the rank: -d/d exponent of the log-normaliser.
     *
     * @return E ln X in nats
     */
    public double meanLogRank() {
        return total.meanLog();
    }

    /**
     * Returns the Fisher information of one draw about the exponent: the variance of ln X.
     *
     * @return I, so that an efficient estimate from T draws has standard error 1/sqrt(T I)
     */
    public double fisherInformation() {
        return total.varianceOfLog();
    }

    @Override
    public boolean isNonIncreasing() {
        return exponent >= 0;
    }

    @Override
    public Zipf upTo(long rank) {
        Arguments.requireAtLeastOne(rank, "rank");
        return rank >= supportSize ? this : bounded(exponent, rank);
    }

    @Override
    public ZipfCountSampler countSampler() {
        return ZipfCountSampler.of(this);
    }

    @Override
    public ZipfSampler sampler() {
        return ZipfSampler.of(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Zipf law && exponent == law.exponent && supportSize == law.supportSize;
    }

    @Override
    public int hashCode() {
        return Objects.hash(exponent, supportSize);
    }

    @Override
    public String toString() {
        return isBounded() ? "Zipf(exponent " + exponent + ", ranks 1.." + supportSize + ")" : "Zipf(" + exponent + ")";
    }

    private boolean contains(long rank) {
        return rank >= 1 && rank <= supportSize;
    }

    /** A sum of i^-exponent as a share of the normaliser. */
    private double share(PowerSum part) {
        return part.sum() / total.sum() * Math.pow(part.reference() / total.reference(), -exponent);
    }
}
