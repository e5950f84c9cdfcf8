package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.truncation.Truncation;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/** The deterministic side of the tail cut: reference numbers, the scaling function, the plateau and the way to it. */
final class TailCutIdentities {

    private static final double[] SCALED_DRAWS = {0.01, 0.03, 0.1, 0.3, 1, 2, 3, 5, 10};

    private TailCutIdentities() {}

    static List<Identity> all() {
        List<Identity> identities = new ArrayList<>(references());
        // Cuts far enough out that T >= 1e4 already at the smallest u.
        for (TailCutTheory theory : List.of(
                TailCutTheory.of(1.25, 30_000),
                TailCutTheory.of(1.5, 6000),
                TailCutTheory.of(2, 1000),
                TailCutTheory.of(3, 110))) {
            identities.add(plateauForm(theory));
            for (double scaled : SCALED_DRAWS) {
                identities.add(scalingFunction(theory, scaled));
            }
            identities.add(approach(theory, 5));
            identities.add(approach(theory, 10));
        }
        for (double exponent : new double[] {1.25, 1.5, 2, 3}) {
            identities.add(finiteSample(exponent));
        }
        identities.add(nucleus(1.5, 0.99));
        identities.add(nucleus(2, 0.9999));
        // At an exponent of 3 the draws for a cut at 1e9 would not fit in a long.
        for (double exponent : new double[] {1.25, 1.5, 2}) {
            identities.add(ExactExponents.ofCuts(exponent, 4));
        }
        return identities;
    }

    /** A nucleus cuts where R_k = 1-P; the rank is rounded up to the next whole one. */
    private static Identity nucleus(double exponent, double mass) {
        Zipf truth = Zipf.of(exponent);
        long rank = Truncation.nucleusRank(truth, mass);
        return new Identity(
                "a nucleus cuts at k = (C/((β−1)(1−P)))^(1/(β−1)) − ½",
                Settings.of(Settings.EXPONENT, exponent, "mass", mass),
                Math.pow(truth.normalizer() * (exponent - 1) * (1 - mass), -1 / (exponent - 1)) - 0.5,
                (double) rank,
                1.0 / rank);
    }

    /**
     * A sample of T0 draws cuts as a cut at k_eff = (C T0)^(1/b) Gamma(1+c)^(-1/(b-1)): the mass beyond, C/(b-1) k^(1-b), is
     * what the sample misses, to c(1+c)/(2 T0).
     */
    private static Identity finiteSample(double exponent) {
        long draws = 1_000_000;
        double c = 1 - 1 / exponent;
        return new Identity(
                "a finite sample cuts at k = (C·T₀)^(1/β)·Γ(1+c)^(−1/(β−1))",
                Settings.of(Settings.EXPONENT, exponent, Settings.DRAWS, draws),
                TailCutTheory.plateau(exponent, Double.POSITIVE_INFINITY)
                        .at(TailCutTheory.effectiveCut(Zipf.of(exponent), draws)),
                ExpectedCounts.missingMass(Zipf.of(exponent), draws),
                c * (1 + c) / (2.0 * draws) + ScalingForms.ROUNDING);
    }

    private static List<Identity> references() {
        return ReferenceValues.compare(TailCut.class, "tail-cut.txt", (quantity, setting) -> switch (quantity) {
            case "test error" -> error(TailCutTheory.of(setting), Settings.whole(setting, Settings.DRAWS));
            case "plateau" -> TailCutTheory.of(setting).plateau();
            case "nucleus rank" -> Truncation.nucleusRank(Settings.zipf(setting), Settings.real(setting, "mass"));
            case "nucleus rank after generations" ->
                CutMechanisms.nucleusRank(
                        Settings.zipf(setting), Settings.real(setting, "mass"), DataRegime.generations(setting));
            case "min-p rank" -> Truncation.minPRank(Settings.zipf(setting), Settings.real(setting, "ratio"));
            case "exponent after generations of a temperature" ->
                CutMechanisms.cooled(
                                Settings.zipf(setting),
                                Settings.real(setting, "temperature"),
                                DataRegime.generations(setting))
                        .exponent();
            case "slope of the excess" ->
                TailCutTheory.localSlope(
                        1 - 1 / Settings.real(setting, Settings.EXPONENT), Settings.real(setting, "scaledDraws"));
            case "overshoot of the additive form" -> overshoot(1 - 1 / Settings.real(setting, Settings.EXPONENT));
            default -> throw new IllegalStateException(quantity);
        });
    }

    /** R_k by the midpoint rule; its first error term, b(b-1)/(24 (k+1/2)^2), bounds the alternating series. */
    private static Identity plateauForm(TailCutTheory theory) {
        double exponent = theory.truth().exponent();
        double edge = theory.cut() + 0.5;
        return new Identity(
                "plateau C/(β-1)·(k+1/2)^(1-β)",
                parameters(theory),
                TailCutTheory.plateau(exponent, Double.POSITIVE_INFINITY).at(edge),
                theory.plateau(),
                exponent * (exponent - 1) / (24 * edge * edge) + ScalingForms.ROUNDING);
    }

    /** E/R_k = Gs(u): the integral for the sum costs c(1+c)/(2T) and the midpoint at the cut O(k^-2), together 1e-4. */
    private static Identity scalingFunction(TailCutTheory theory, double scaled) {
        long draws = theory.drawsAt(scaled);
        return new Identity(
                "scaling function E/R_k",
                Settings.with(parameters(theory), Settings.DRAWS, draws),
                ScalingForms.cutScaling(theory.decay(), draws * theory.edge()),
                error(theory, draws) / theory.plateau(),
                1e-4);
    }

    /**
     * The excess over the plateau, c u^-c Gamma(c,u) ~ c e^-u/u, far below any power of u. Exponentiating (1-q)^T
     * costs T q^2/2, with T q near u + 1 where the excess lives: at most (u+2)^2/(2T). Halving the last step at k + 1/2
     * costs (b u/k)^2/24.
     */
    private static Identity approach(TailCutTheory theory, double scaled) {
        long draws = theory.drawsAt(scaled);
        double u = draws * theory.edge();
        double edgeStep = theory.truth().exponent() * u / theory.cut();
        return new Identity(
                "exponential approach to the plateau",
                Settings.with(parameters(theory), Settings.DRAWS, draws),
                ScalingForms.cutScaling(theory.decay(), u) - 1,
                ScalingForms.unseenHead(theory.truth(), theory.training(), draws) / theory.plateau(),
                (u + 2) * (u + 2) / (2 * draws) + edgeStep * edgeStep / 24);
    }

    /** The largest ratio of the additive form to the scaling function, by golden-section search over ln u. */
    private static double overshoot(double decay) {
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(0.1);
        double high = Math.log(10);
        while (high - low > 1e-7) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (excess(decay, Math.exp(left)) < excess(decay, Math.exp(right))) {
                low = left;
            } else {
                high = right;
            }
        }
        return excess(decay, Math.exp((low + high) / 2));
    }

    private static double excess(double decay, double u) {
        return ScalingForms.additiveScaling(decay, u) / ScalingForms.cutScaling(decay, u);
    }

    private static double error(TailCutTheory theory, long draws) {
        return ExpectedCounts.missingMass(theory.truth(), theory.training(), draws);
    }

    private static Map<String, Object> parameters(TailCutTheory theory) {
        return Settings.of(Settings.EXPONENT, theory.truth().exponent(), TailCutTheory.CUT, theory.cut());
    }
}
