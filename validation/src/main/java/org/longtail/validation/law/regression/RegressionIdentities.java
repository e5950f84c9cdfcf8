package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;

/** Deterministic checks of the predictions: reference numbers, and the prefactors of ridge on power-law spectra. */
final class RegressionIdentities {

    private static final int SUMMED = 200_000;

    private RegressionIdentities() {}

    static List<Identity> all() {
        List<Identity> identities = new ArrayList<>(references());
        for (double decay : new double[] {1.5, 2, 3}) {
            for (double kappa : new double[] {1e-2, 1e-3}) {
                identities.add(degreesOfFreedom(decay, kappa));
                identities.add(bias(decay, 0.3, kappa));
            }
        }
        identities.addAll(PenaltyIdentities.closedForm());
        return identities;
    }

    private static List<Identity> references() {
        return ReferenceValues.compare(
                RegressionGenerations.class, "regression-generations.txt", (quantity, setting) -> switch (quantity) {
                    case "least-squares risk" ->
                        LeastSquaresChain.risk(ChainShape.of(setting), WishartTrace.EXACT, generations(setting));
                    case "minimum-norm risk" ->
                        MinimumNormChain.risk(
                                Settings.real(setting, "generatorNoise"), WishartTrace.EXACT, generations(setting));
                    case "least-squares risk in the limit of proportional sizes" ->
                        LeastSquaresChain.risk(
                                ChainShape.of(setting), WishartTrace.PROPORTIONAL_LIMIT, generations(setting));
                    case "effective penalty", "degrees of freedom", "bias", "variance", "generator term" ->
                        ridge(quantity, setting);
                    default -> PenaltyIdentities.reference(quantity, setting);
                });
    }

    private static double generations(Map<String, Object> setting) {
        return (double) Settings.whole(setting, RegressionChain.GENERATIONS);
    }

    private static double ridge(String quantity, Map<String, Object> setting) {
        double noise = Settings.real(setting, "noise");
        int columns = Settings.small(setting, "columns");
        RidgeEquivalent equivalent = new RidgeEquivalent(
                LeastSquaresStages.powers(columns, -1.5),
                Settings.small(setting, "rows"),
                Settings.real(setting, "penalty"));
        return switch (quantity) {
            case "effective penalty" -> equivalent.kappa();
            case "degrees of freedom" -> equivalent.degreesOfFreedom();
            case "bias" -> equivalent.bias(LeastSquaresStages.powers(columns, -2.5));
            case "variance" -> noise * noise * equivalent.variance();
            case "generator term" -> equivalent.generatorTerm(Settings.small(setting, "generatorRows"));
            default -> throw new IllegalStateException(quantity);
        };
    }

    /**
     * df2 = sum (l/(l+kappa))^2 ~ kappa^(-1/a) (pi/a)/sin(pi/a) (1 - 1/a) - 1/2 for l = i^-a. The summand is 1 - 2 kappa
     * x^a + ... at x = 0, so the first correction is -2 kappa zeta(-a), and |zeta(-a)| is below 1/12 for a between 1 and 4.
     */
    private static Identity degreesOfFreedom(double decay, double kappa) {
        double predicted = Math.pow(kappa, -1 / decay) * BestPenalty.degreesPrefactor(decay) - 0.5;
        double summed = sum(i -> square(1 / (1 + kappa * Math.pow(i, decay)))) + tail(2 * decay) / square(kappa);
        return new Identity(
                "degrees of freedom of a power-law spectrum",
                Settings.of("decay", decay, "kappa", kappa),
                predicted,
                summed,
                kappa / 6 / predicted);
    }

    /**
     * kappa^2 sum l w^2/(l+kappa)^2 ~ kappa^(2r) Gamma(2r) Gamma(2-2r)/a for l w^2 = i^-(1+2ra). The summand is kappa^2 x^s
     * at x = 0, s = 2a(1-r) - 1 &gt; 0, so the first correction is kappa^2 zeta(-s), with |zeta(-s)| below 1/2.
     */
    private static Identity bias(double decay, double smoothness, double kappa) {
        double r2 = 2 * smoothness;
        double predicted = Math.pow(kappa, r2) * BestPenalty.biasPrefactor(decay, smoothness);
        double signalDecay = 1 + r2 * decay;
        double summed =
                sum(i -> Math.pow(i, -signalDecay) / square(1 + Math.pow(i, -decay) / kappa)) + tail(signalDecay);
        return new Identity(
                "bias of a power-law spectrum",
                Settings.of("decay", decay, "smoothness", smoothness, "kappa", kappa),
                predicted,
                summed,
                square(kappa) / 2 / predicted);
    }

    private static double sum(DoubleUnaryOperator term) {
        double sum = 0;
        for (int i = SUMMED; i >= 1; i--) {
            sum += term.applyAsDouble(i);
        }
        return sum;
    }

    /** sum_{i > SUMMED} i^-s by the midpoint rule. */
    private static double tail(double exponent) {
        return Math.pow(SUMMED + 0.5, 1 - exponent) / (exponent - 1);
    }

    private static double square(double x) {
        return x * x;
    }
}
