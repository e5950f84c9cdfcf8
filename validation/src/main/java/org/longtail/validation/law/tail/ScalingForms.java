package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.Gamma;
import org.apache.commons.numbers.gamma.GammaRatio;
import org.apache.commons.numbers.gamma.IncompleteBeta;
import org.apache.commons.numbers.gamma.IncompleteGamma;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/**
 * Closed forms of the test error E(T) = sum p_i (1 - q_i)^T of a support learner, where the test law is p_i = i^-b/Z and
 * the training law q_i = i^-b'/Z', and c = (b-1)/b'. Replacing the sum by an integral over t = q_i gives
 * Z'^c/(b' Z) * B(c, T+1); the Euler-Maclaurin corrections at the head vanish faster than any power of T.
 */
final class ScalingForms {

    /** What double-precision sums and gamma-function ratios may cost, with a margin. */
    static final double ROUNDING = 1e-11;

    private ScalingForms() {}

    /** The decay exponent c = (b-1)/b' of the test error. */
    static double decay(Zipf test, Zipf training) {
        return (test.exponent() - 1) / training.exponent();
    }

    /** E(T) ~ Z'^c Gamma(c)/(b' Z) * T^-c, relative error c(1+c)/(2T). */
    static PowerLaw missingMass(Zipf test, Zipf training) {
        double c = decay(test, training);
        return new PowerLaw(-c, integralScale(test, training) * Gamma.value(c));
    }

    /** Z'^c/(b' Z) * B(c, T+1): the asymptotic law with all its corrections in powers of 1/T. */
    static double betaForm(Zipf test, Zipf training, long draws) {
        double c = decay(test, training);
        return integralScale(test, training) * Gamma.value(c) * GammaRatio.delta(draws + 1.0, c);
    }

    /**
     * E(T) by direct summation of the first ranks, and by Euler-Maclaurin for the rest: its first omitted term is
     * f'''(N)/720, below 1e-13 of the sum while T q_N stays under 100.
     */
    static double directSum(Zipf test, Zipf training, long draws) {
        int last = 20_000;
        double sum = 0;
        for (int rank = last; rank >= 1; rank--) {
            sum += summand(test, training, draws, rank);
        }
        double q = training.probability(last);
        double f = summand(test, training, draws, last);
        // d ln f/d ln x = -b + T b' q/(1-q).
        double slope = f / last * (-test.exponent() + draws * training.exponent() * q / (1 - q));
        double rest = integralScale(test, training) * IncompleteBeta.value(q, decay(test, training), draws + 1.0);
        return sum + rest - f / 2 - slope / 12;
    }

    /**
     * Two deterministic checks at three sizes. The Beta form equals the sum up to terms that vanish faster than any power
     * of T. The asymptote is high by c(1+c)/(2T) - c(1+c)(2+c)(1+3c)/(24 T^2) + ..., hence by less than its first term.
     */
    static List<Identity> identities(Map<String, Object> setting, Zipf test, Zipf training) {
        double c = decay(test, training);
        List<Identity> identities = new ArrayList<>();
        for (long draws : new long[] {10_000, 100_000, 1_000_000}) {
            Map<String, Object> point = Settings.with(setting, Settings.DRAWS, draws);
            identities.add(new Identity(
                    "Beta form against the direct sum",
                    point,
                    betaForm(test, training, draws),
                    directSum(test, training, draws),
                    ROUNDING));
            identities.add(new Identity(
                    "asymptote against the exact value",
                    point,
                    missingMass(test, training).at((double) draws),
                    ExpectedCounts.missingMass(test, training, draws),
                    c * (1 + c) / (2 * draws) + ROUNDING));
        }
        return identities;
    }

    /** sum_{i <= k} p_i (1 - q_i)^T over the ranks of a bounded training law, without the mass beyond them. */
    static double unseenHead(Zipf test, Zipf training, long draws) {
        double sum = 0;
        for (int rank = Math.toIntExact(training.supportSize()); rank >= 1; rank--) {
            sum += summand(test, training, draws, rank);
        }
        return sum;
    }

    /** Gs(u) = E/R_k = 1 + c u^-c Gamma(c, u) of a tail cut, u = T q_k. */
    static double cutScaling(double c, double u) {
        return 1 + c * Math.pow(u, -c) * IncompleteGamma.Upper.value(c, u);
    }

    /** The published sum of both limits, in the same units: 1 + c Gamma(c) u^-c. */
    static double additiveScaling(double c, double u) {
        return 1 + c * Math.pow(u, -c) * Gamma.value(c);
    }

    /**
     * E/R_k of a tail cut softened by a share of uncut data: c v^-c Gamma(c, v) + c w^-c gamma(c, w), with v = T q_k inside
     * the cut and w = T q_k beyond it.
     */
    static double mixedScaling(double c, double v, double w) {
        return c * Math.pow(v, -c) * IncompleteGamma.Upper.value(c, v) + escape(c, w);
    }

    /** The part of R_k that is left of the mass beyond the cut: c w^-c gamma(c, w), 1 for small w. */
    static double escape(double c, double w) {
        return c * Math.pow(w, -c) * IncompleteGamma.Lower.value(c, w);
    }

    private static double summand(Zipf test, Zipf training, long draws, int rank) {
        return test.probability(rank) * Math.exp(draws * Math.log1p(-training.probability(rank)));
    }

    private static double integralScale(Zipf test, Zipf training) {
        return Math.pow(training.normalizer(), decay(test, training)) / (training.exponent() * test.normalizer());
    }
}
