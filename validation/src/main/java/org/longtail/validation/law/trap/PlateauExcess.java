package org.longtail.validation.law.trap;

import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.longtail.truncation.Truncation;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/**
 * The error of an infinite-memory learner above its plateau, E - R_k, after draws of a Zipf law that was cut at rank k.
 *
 * @param truth the law of the test, unbounded
 * @param training the same law cut at rank k
 */
record PlateauExcess(Zipf truth, Zipf training) {

    static PlateauExcess of(double exponent, long cut) {
        Zipf truth = Zipf.of(exponent);
        return new PlateauExcess(truth, Truncation.cutAtRank(truth, cut));
    }

    /** c = 1 - 1/b. */
    double decay() {
        return 1 - 1 / truth.exponent();
    }

    /** u/T: the training probability at k + 1/2. */
    double edge() {
        return Math.pow((double) training.supportSize() + 0.5, -truth.exponent()) / training.normalizer();
    }

    long drawsAt(double scaled) {
        return Math.max(1, Math.round(scaled / edge()));
    }

    double plateau() {
        return truth.survival(training.supportSize());
    }

    /** Exact: the sum over the kept ranks of p (1 - q)^T. */
    double expected(long draws) {
        return ExpectedCounts.missingMass(truth, training, draws) - plateau();
    }

    /** Of one run; the plateau has none. */
    double variance(long draws) {
        return ExpectedCounts.missingMassVariance(truth, training, draws);
    }

    /** A T^-c, what the published sum leaves when its plateau is taken away. */
    double published(double draws) {
        double prefactor =
                Gamma.value(decay()) / truth.exponent() * Math.pow(truth.normalizer(), -1 / truth.exponent());
        return prefactor * Math.pow(draws, -decay());
    }

    /** (E - R_k)/R_k = c u^-c Gamma(c, u). */
    static double scaled(double c, double u) {
        return c * Math.pow(u, -c) * upperGamma(c, u);
    }

    /** Minus the slope of {@link #scaled} on log-log axes: c + u^c e^-u/Gamma(c, u), which rises from c without bound. */
    static double apparentExponent(double c, double u) {
        return c + Math.pow(u, c) * Math.exp(-u) / upperGamma(c, u);
    }

    private static double upperGamma(double c, double u) {
        return RegularizedGamma.Q.value(c, u) * Gamma.value(c);
    }
}
