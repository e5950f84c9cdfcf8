package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.PowerLawVerdicts;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.validation.law.tool.Tally;

/**
 * Least squares in every generation and in the final stage of T rows: the risk is sigma^2 d/(T-d-1) + n sigma0^2
 * d/(T0-d-1), for every nonsingular covariance. Here the covariance has the spectrum l_j = j^-1.5.
 */
final class LeastSquaresChain implements RegressionChain {

    static final String NAME = "least squares";

    private static final String DRIFT = "drift of the generator";
    private static final double SPECTRAL_DECAY = 1.5;

    /**
     * T - d and T0 - d are at least 15, so that the risk of a run, of the order of an inverse Wishart matrix, has moments up
     * to the seventh and the mean of the runs is normal.
     */
    private static final List<ChainShape> SHAPES =
            List.of(new ChainShape(5, 20, 0.7, 30, 1.3), new ChainShape(10, 40, 0.5, 25, 1.0));

    private final WishartTrace trace;

    LeastSquaresChain(WishartTrace trace) {
        this.trace = trace;
    }

    @Override
    public void addTo(Plan plan, Budget budget) {
        int runs = budget == Budget.FULL ? 200_000 : 20_000;
        for (ChainShape shape : SHAPES) {
            for (long generations : new long[] {0, 1, 2, 4, 8, 16}) {
                plan.add(shape.setting(NAME, generations), runs, shape.draws(generations));
            }
        }
    }

    @Override
    public Measurement measure(Map<String, Object> setting, int replicates, RandomStream stream) {
        ChainShape shape = ChainShape.of(setting);
        long generations = Settings.whole(setting, GENERATIONS);
        LeastSquaresStages stages = new LeastSquaresStages(
                LeastSquaresStages.powers(shape.columns(), -SPECTRAL_DECAY),
                Math.max(shape.generatorRows(), shape.rows()));
        double[] truth = LeastSquaresStages.powers(shape.columns(), 0);
        Tally tally = new Tally();
        for (int run = 0; run < replicates; run++) {
            double[] generator = stages.generate(stream, truth, shape, generations);
            tally.add(DRIFT, stages.risk(generator, truth));
            tally.add(RISK, stages.risk(stages.leastSquares(stream, generator, shape.rows(), shape.noise()), truth));
        }
        return tally.measurement();
    }

    /** The drift's linear growth, exponent 1, prefactor sigma0^2 d/(T0-d-1); and each risk against its exact value. */
    @Override
    public List<Verdict> verdicts(Map<String, Object> group, List<Measured> points) {
        ChainShape shape = ChainShape.of(group);
        List<Measured> drifted = points.stream()
                .filter(point -> RegressionChain.generations(point) > 0)
                .toList();
        List<Verdict> verdicts = new ArrayList<>(PowerLawVerdicts.of(
                DRIFT + " against generations",
                group,
                new PowerLaw(1, drift(shape, trace)),
                drifted.stream().mapToDouble(RegressionChain::generations).toArray(),
                drifted.stream()
                        .mapToDouble(point -> point.moments(DRIFT).mean())
                        .toArray(),
                drifted.stream()
                        .mapToDouble(point -> point.moments(DRIFT).standardError())
                        .toArray()));
        for (Measured point : points) {
            verdicts.add(
                    RegressionChain.verdict(point, Kind.EXACT, risk(shape, trace, RegressionChain.generations(point))));
        }
        return verdicts;
    }

    @Override
    public List<Series> series(Map<String, Object> group, List<Measured> points) {
        ChainShape shape = ChainShape.of(group);
        String name = "d = " + shape.columns() + ", T₀ = " + shape.generatorRows() + ", T = " + shape.rows();
        return List.of(
                RegressionChain.measured(name, points),
                RegressionChain.curve(
                        name + ", exact", name, Style.EXACT, points, n -> risk(shape, WishartTrace.EXACT, n)),
                RegressionChain.curve(
                        name + ", published d/(T−d)",
                        name,
                        Style.PUBLISHED,
                        points,
                        n -> risk(shape, WishartTrace.PROPORTIONAL_LIMIT, n)));
    }

    /** At the most generations, where the limit of proportional sizes is worst. */
    @Override
    public List<PublishedForm> published(Map<String, Object> group, List<Measured> points) {
        ChainShape shape = ChainShape.of(group);
        Measured last = points.getLast();
        double generations = RegressionChain.generations(last);
        return List.of(RegressionChain.published(
                last,
                "Elvis Dohmatob, Yunzhen Feng, Julia Kempe, Model Collapse Demystified: The Case of Regression, 2024: the"
                        + " limit of many rows and columns in proportion",
                "σ²d/(T−d) + n σ₀²d/(T₀−d)",
                "σ²d/(T−d−1) + n σ₀²d/(T₀−d−1)",
                risk(shape, WishartTrace.PROPORTIONAL_LIMIT, generations),
                risk(shape, WishartTrace.EXACT, generations)));
    }

    @Override
    public String title() {
        return "Least squares: risk grows by the same amount with each generation";
    }

    static double risk(ChainShape shape, WishartTrace trace, double generations) {
        return shape.noise() * shape.noise() * trace.of(shape.rows(), shape.columns())
                + generations * drift(shape, trace);
    }

    private static double drift(ChainShape shape, WishartTrace trace) {
        return shape.generatorNoise() * shape.generatorNoise() * trace.of(shape.generatorRows(), shape.columns());
    }
}
