package org.longtail.truncation;

import org.longtail.internal.Arguments;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.EmpiricalLaw;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/**
 * What a generator does to the tail of a law. Each result is again a law, which every other kernel takes; the rank at which a decoder's
 * setting cuts a law is one call.
 *
 * <p>Ranks are in order of probability, except those of an {@link EmpiricalLaw}: of counted data the most frequent types are kept, each
 * at its own rank.
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
     * Cuts the tail: ranks 1..rank, renormalised, whatever their order. A mixture stays one, of laws cut there.
     *
     * @param law the law to cut
     * @param rank last rank kept, at least 1; beyond the support nothing is cut
     * @return the cut law
     * @throws IllegalArgumentException if {@code rank} is below 1, or nothing lies up to it
     */
    public static DiscreteLaw cutAtRank(DiscreteLaw law, long rank) {
        return law.upTo(rank);
    }

    /**
     * Keeps the most probable ranks, renormalised (top-k).
     *
     * @param law counted data, or a law whose probabilities do not rise with rank
     * @param ranks how many to keep, at least 1; of equal counts the smaller ranks
     * @return the law of what is kept
     * @throws IllegalArgumentException if {@code ranks} is below 1 or the law is not known not to rise
     */
    public static DiscreteLaw topK(DiscreteLaw law, long ranks) {
        Arguments.requireAtLeastOne(ranks, "ranks");
        return law instanceof EmpiricalLaw data
                ? data.mostFrequent(ranks)
                : falling(law).upTo(ranks);
    }

    /**
     * Keeps the nucleus (top-p): as few ranks as reach a mass, renormalised.
     *
     * @param law counted data, or a law whose probabilities do not rise with rank
     * @param mass in (0, 1]
     * @return the law of what is kept
     * @throws IllegalArgumentException if {@code mass} lies outside (0, 1] or the law is not known not to rise
     */
    public static DiscreteLaw nucleus(DiscreteLaw law, double mass) {
        return topK(law, nucleusRank(inOrder(law), mass));
    }

    /**
     * Keeps the ranks of at least a share of the largest probability, renormalised (min-p).
     *
     * @param law counted data, or a law whose probabilities do not rise with rank
     * @param ratio in (0, 1]
     * @return the law of what is kept
     * @throws IllegalArgumentException if {@code ratio} lies outside (0, 1] or the law is not known not to rise
     */
    public static DiscreteLaw minP(DiscreteLaw law, double ratio) {
        return topK(law, minPRank(inOrder(law), ratio));
    }

    /**
     * Keeps what a finite sample would show: the ranks up to {@link #finiteSampleRank}, renormalised.
     *
     * @param law counted data, or a law whose probabilities do not rise with rank
     * @param draws size T of the sample, at least 1
     * @return the law of what is kept
     * @throws IllegalArgumentException if {@code draws} is below 1 or the law is not known not to rise
     */
    public static DiscreteLaw finiteSample(DiscreteLaw law, long draws) {
        return topK(law, finiteSampleRank(inOrder(law), draws));
    }

    /**
     * Returns the rank whose cut loses as much as a finite sample does: the smallest k with P(X &gt; k) at most the expected missing mass
     * of T draws. A generator that has seen T draws is, to its heirs, about a law cut there.
     *
     * <p>For an unbounded Zipf law of exponent b and probability C of rank 1, c = 1 - 1/b, this is asymptotically (C T)^(1/b)
     * Gamma(1+c)^(-1/(b-1)).
     *
     * @param law a law that {@link ExpectedCounts} takes, whose probabilities do not rise with rank
     * @param draws size T of the sample, at least 1
     * @return the last rank kept
     * @throws IllegalArgumentException if {@code draws} is below 1 or the law is not known not to rise
     */
    public static long finiteSampleRank(DiscreteLaw law, long draws) {
        Arguments.requireAtLeastOne(draws, "draws");
        return falling(law).inverseSurvival(Math.min(1, ExpectedCounts.missingMass(law, draws)));
    }

    /**
     * Returns where a nucleus (top-p) cuts: the smallest rank k with P(X &le; k) at least the mass.
     *
     * @param law a law whose probabilities do not rise with rank
     * @param mass in (0, 1]
     * @return the last rank kept; {@link Long#MAX_VALUE} when nothing is cut off an unbounded law
     * @throws IllegalArgumentException if {@code mass} lies outside (0, 1] or the law is not known not to rise
     */
    public static long nucleusRank(DiscreteLaw law, double mass) {
        return falling(law).quantile(Arguments.requireFraction(mass, "mass"));
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
        falling(law);
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
     * Returns where min-p cuts: the last rank with p(rank) at least ratio * p(1).
     *
     * <p>Cost: some sixty probabilities. Accuracy: a probability within 1e-15 of the limit meets it.
     *
     * @param law a law whose probabilities do not rise with rank
     * @param ratio in (0, 1]
     * @return the last rank kept
     * @throws IllegalArgumentException if {@code ratio} lies outside (0, 1] or the law is not known not to rise
     */
    public static long minPRank(DiscreteLaw law, double ratio) {
        if (law instanceof Zipf zipf) {
            return minPRank(zipf, ratio);
        }
        falling(law);
        double limit = Arguments.requireFraction(ratio, "ratio") * law.probability(1) * (1 - 0x1p-50);
        long meets = 1;
        long fails = law.supportSize();
        if (law.probability(fails) >= limit) {
            return fails;
        }
        while (fails - meets > 1) {
            long middle = meets + (fails - meets) / 2;
            if (law.probability(middle) >= limit) {
                meets = middle;
            } else {
                fails = middle;
            }
        }
        return meets;
    }

    /**
     * Applies a temperature: p_i^(1/temperature), renormalised.
     *
     * <p>Accuracy, for counted data: weights are integers of sum near 2^61; a type whose share falls below that is lost.
     *
     * @param law a Zipf law or counted data
     * @param temperature positive and finite; below 1 sharpens, above 1 flattens
     * @return the new law, on the same support
     * @throws IllegalArgumentException if {@code temperature} is out of range, an unbounded law would not be normalisable, or the law is
     *     of another kind
     */
    public static DiscreteLaw temperature(DiscreteLaw law, double temperature) {
        return switch (law) {
            case Zipf zipf -> temperature(zipf, temperature);
            case EmpiricalLaw data -> data.tempered(Arguments.requirePositive(temperature, "temperature"));
            default -> throw new IllegalArgumentException("law must be a Zipf law or counted data: " + law);
        };
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

    private static DiscreteLaw falling(DiscreteLaw law) {
        if (!law.isNonIncreasing()) {
            throw new IllegalArgumentException("law must not rise with rank: " + law);
        }
        return law;
    }

    private static DiscreteLaw inOrder(DiscreteLaw law) {
        return law instanceof EmpiricalLaw data ? data.byFrequency() : law;
    }
}
