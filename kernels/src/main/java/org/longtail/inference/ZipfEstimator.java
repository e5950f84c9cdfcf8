package org.longtail.inference;

/** SKELETON. Maximum likelihood for the exponent of a Zipf law from ranks that are true ranks. */
@SuppressWarnings("DoNotCallSuggester")
public final class ZipfEstimator {

    private ZipfEstimator() {}

    /** exponent, standard error 1/sqrt(T I). */
    public record Estimate(double exponent, double standardError, long draws) {}

    public static Estimate unbounded(double meanLogRank, long draws) {
        throw new UnsupportedOperationException();
    }

    public static Estimate bounded(double meanLogRank, long draws, long supportSize) {
        throw new UnsupportedOperationException();
    }
}
