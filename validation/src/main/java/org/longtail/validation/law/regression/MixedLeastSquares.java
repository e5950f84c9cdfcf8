package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.random.RandomStream;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.LinearSolver;
import org.longtail.regression.WishartSampler;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.PowerLawVerdicts;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.validation.law.tool.Tally;

/**
 * Least squares on real and synthetic rows, isotropic design, |delta| = 1. The Gram matrix of any number of rows costs the
 * same to draw, so that the floor is seen where the noise of the labels has long averaged out.
 */
final class MixedLeastSquares {

    static final String ROWS = "rows";
    static final String SHARE = "syntheticShare";

    private static final String RISK = "risk";
    private static final int COLUMNS = 10;
    private static final double NOISE = 1;

    /** From T - d = 30 on, where a run's risk has moments up to the fifteenth. */
    private static final long[] ALL_ROWS = {40, 100, 1000, 10_000, 1_000_000, 1_000_000_000, 1_000_000_000_000L};

    private static final double[] SHARES = {0.01, 0.1, 0.5};

    private final WishartTrace trace;
    private final SyntheticBias bias;

    MixedLeastSquares(WishartTrace trace, SyntheticBias bias) {
        this.trace = trace;
        this.bias = bias;
    }

    void addTo(Plan plan, Budget budget) {
        int runs = budget == Budget.FULL ? 50_000 : 4000;
        for (double share : SHARES) {
            for (long rows : ALL_ROWS) {
                if (share * rows >= 1) {
                    Map<String, Object> setting =
                            Settings.of("columns", (long) COLUMNS, "noise", NOISE, SHARE, share, ROWS, rows);
                    // At few rows the limit of proportional sizes is close: it takes more runs to tell it from the
                    // truth.
                    // A fit of ten columns costs as much as some five hundred random numbers.
                    plan.add(setting, rows > 100 ? runs : 5 * runs, 500);
                }
            }
        }
    }

    Measurement measure(Map<String, Object> setting, int replicates, RandomStream stream) {
        long rows = Settings.whole(setting, ROWS);
        long synthetic = syntheticRows(Settings.real(setting, SHARE), rows);
        double[] truth = LeastSquaresStages.powers(COLUMNS, 0);
        double[] shifted = truth.clone();
        shifted[0] += 1;
        WishartSampler sampler = WishartSampler.of(COLUMNS);
        GramMatrix gram = GramMatrix.of(COLUMNS);
        LinearSolver solver = LinearSolver.create();
        double[] fitted = new double[COLUMNS];
        Tally tally = new Tally();
        for (int run = 0; run < replicates; run++) {
            gram.clear();
            sampler.addTo(stream, rows - synthetic, truth, NOISE, gram);
            sampler.addTo(stream, synthetic, shifted, NOISE, gram);
            solver.solveInto(gram, 0, fitted);
            tally.add(RISK, squaredDistance(fitted, truth));
        }
        return tally.measurement();
    }

    private static double squaredDistance(double[] v, double[] w) {
        double sum = 0;
        for (int j = 0; j < v.length; j++) {
            sum += (v[j] - w[j]) * (v[j] - w[j]);
        }
        return sum;
    }

    private static long syntheticRows(double share, long rows) {
        return Math.round(share * rows);
    }

    /** The measured risks of one share of synthetic rows. */
    record Curve(MixedLeastSquares law, double share, List<Measured> points) {

        double exact(long rows) {
            return law.risk(law.trace, law.bias, share, rows);
        }

        Measured last() {
            return points.getLast();
        }
    }

    Curve curve(Map<String, Object> group, List<Measured> points) {
        return new Curve(this, Settings.real(group, SHARE), points);
    }

    private double risk(WishartTrace noisy, SyntheticBias biased, double share, long rows) {
        long synthetic = syntheticRows(share, rows);
        // The trace takes an int, and beyond that many rows both of its forms are d/T to the last digits that count.
        double variance = rows <= Integer.MAX_VALUE ? noisy.of((int) rows, COLUMNS) : COLUMNS / (double) rows;
        return NOISE * NOISE * variance + biased.of(COLUMNS, rows - synthetic, synthetic);
    }

    /** The floor as a power of the share, p^2 |delta|^2, first; then each risk against its exact value. */
    List<Verdict> verdicts(List<Curve> curves) {
        List<Verdict> verdicts = new ArrayList<>();
        if (curves.size() > 1) {
            verdicts.addAll(PowerLawVerdicts.of(
                    "floor against the synthetic share",
                    Settings.of(
                            "columns",
                            (long) COLUMNS,
                            ROWS,
                            rows(curves.getFirst().last())),
                    new PowerLaw(2, 1),
                    curves.stream().mapToDouble(Curve::share).toArray(),
                    curves.stream().mapToDouble(c -> risk(c.last()).mean()).toArray(),
                    curves.stream()
                            .mapToDouble(c -> risk(c.last()).standardError())
                            .toArray()));
        }
        for (Curve curve : curves) {
            for (Measured point : curve.points) {
                verdicts.add(new Verdict(
                        RISK,
                        Kind.EXACT,
                        point.setting(),
                        curve.exact(rows(point)),
                        risk(point).mean(),
                        risk(point).standardError()));
            }
        }
        return verdicts;
    }

    static Figure figure(List<Curve> curves) {
        List<Series> series = new ArrayList<>();
        List<Marker> markers = new ArrayList<>();
        for (Curve curve : curves) {
            String name = "p = " + curve.share;
            double first = (double) rows(curve.points.getFirst());
            double last = (double) rows(curve.last());
            double floor = curve.share * curve.share;
            series.add(new Series(
                    name + ", measured",
                    name,
                    Style.MEASURED,
                    curve.points.stream()
                            .map(p -> new Point((double) rows(p), risk(p).mean(), risk(p).standardError()))
                            .toList()));
            series.add(new Series(
                    name + ", exact", name, Style.EXACT, Curves.overWholeNumbers(first, last, curve::exact)));
            series.add(new Series(name + ", floor p²", name, Style.ASYMPTOTE, Curves.over(first, last, rows -> floor)));
            markers.add(new Marker(NOISE * NOISE * COLUMNS / floor, "crossover, " + name));
        }
        return new Figure("Least squares: risk against rows", "rows T", "risk |ŵ−w|²", series, markers);
    }

    /** At the fewest rows, where the limit of proportional sizes is worst. */
    static List<PublishedForm> published(List<Curve> curves) {
        return curves.stream()
                .map(curve -> {
                    Measured point = curve.points.getFirst();
                    return new PublishedForm(
                            RISK,
                            "Elvis Dohmatob, Yunzhen Feng, Arjun Subramonian, Julia Kempe, Strong Model Collapse, 2024: the"
                                    + " limit of many rows and columns in proportion",
                            "σ²d/(T−d) + |δ|²(p² + p(1−p)φ/(1−φ)), φ = d/T",
                            "σ²d/(T−d−1) + |δ|²(B₁₁ + B₁₂((Td−2)/(T−d−1) − 1))",
                            point.setting(),
                            curve.law.risk(
                                    WishartTrace.PROPORTIONAL_LIMIT,
                                    SyntheticBias.PROPORTIONAL_LIMIT,
                                    curve.share,
                                    rows(point)),
                            curve.exact(rows(point)),
                            risk(point).mean(),
                            risk(point).standardError());
                })
                .toList();
    }

    private static long rows(Measured point) {
        return Settings.whole(point.setting(), ROWS);
    }

    private static Moments risk(Measured point) {
        return point.moments(RISK);
    }
}
