package org.longtail.validation.law.tail;

import java.util.Map;
import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.IncompleteGamma;
import org.longtail.truncation.Truncation;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/**
 * What theory says of a Zipf law cut at a rank.
 *
 * @param truth the test law, unbounded
 * @param training the test law cut at the rank and renormalised
 */
record TailCutTheory(Zipf truth, Zipf training) {

    /** Name of the parameter: the last rank that is kept. */
    static final String CUT = "cut";

    static TailCutTheory of(double exponent, long cut) {
        Zipf truth = Zipf.of(exponent);
        return new TailCutTheory(truth, Truncation.cutAtRank(truth, cut));
    }

    /** Of the parameters {@code exponent} and {@code cut}. */
    static TailCutTheory of(Map<String, Object> setting) {
        return of(Settings.real(setting, Settings.EXPONENT), Settings.whole(setting, CUT));
    }

    long cut() {
        return training.supportSize();
    }

    /** c = 1 - 1/b. */
    double decay() {
        return ScalingForms.decay(truth, truth);
    }

    /** R_k, the mass beyond the cut: the error that no number of draws removes. */
    double plateau() {
        return truth.survival(cut());
    }

    /** u/T: the training probability at the edge of the cut, k + 1/2. */
    double edge() {
        return Math.pow((double) cut() + 0.5, -truth.exponent()) / training.normalizer();
    }

    /** The number of draws, rounded, at which T times the edge's probability is u. */
    long drawsAt(double u) {
        return Math.max(1, Math.round(u / edge()));
    }

    /** T = k^b/C, where the early law and the plateau meet. */
    double crossover() {
        return Math.pow((double) cut(), truth.exponent()) * truth.normalizer();
    }

    /** E ~ A (T/F_k)^-c while u is small; no R_k is added, the constant cancels. */
    PowerLaw early() {
        PowerLaw uncut = ScalingForms.missingMass(truth, truth);
        return new PowerLaw(uncut.exponent(), uncut.prefactor() * Math.pow(truth.cdf(cut()), decay()));
    }

    /** The exact error above the plateau: the sum over the kept ranks of p (1 - q)^T. */
    double excess(long draws) {
        return ExpectedCounts.missingMass(truth, training, draws) - plateau();
    }

    /** Of one run; the plateau has none. */
    double variance(long draws) {
        return ExpectedCounts.missingMassVariance(truth, training, draws);
    }

    /** The slope of ln(E - R_k) against ln u: from -c without bound. */
    static double localSlope(double c, double u) {
        return -c - Math.pow(u, c) * Math.exp(-u) / IncompleteGamma.Upper.value(c, u);
    }

    /** The published sum A T^-c + R_k: right in order of magnitude only. */
    double additive(double draws) {
        return ScalingForms.missingMass(truth, truth).at(draws) + plateau();
    }

    /** The rank (C T0)^(1/b) Gamma(1+c)^(-1/(b-1)) beyond which lies as much as a sample of T0 draws has missed. */
    static double effectiveCut(Zipf truth, long draws) {
        double exponent = truth.exponent();
        return Math.pow(draws / truth.normalizer(), 1 / exponent)
                * Math.pow(Gamma.value(2 - 1 / exponent), -1 / (exponent - 1));
    }

    /** R_k Gs(u) against k + 1/2 at fixed u, with R_k ~ C/(b-1) (k+1/2)^(1-b). */
    static PowerLaw plateau(double exponent, double u) {
        double mass = 1 / (Zipf.of(exponent).normalizer() * (exponent - 1));
        return new PowerLaw(1 - exponent, mass * ScalingForms.cutScaling(1 - 1 / exponent, u));
    }
}
