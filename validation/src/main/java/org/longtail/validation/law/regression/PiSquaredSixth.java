package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.longtail.inference.LogLogFit;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.PowerLawVerdicts;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.validation.law.tool.Tally;

/**
 * Keeping all data stops the collapse: the risk of fits on a growing pool stays below pi^2/6 times the first one's.
 *
 * <p>Set-up: batch 1 has T real rows; generation g fits the pool of batches 1..g, and its fit labels the T rows of batch
 * g+1. See {@link Pooling} for the pools and their exact risks. The constant pi^2/6 = sum 1/g^2 is exact for a mean, and
 * for least squares when all batches share one design; with fresh designs a larger pool is also better conditioned, and
 * the exact sum is smaller.
 */
public final class PiSquaredSixth implements ScalingLaw {

    private static final String ID = "pi-squared-sixth";
    private static final String POOLING = "pooling";
    private static final String GENERATIONS = "generations";
    private static final String RISK = "risk";

    /**
     * T - d is 20, so that the risk of a run, of the order of an inverse Wishart matrix, has moments up to the tenth and the
     * mean of the runs is normal; T is so small that fresh designs and one design differ by many standard errors.
     */
    private static final BatchShape REGRESSION = new BatchShape(5, 25, 1.3);

    private static final BatchShape MEAN = new BatchShape(1, 25, 1.3);

    private final WishartTrace trace;
    private final UnaryOperator<Pooling> predicted;

    /** Creates the law. */
    public PiSquaredSixth() {
        this(WishartTrace.EXACT, UnaryOperator.identity());
    }

    /** For tests: predicts with another constant, or one pool by the formula of another. */
    PiSquaredSixth(WishartTrace trace, UnaryOperator<Pooling> predicted) {
        this.trace = trace;
        this.predicted = predicted;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                ID,
                "π²/6: keeping all data",
                "Generations that are fitted on all data so far, real and synthetic, never lose more than a factor π²/6"
                        + " against the first one; generations that see only the latest data lose the same risk each time.",
                "E_G = E₁ Σ_{g≤G} 1/g² → (π²/6) E₁ (a mean, or one design);  fresh designs: σ²d Σ 1/(g(gT−d−1));"
                        + "  discard: G E₁",
                "Matthias Gerstgrasser et al., Is Model Collapse Inevitable?, 2024; Apratim Dey, David Donoho,"
                        + " Universality of the π²/6 Pathway in Avoiding Model Collapse, 2024");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        boolean full = budget == Budget.FULL;
        int runs = full ? 100_000 : 8000;
        Plan plan = new Plan();
        for (Pooling pooling : Pooling.values()) {
            BatchShape shape = pooling == Pooling.GAUSSIAN_MEAN ? MEAN : REGRESSION;
            for (long generations : full ? new long[] {1, 2, 3, 5, 10, 20, 50} : new long[] {1, 2, 3, 5, 10, 20}) {
                // A small fit costs as much as some two hundred random numbers.
                plan.add(
                        Settings.with(shape.setting(POOLING, pooling.label()), GENERATIONS, generations),
                        runs,
                        generations * (200 + shape.rows()));
            }
        }
        return plan.cells();
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        PooledFits fits = new PooledFits(pooling(cell.setting()), BatchShape.of(cell.setting()));
        long generations = Settings.whole(cell.setting(), GENERATIONS);
        Tally tally = new Tally();
        for (int run = 0; run < cell.replicates(); run++) {
            tally.add(RISK, fits.risk(stream, generations));
        }
        return tally.measurement();
    }

    /** The measured risks of one pool. */
    private record Curve(
            Map<String, Object> group, Pooling predicted, BatchShape shape, WishartTrace trace, List<Measured> points) {

        String name() {
            return Settings.text(group, POOLING);
        }

        double exact(long generations) {
            return predicted.risk(shape, trace, generations);
        }

        long generations(Measured point) {
            return Settings.whole(point.setting(), GENERATIONS);
        }

        double[] each(ToDoubleFunction<Measured> value) {
            return points.stream().mapToDouble(value).toArray();
        }
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> limits = new ArrayList<>();
        List<Verdict> risks = new ArrayList<>();
        List<Series> series = new ArrayList<>();
        List<PublishedForm> published = new ArrayList<>();
        Settings.along(GENERATIONS, results).forEach((group, points) -> {
            Pooling pooling = pooling(group);
            Curve curve = new Curve(group, predicted.apply(pooling), BatchShape.of(group), trace, points);
            limits.addAll(pooling == Pooling.DISCARD ? growth(curve) : List.of(limit(curve)));
            points.forEach(point -> risks.add(risk(curve, point)));
            series.addAll(series(pooling, curve));
            if (pooling == Pooling.FRESH_DESIGNS) {
                published.add(bound(curve));
            }
        });
        limits.addAll(risks);
        return new Findings(
                limits,
                identities(),
                List.of(new Figure("Risk against generations", "generations G", "risk E", series, List.of())),
                published);
    }

    private static Verdict risk(Curve curve, Measured point) {
        Moments risk = point.moments(RISK);
        return new Verdict(
                RISK,
                Kind.EXACT,
                point.setting(),
                curve.exact(curve.generations(point)),
                risk.mean(),
                risk.standardError());
    }

    /** All points together scale the exact curve, whose limit is known in units of the first generation's risk. */
    private static Verdict limit(Curve curve) {
        LogLogFit scale = LogLogFit.withExponent(
                1,
                curve.each(point -> curve.exact(curve.generations(point))),
                curve.each(point -> point.moments(RISK).mean()),
                curve.each(point -> point.moments(RISK).standardError()));
        double limit = curve.predicted.limit(curve.shape);
        return new Verdict(
                "limit of the risk over the first generation's",
                Kind.PREFACTOR,
                curve.group,
                limit,
                limit * scale.prefactor(),
                limit * scale.prefactorStandardError());
    }

    private static List<Verdict> growth(Curve curve) {
        return PowerLawVerdicts.of(
                "risk against generations",
                curve.group,
                new PowerLaw(1, curve.exact(1)),
                curve.each(point -> (double) curve.generations(point)),
                curve.each(point -> point.moments(RISK).mean()),
                curve.each(point -> point.moments(RISK).standardError()));
    }

    private static List<Series> series(Pooling pooling, Curve curve) {
        double last = (double) curve.generations(curve.points.getLast());
        double first = curve.exact(1);
        List<Series> series = new ArrayList<>(List.of(
                new Series(
                        curve.name() + ", measured",
                        curve.name(),
                        Style.MEASURED,
                        curve.points.stream()
                                .map(point -> new Point(
                                        (double) curve.generations(point),
                                        point.moments(RISK).mean(),
                                        point.moments(RISK).standardError()))
                                .toList()),
                new Series(
                        curve.name() + ", exact",
                        curve.name(),
                        Style.EXACT,
                        Curves.overWholeNumbers(1, last, curve::exact))));
        if (pooling != Pooling.DISCARD) {
            double limit = first * curve.predicted.limit(curve.shape);
            series.add(new Series(
                    curve.name() + ", limit", curve.name(), Style.ASYMPTOTE, Curves.over(1, last, g -> limit)));
        }
        if (pooling == Pooling.FRESH_DESIGNS) {
            double bound = first * Pooling.REUSED_DESIGN.limit(curve.shape);
            series.add(new Series(
                    curve.name() + ", bound π²/6", curve.name(), Style.PUBLISHED, Curves.over(1, last, g -> bound)));
        }
        return series;
    }

    private static PublishedForm bound(Curve curve) {
        Measured last = curve.points.getLast();
        Moments risk = last.moments(RISK);
        return new PublishedForm(
                "risk with fresh designs",
                "Apratim Dey, David Donoho, Universality of the π²/6 Pathway in Avoiding Model Collapse, 2024, as quoted"
                        + " by its abstract: a bound",
                "(π²/6) σ²d/(T−d−1)",
                "σ²d Σ_{g≤G} 1/(g(gT−d−1))",
                last.setting(),
                curve.exact(1) * Pooling.REUSED_DESIGN.limit(curve.shape),
                curve.exact(curve.generations(last)),
                risk.mean(),
                risk.standardError());
    }

    private static List<Identity> identities() {
        List<Identity> identities = new ArrayList<>(ReferenceValues.compare(
                PiSquaredSixth.class, ID + ".txt", (quantity, setting) -> switch (quantity) {
                    case "risk with fresh designs" -> reference(Pooling.FRESH_DESIGNS, setting);
                    case "risk of a mean" -> reference(Pooling.GAUSSIAN_MEAN, setting);
                    case "limit with fresh designs" -> Pooling.FRESH_DESIGNS.limit(BatchShape.of(setting));
                    default -> throw new IllegalStateException(quantity);
                }));
        // The terms beyond G are between those of 1/(g^2 T) and of 1/((g-a)^2 T): 1/(G+1) to 1/(G-a) over T.
        long generations = 1_000_000;
        double summed = Pooling.FRESH_DESIGNS.risk(REGRESSION, WishartTrace.EXACT, generations)
                / Pooling.FRESH_DESIGNS.risk(REGRESSION, WishartTrace.EXACT, 1);
        identities.add(new Identity(
                "limit with fresh designs against the sum",
                Settings.with(REGRESSION.setting(POOLING, Pooling.FRESH_DESIGNS.label()), GENERATIONS, generations),
                Pooling.FRESH_DESIGNS.limit(REGRESSION),
                summed,
                1.0 / generations));
        return identities;
    }

    private static double reference(Pooling pooling, Map<String, Object> setting) {
        return pooling.risk(BatchShape.of(setting), WishartTrace.EXACT, Settings.whole(setting, GENERATIONS));
    }

    private static Pooling pooling(Map<String, Object> setting) {
        return Pooling.of(Settings.text(setting, POOLING));
    }
}
