package org.longtail.truncation;

import org.longtail.zipf.Zipf;

/** SKELETON. What a generator does to the tail of a Zipf law; each result is again a law. */
@SuppressWarnings("DoNotCallSuggester")
public final class Truncation {

    private Truncation() {}

    /** Ranks 1..rank, renormalised. */
    public static Zipf cutAtRank(Zipf law, long rank) {
        throw new UnsupportedOperationException();
    }

    /** Smallest rank k with P(X <= k) >= mass. */
    public static long nucleusRank(Zipf law, double mass) {
        throw new UnsupportedOperationException();
    }

    /** Last rank with p(rank) >= ratio * p(1). */
    public static long minPRank(Zipf law, double ratio) {
        throw new UnsupportedOperationException();
    }

    /** p_i^(1/temperature), renormalised. */
    public static Zipf temperature(Zipf law, double temperature) {
        throw new UnsupportedOperationException();
    }

    /** The same support under a larger exponent. */
    public static Zipf narrow(Zipf law, double exponent) {
        throw new UnsupportedOperationException();
    }
}
