package org.longtail.validation.law.tail;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.longtail.inference.LogLogFit;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/** Exponents fitted to exact expectations at sizes far beyond any simulation: from 1e9 to 1e18 draws. */
final class ExactExponents {

    private static final double[] DRAWS = {1e9, 1e12, 1e15, 1e18};

    /** Accuracy of {@link ExpectedCounts}, with a margin. */
    private static final double ACCURACY = 1e-11;

    private ExactExponents() {}

    /**
     * The slope of ln y on ln x. The points spread so far that the slope errs by less than the largest error of ln y.
     *
     * @param error bound on the relative difference of every y from the power law
     */
    static Identity of(
            String quantity,
            Map<String, Object> setting,
            double exponent,
            double error,
            double[] x,
            DoubleUnaryOperator y) {
        double[] values = DoubleStream.of(x).map(y).toArray();
        return new Identity(
                "exponent of " + quantity + ", fitted to exact values",
                setting,
                exponent,
                LogLogFit.of(x, values, values).exponent(),
                (error + ACCURACY) / Math.abs(exponent));
    }

    /** E(T) of a support learner: off its power law by c(1+c)/(2T). */
    static Identity ofErrors(Map<String, Object> setting, Zipf test, Zipf training) {
        double c = ScalingForms.decay(test, training);
        return of(
                "test error, T = 1e9..1e18",
                setting,
                -c,
                c * (1 + c) / (2 * DRAWS[0]),
                DRAWS,
                t -> ExpectedCounts.missingMass(test, training, (long) t));
    }

    /** V(T) + 1/2: off Heaps' power law by c(1-c)/(2T). */
    static Identity ofTypes(Map<String, Object> setting, Zipf law) {
        double c = ScalingForms.decay(law, law);
        return of(
                "distinct types + ½, T = 1e9..1e18",
                setting,
                1 - c,
                c * (1 - c) / (2 * DRAWS[0]),
                DRAWS,
                t -> ExpectedCounts.distinctTypes(law, (long) t) + 0.5);
    }

    /** The late law of a mixture, A (fT)^-c: off by c(1+c)/(2 f T), where the synthetic data are long exhausted. */
    static Identity ofMixture(Map<String, Object> setting, MixingTheory theory) {
        double c = theory.decay();
        return of(
                "test error after the plateau, T = 1e9..1e18",
                setting,
                -c,
                c * (1 + c) / (2 * theory.share() * DRAWS[0]),
                DRAWS,
                t -> theory.error((long) t));
    }

    /**
     * The error at one scaled number of draws u, against the edge k + 1/2 of the cut: the sums' ends cost O(k^-2), c(1+c)/(2T)
     * is smaller, and rounding T moves u, and the error by less, by 1/(2T).
     */
    static Identity ofCuts(double exponent, double u) {
        List<Double> cuts = List.of(1e5, 1e7, 1e9);
        return of(
                "plateau against the cut, k = 1e5..1e9",
                Settings.of(Settings.EXPONENT, exponent, "scaledDraws", u),
                1 - exponent,
                1 / (cuts.getFirst() * cuts.getFirst())
                        + 1.0 / TailCutTheory.of(exponent, 100_000).drawsAt(u),
                cuts.stream().mapToDouble(k -> k + 0.5).toArray(),
                edge -> {
                    TailCutTheory theory = TailCutTheory.of(exponent, (long) edge);
                    return ExpectedCounts.missingMass(theory.truth(), theory.training(), theory.drawsAt(u));
                });
    }
}
