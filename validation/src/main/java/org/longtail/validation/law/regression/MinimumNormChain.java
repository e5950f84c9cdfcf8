package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.regression.LeastSquares;
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
 * Minimum-norm least squares with fewer rows than columns in every generation, isotropic design, true coefficients of
 * norm 1. A generation projects on T0 random directions of d and so keeps the share g = T0/d of the signal; with noise
 * the risk is (1-g^n) + sigma0^2 T0/(d-T0-1) (1-g^n)/(1-g). It saturates exponentially: not linear in n.
 */
final class MinimumNormChain implements RegressionChain {

    static final String NAME = "minimum norm";

    /** d - T0 = 8, so that the risk of a noisy run has four moments and its mean an honest standard error. */
    private static final int COLUMNS = 20;

    private static final int ROWS = 12;

    /** Share of the signal lost, from the share kept by one generation and the number of generations: 1 - g^n. */
    static final DoubleBinaryOperator SATURATING = (kept, generations) -> 1 - Math.pow(kept, generations);

    private final WishartTrace trace;
    private final DoubleBinaryOperator loss;

    MinimumNormChain(WishartTrace trace, DoubleBinaryOperator loss) {
        this.trace = trace;
        this.loss = loss;
    }

    @Override
    public void addTo(Plan plan, Budget budget) {
        int runs = budget == Budget.FULL ? 100_000 : 10_000;
        for (double noise : new double[] {0, 0.5}) {
            for (long generations : new long[] {1, 2, 3, 5, 10}) {
                plan.add(setting(noise, generations), runs, COLUMNS * ROWS * generations);
            }
        }
    }

    private static Map<String, Object> setting(double noise, long generations) {
        return Settings.of(
                ESTIMATOR,
                NAME,
                "columns",
                (long) COLUMNS,
                "generatorRows",
                (long) ROWS,
                "generatorNoise",
                noise,
                GENERATIONS,
                generations);
    }

    @Override
    public Measurement measure(Map<String, Object> setting, int replicates, RandomStream stream) {
        double noise = noise(setting);
        long generations = Settings.whole(setting, GENERATIONS);
        double[] variances = new double[COLUMNS];
        Arrays.fill(variances, 1);
        GaussianRegression sample = new GaussianRegression(variances, ROWS);
        double[] truth = new double[COLUMNS];
        Arrays.fill(truth, 1 / Math.sqrt(COLUMNS));
        Tally tally = new Tally();
        for (int run = 0; run < replicates; run++) {
            double[] coefficients = truth;
            for (long g = 0; g < generations; g++) {
                sample.draw(stream, coefficients, ROWS, noise);
                coefficients = LeastSquares.fit(sample.design(), sample.response(), ROWS, COLUMNS)
                        .coefficients();
            }
            tally.add(RISK, sample.risk(coefficients, truth));
        }
        return tally.measurement();
    }

    /** Each risk against its exact value; without noise, the collapse of the signal kept: rate ln g, prefactor 1. */
    @Override
    public List<Verdict> verdicts(Map<String, Object> group, List<Measured> points) {
        double noise = noise(group);
        List<Verdict> verdicts = new ArrayList<>();
        for (Measured point : points) {
            double predicted = risk(noise, trace, loss, RegressionChain.generations(point));
            verdicts.add(RegressionChain.verdict(point, Kind.EXACT, predicted));
        }
        if (noise == 0) {
            // g^n is the power law x^(ln g) of x = e^n.
            verdicts.addAll(PowerLawVerdicts.of(
                    "signal kept against e^generations",
                    group,
                    new PowerLaw(Math.log(kept()), 1),
                    points.stream()
                            .mapToDouble(point -> Math.exp(RegressionChain.generations(point)))
                            .toArray(),
                    points.stream()
                            .mapToDouble(point -> 1 - point.moments(RISK).mean())
                            .toArray(),
                    points.stream()
                            .mapToDouble(point -> point.moments(RISK).standardError())
                            .toArray()));
        }
        return verdicts;
    }

    @Override
    public List<Series> series(Map<String, Object> group, List<Measured> points) {
        double noise = noise(group);
        String name = "σ₀ = " + noise;
        return List.of(
                RegressionChain.measured(name, points),
                RegressionChain.curve(name + ", exact", name, Style.EXACT, points, n -> risk(noise, trace, n)),
                RegressionChain.curve(
                        name + ", total collapse",
                        name,
                        Style.ASYMPTOTE,
                        points,
                        n -> risk(noise, trace, Double.POSITIVE_INFINITY)));
    }

    /** At the most generations: growth by the same amount with each, taken beyond the rows it is stated for. */
    @Override
    public List<PublishedForm> published(Map<String, Object> group, List<Measured> points) {
        double noise = noise(group);
        Measured last = points.getLast();
        double generations = RegressionChain.generations(last);
        return List.of(RegressionChain.published(
                last,
                "Elvis Dohmatob, Yunzhen Feng, Julia Kempe, Model Collapse Demystified: The Case of Regression, 2024: growth"
                        + " linear in n, taken from T₀ > d to T₀ < d",
                "n E(1)",
                "(1−gⁿ)(|w|² + σ₀²T₀/((d−T₀−1)(1−g))), g = T₀/d",
                generations * risk(noise, WishartTrace.EXACT, 1),
                risk(noise, WishartTrace.EXACT, generations)));
    }

    @Override
    public String title() {
        return "Minimum norm, d = " + COLUMNS + ", T₀ = " + ROWS + ": exponential collapse";
    }

    static double risk(double noise, WishartTrace trace, double generations) {
        return risk(noise, trace, SATURATING, generations);
    }

    private static double risk(double noise, WishartTrace trace, DoubleBinaryOperator loss, double generations) {
        double lost = loss.applyAsDouble(kept(), generations);
        // The pseudo-inverse's noise lives in the span of the rows: a Wishart matrix of d samples of T0 dimensions.
        double noiseOfOne = noise * noise * trace.of(/* rows= */ COLUMNS, /* columns= */ ROWS);
        return lost + noiseOfOne * lost / (1 - kept());
    }

    private static double kept() {
        return (double) ROWS / COLUMNS;
    }

    private static double noise(Map<String, Object> setting) {
        return Settings.real(setting, "generatorNoise");
    }
}
