package org.longtail.truncation;

import org.longtail.internal.Arguments;
import org.longtail.zipf.Zipf;

/**
 * What a generator does to the tail of a Zipf law. Each result is again a Zipf law, which every other kernel takes; the rank at which a
 * decoder's setting cuts a law is one call.
 *
 * <p>Source: E. Dohmatob, Y. Feng, P. Yang, F. Charton, J. Kempe, "A tale of tails: model collapse as a change of scaling laws", 2024;
 * A. Holtzman et al., "The curious case of neural text degeneration", 2020 (nucleus); N. Nguyen et al., "Turning up the heat: min-p
 * sampling", 2024.
 *
 * <p>Cost: that of making a law, some microseconds; a nucleus that of a quantile.
 */
public final class Truncation {

    private Truncation() {}

    /**
     * Cuts the tail: ranks 1..rank, renormalised (top-k).
     *
     * @param law the law to cut
     * @param rank last rank kept, at least 1; beyond the support nothing is cut
     * @return the cut law
     * @throws IllegalArgumentException if {@code rank} is below 1
     */
    public static Zipf cutAtRank(Zipf law, long rank) {
        Arguments.requireAtLeastOne(rank, "rank");
        return rank >= law.supportSize() ? law : Zipf.bounded(law.exponent(), rank);
    }

    /**
     * Returns where a nucleus (top-p) cuts: the smallest rank k with P(X &le; k) at least the mass.
     *
     * @param law a law whose probabilities do not rise with rank
     * @param mass in (0, 1]
     * @return the last rank kept; {@link Long#MAX_VALUE} when nothing is cut off an unbounded law
     * @throws IllegalArgumentException if {@code mass} lies outside (0, 1] or the law's exponent is negative
     */
    public static long nucleusRank(Zipf law, double mass) {
        requireDecreasing(law);
        return law.quantile(Arguments.requireFraction(mass, "mass"));
    }

    /**
     * Returns where min-p cuts: the last rank with p(rank) at least ratio * p(1).
     *
     * @param law a law whose probabilities do not rise with rank
     * @param ratio in (0, 1]
     * @return the last rank kept
     * @throws IllegalArgumentException if {@code ratio} lies outside (0, 1] or the law's exponent is negative
     */
    public static long minPRank(Zipf law, double ratio) {
        requireDecreasing(law);
        Arguments.requireFraction(ratio, "ratio");
        double rank = law.exponent() == 0 ? Double.POSITIVE_INFINITY : Math.pow(ratio, -1 / law.exponent());
        if (rank >= law.supportSize()) {
            return law.supportSize();
        }
        long guess = (long) rank;
        // The power is off by a few units in the last place: a rank that meets the ratio exactly must not be lost.
        boolean nextMeets = Math.pow(guess + 1.0, -law.exponent()) >= ratio * (1 - 0x1p-50);
        return nextMeets ? guess + 1 : guess;
    }

    /**
     * Applies a temperature: p_i^(1/temperature), renormalised. The exponent becomes exponent / temperature.
     *
     * @param law the law
     * @param temperature positive and finite; below 1 sharpens, above 1 flattens
     * @return the new law, on the same support
     * @throws IllegalArgumentException if {@code temperature} is out of range, or an unbounded law would not be normalisable
     */
    public static Zipf temperature(Zipf law, double temperature) {
        Arguments.requirePositive(temperature, "temperature");
        double exponent = law.exponent() / temperature;
        if (!law.isBounded() && !(exponent > 1)) {
            throw new IllegalArgumentException("temperature must be below the exponent " + law.exponent()
                    + " of an unbounded law: " + temperature);
        }
        if (!Double.isFinite(exponent)) {
            throw new IllegalArgumentException("temperature must leave the exponent finite: " + temperature);
        }
        return withExponent(law, exponent);
    }

    /**
     * Narrows the tail: the same support under a larger exponent.
     *
     * @param law the law
     * @param exponent the new exponent, finite and at least the law's own
     * @return the narrowed law
     * @throws IllegalArgumentException if {@code exponent} is not finite or smaller than the law's
     */
    public static Zipf narrow(Zipf law, double exponent) {
        Arguments.requireFinite(exponent, "exponent");
        if (exponent < law.exponent()) {
            throw new IllegalArgumentException(
                    "exponent must be at least the law's own " + law.exponent() + " to narrow it: " + exponent);
        }
        return withExponent(law, exponent);
    }

    private static Zipf withExponent(Zipf law, double exponent) {
        return law.isBounded() ? Zipf.bounded(exponent, law.supportSize()) : Zipf.of(exponent);
    }

    private static void requireDecreasing(Zipf law) {
        if (law.exponent() < 0) {
            throw new IllegalArgumentException("law must not rise with rank: " + law);
        }
    }
}
