package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/** Deterministic checks of the best ridge penalty: reference numbers, and its closed form. */
final class PenaltyIdentities {

    private static final int COLUMNS = 20_000;

    /** So many rows that the fit uses up none of them, and only the ratio of noise to rows counts. */
    private static final int ALL_ROWS = Integer.MAX_VALUE;

    private PenaltyIdentities() {}

    static double reference(String quantity, Map<String, Object> setting) {
        return switch (quantity) {
            case "sample-size exponent of the best risk" -> sampleSizeExponent(setting);
            case "growth of the best penalty" ->
                growth(
                        setting,
                        best(setting, "generations").penalty(),
                        best(setting, "laterGenerations").penalty());
            case "growth of the best risk" ->
                growth(setting, bestRisk(setting, "generations"), bestRisk(setting, "laterGenerations"));
            default -> throw new IllegalStateException(quantity);
        };
    }

    /** Slope of the risk against the rows, no generations, unit noise, all directions of the power law. */
    private static double sampleSizeExponent(Map<String, Object> setting) {
        int rows = Settings.small(setting, "rows");
        int later = Settings.small(setting, "laterRows");
        return Math.log(riskOfRows(setting, later) / riskOfRows(setting, rows)) / Math.log((double) later / rows);
    }

    private static double riskOfRows(Map<String, Object> setting, int rows) {
        int columns = Settings.small(setting, "columns");
        BestPenalty penalty = unbounded(
                Settings.real(setting, "decay"),
                Settings.real(setting, "smoothness"),
                new ChainShape(columns, /* generatorRows= */ 2 * columns, 0, rows, 1));
        return penalty.risk(penalty.best(0), 0);
    }

    private static double growth(Map<String, Object> setting, double before, double after) {
        double generations = (double) Settings.whole(setting, "generations");
        return Math.log(after / before) / Math.log(Settings.whole(setting, "laterGenerations") / generations);
    }

    private static double bestRisk(Map<String, Object> setting, String generations) {
        return penalty(setting).risk(best(setting, generations), Settings.whole(setting, generations));
    }

    private static RidgeEquivalent best(Map<String, Object> setting, String generations) {
        return penalty(setting).best(Settings.whole(setting, generations));
    }

    private static BestPenalty penalty(Map<String, Object> setting) {
        ChainShape shape = new ChainShape(
                Settings.small(setting, "columns"),
                Settings.small(setting, "generatorRows"),
                1,
                Settings.small(setting, "rows"),
                1);
        return new BestPenalty(
                Settings.real(setting, "decay"), Settings.real(setting, "smoothness"), shape, /* undrawn= */ 0);
    }

    private static BestPenalty unbounded(double decay, double smoothness, ChainShape shape) {
        Zipf signal = Zipf.of(1 + 2 * smoothness * decay);
        return new BestPenalty(decay, smoothness, shape, signal.normalizer() * signal.survival(shape.columns()));
    }

    /**
     * kappa = (v0 Nf/(2 r a b0))^(a/(1+2ra)) against the minimum found by search. Bias and degrees of freedom follow their
     * power laws up to relative kappa^(2-2r) and kappa^(1+1/a), times zeta functions below 1/2: so does the minimum.
     */
    static List<Identity> closedForm() {
        List<Identity> identities = new ArrayList<>();
        for (double[] law : new double[][] {{1.5, 0.3}, {2, 0.375}, {2, 0.75}}) {
            double decay = law[0];
            double smoothness = law[1];
            double rate = (1 + 2 * smoothness * decay) / decay;
            for (double kappa : new double[] {1e-2, 1e-3}) {
                double noisePerRow = Math.pow(kappa, rate)
                        * (2 * smoothness * decay)
                        * BestPenalty.biasPrefactor(decay, smoothness)
                        / BestPenalty.degreesPrefactor(decay);
                ChainShape shape = new ChainShape(COLUMNS, ALL_ROWS, 0, ALL_ROWS, Math.sqrt(noisePerRow * ALL_ROWS));
                identities.add(new Identity(
                        "best penalty in closed form",
                        Settings.of("decay", decay, "smoothness", smoothness, "noisePerRow", noisePerRow),
                        kappa,
                        unbounded(decay, smoothness, shape).best(0).kappa(),
                        Math.pow(kappa, 2 - 2 * smoothness) + Math.pow(kappa, 1 + 1 / decay)));
            }
        }
        return identities;
    }
}
