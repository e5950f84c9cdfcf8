package org.longtail.zipf;

/** SKELETON. P(X = i) = i^-exponent / normalizer. */
@SuppressWarnings("DoNotCallSuggester")
public final class Zipf implements DiscreteLaw {

    private Zipf() {}

    public static Zipf of(double exponent) {
        throw new UnsupportedOperationException();
    }

    public static Zipf bounded(double exponent, long supportSize) {
        throw new UnsupportedOperationException();
    }

    public double exponent() {
        throw new UnsupportedOperationException();
    }

    public boolean isBounded() {
        throw new UnsupportedOperationException();
    }

    /** zeta(exponent), or the generalised harmonic number. */
    public double normalizer() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long supportSize() {
        throw new UnsupportedOperationException();
    }

    @Override
    public double probability(long rank) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double logProbability(long rank) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double survival(long rank) {
        throw new UnsupportedOperationException();
    }

    @Override
    public double cdf(long rank) {
        throw new UnsupportedOperationException();
    }

    /** Smallest rank whose cdf is at least p, p in [0, 1]. */
    public long quantile(double p) {
        throw new UnsupportedOperationException();
    }

    /** Infinite when exponent <= 2 and unbounded. */
    public double mean() {
        throw new UnsupportedOperationException();
    }

    public double entropy() {
        throw new UnsupportedOperationException();
    }

    /** E ln X = -zeta'(b)/zeta(b). */
    public double meanLogRank() {
        throw new UnsupportedOperationException();
    }

    /** Var ln X: the Fisher information of one draw about the exponent. */
    public double fisherInformation() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ZipfSampler sampler() {
        throw new UnsupportedOperationException();
    }
}
