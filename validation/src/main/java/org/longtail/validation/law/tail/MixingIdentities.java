package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;

/** The deterministic side of mixing: reference numbers, the law of two gamma functions, the end of the plateau. */
final class MixingIdentities {

    private MixingIdentities() {}

    static List<Identity> all() {
        List<Identity> identities = new ArrayList<>(references());
        for (Map<String, Object> setting : List.of(
                Mixing.PLATEAU,
                Settings.of(Settings.EXPONENT, 1.25, TailCutTheory.CUT, 1000L, MixingTheory.SHARE, 0.001),
                Settings.of(Settings.EXPONENT, 2.0, TailCutTheory.CUT, 100L, MixingTheory.SHARE, 0.1))) {
            for (long draws : new long[] {10_000, 100_000, 1_000_000, 10_000_000, 1_000_000_000}) {
                identities.add(twoGammas(setting, draws));
            }
            identities.add(late(setting));
            identities.add(ExactExponents.ofMixture(setting, MixingTheory.of(setting)));
        }
        return identities;
    }

    private static List<Identity> references() {
        return ReferenceValues.compare(Mixing.class, "mixing.txt", (quantity, setting) -> switch (quantity) {
            case "test error" -> MixingTheory.of(setting).error(Settings.whole(setting, Settings.DRAWS));
            case "scaled draws" ->
                scaledDraws(1 - 1 / Settings.real(setting, Settings.EXPONENT), Settings.real(setting, "left"));
            default -> throw new IllegalStateException(quantity);
        });
    }

    /** The integral for the sum costs c(1+c)/(2T) and the midpoint at the cut O(k^-2), together 1e-4 from T = 1e4. */
    private static Identity twoGammas(Map<String, Object> setting, long draws) {
        MixingTheory theory = MixingTheory.of(setting);
        return new Identity(
                "two gamma functions E/R_k",
                Settings.with(setting, Settings.DRAWS, draws),
                theory.scaledError((double) draws),
                theory.error(draws) / theory.plateau(),
                1e-4);
    }

    /** Forty times past the crossover what the synthetic data change is e^-40; A (fT)^-c is off by c(1+c)/(2 f T). */
    private static Identity late(Map<String, Object> setting) {
        MixingTheory theory = MixingTheory.of(setting);
        long draws = Math.round(40 / (theory.share() * theory.edge()));
        double c = theory.decay();
        return new Identity(
                "late law A(fT)^−c against the exact sum",
                Settings.with(setting, Settings.DRAWS, draws),
                theory.late().at((double) draws),
                theory.error(draws),
                c * (1 + c) / (2 * theory.share() * draws) + ScalingForms.ROUNDING);
    }

    /** The w at which so much is left of the plateau: c w^-c gamma(c, w) falls with w; bisection over ln w. */
    static double scaledDraws(double c, double left) {
        double low = Math.log(1e-6);
        double high = Math.log(1e6);
        for (int halving = 0; halving < 60; halving++) {
            double middle = (low + high) / 2;
            if (ScalingForms.escape(c, Math.exp(middle)) > left) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(low);
    }

    /** The plateau is said to end at T = k^b/(fC), which is w = 1 up to (1 + 1/(2k))^b: there most of it still stands. */
    static List<PublishedForm> published() {
        List<PublishedForm> forms = new ArrayList<>();
        for (double exponent : new double[] {1.25, 1.5, 2, 3}) {
            Map<String, Object> setting =
                    Settings.of(Settings.EXPONENT, exponent, TailCutTheory.CUT, 1000L, MixingTheory.SHARE, 0.01);
            MixingTheory theory = MixingTheory.of(setting);
            forms.add(new PublishedForm(
                    "draws until half of the plateau is gone",
                    Sources.TALE_OF_TAILS + ", grokking (as quoted by others)",
                    "T of order k^β/(fC)",
                    "T = w/(fC)·(k+½)^β with c w^−c γ(c,w) = ½",
                    setting,
                    theory.crossover() / theory.share(),
                    scaledDraws(theory.decay(), 0.5) / (theory.share() * theory.edge()),
                    Double.NaN,
                    Double.NaN));
        }
        return forms;
    }
}
