package org.longtail.inference;

import org.longtail.internal.Arguments;

/**
 * The Good-Turing estimate of the probability that the next token is of a type not seen so far.
 *
 * <p>Formula: {@code N_1 / N}, with squared standard error {@code (N_1 (1 - N_1/N) + 2 N_2) / N^2} about the missing mass
 * of the very sample at hand.
 *
 * <p>Sources: I. J. Good, "The population frequencies of species and the estimation of population parameters", 1953; W. W.
 * Esty, "A normal limit law for a nonparametric estimator of the coverage of a random sample", 1983.
 *
 * <p>Both hold for independent draws. Running text repeats itself in bursts, so that there the estimate describes the
 * next token of the same text rather than of another one, and the standard error is a lower bound.
 *
 * @param missingMass estimated probability of the unseen types, in [0, 1]
 * @param standardError its standard error; 0 when no type was seen once or twice, which then says nothing
 */
public record GoodTuring(double missingMass, double standardError) {

    /**
     * Estimates the missing mass of a sample.
     *
     * <p>Cost: {@code O(log D)}.
     *
     * @param spectrum the sample, of at least one token
     * @return estimate and standard error
     * @throws IllegalArgumentException when the sample is empty
     */
    public static GoodTuring of(FrequencySpectrum spectrum) {
        double tokens = Arguments.requireAtLeastOne(spectrum.tokens(), "tokens");
        double once = spectrum.hapaxes();
        double twice = spectrum.typesSeen(2);
        double missing = once / tokens;
        return new GoodTuring(missing, Math.sqrt(once * (1 - missing) + 2 * twice) / tokens);
    }
}
