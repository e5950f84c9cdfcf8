package org.longtail.validation.law.regression;

import java.util.List;
import java.util.Map;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.validation.law.tool.Tally;

/**
 * Least squares in every generation, and in the final stage a ridge whose penalty is the best for the number of
 * generations; see {@link BestPenalty}. Spectrum j^-2, smoothness 3/8. As in {@link RidgeChain}, the deterministic
 * equivalents are asymptotic, and off by a fraction of the standard error of the runs here.
 */
final class AdaptiveRidgeChain implements RegressionChain {

    static final String NAME = "ridge, best penalty";

    private static final double DECAY = 2;
    private static final double SMOOTHNESS = 0.375;

    @Override
    public void addTo(Plan plan, Budget budget) {
        boolean full = budget == Budget.FULL;
        ChainShape shape = new ChainShape(60, 200, 0.5, full ? 800 : 400, 1.0);
        for (long generations : new long[] {0, 1, 4, 16}) {
            // Fitting, not drawing, costs most.
            plan.add(shape.setting(NAME, generations), full ? 3000 : 400, 10 * shape.draws(generations));
        }
    }

    @Override
    public Measurement measure(Map<String, Object> setting, int replicates, RandomStream stream) {
        BestPenalty penalty = penalty(setting);
        ChainShape shape = penalty.shape();
        long generations = Settings.whole(setting, GENERATIONS);
        double perRow = penalty.best(generations).penalty();
        LeastSquaresStages stages =
                new LeastSquaresStages(penalty.spectrum(), Math.max(shape.generatorRows(), shape.rows()));
        double[] truth = penalty.truth();
        Tally tally = new Tally();
        for (int run = 0; run < replicates; run++) {
            double[] generator = stages.generate(stream, truth, shape, generations);
            tally.add(RISK, stages.risk(stages.ridge(stream, generator, shape.rows(), shape.noise(), perRow), truth));
        }
        return tally.measurement();
    }

    @Override
    public List<Verdict> verdicts(Map<String, Object> group, List<Measured> points) {
        return points.stream()
                .map(point -> RegressionChain.verdict(
                        point, Kind.PREFACTOR, bestRisk(group, RegressionChain.generations(point))))
                .toList();
    }

    @Override
    public List<Series> series(Map<String, Object> group, List<Measured> points) {
        String name = "best penalty";
        BestPenalty penalty = penalty(group);
        RidgeEquivalent fixed = penalty.best(0);
        return List.of(
                RegressionChain.measured(name, points),
                RegressionChain.curve(
                        name + ", deterministic equivalent", name, Style.ASYMPTOTE, points, n -> bestRisk(group, n)),
                RegressionChain.curve(
                        "best penalty of no generations, deterministic equivalent",
                        "fixed penalty",
                        Style.ASYMPTOTE,
                        points,
                        n -> penalty.risk(fixed, n)));
    }

    @Override
    public String title() {
        return "Ridge with the best penalty for each number of generations";
    }

    private static double bestRisk(Map<String, Object> group, double generations) {
        BestPenalty penalty = penalty(group);
        return penalty.risk(penalty.best(generations), generations);
    }

    private static BestPenalty penalty(Map<String, Object> setting) {
        return new BestPenalty(DECAY, SMOOTHNESS, ChainShape.of(setting), 0);
    }
}
