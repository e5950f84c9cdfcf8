package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.PowerLawVerdicts;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;

/**
 * Learning curve on data whose tail a generator has cut.
 *
 * <p>Set-up: T independent ranks of the true law cut at rank k (top-k, nucleus and min-p sampling all cut so); the learner
 * that is right on the ranks it has seen is tested on the true law. Exact: E = R_k + sum_{i&lt;=k} p_i (1 - p_i/F_k)^T, with
 * R_k the mass beyond the cut and F_k = 1 - R_k.
 *
 * <p>All curves of one exponent collapse on one scaling function of u = T (p_k/F_k), taken at k + 1/2. The published sum
 * "T^-c + k^-(b-1)" names both limits rightly, but is only an order of magnitude: between them it is up to 1.83 times too
 * high, early it has a constant that is not there, and late the approach to the plateau is exponential, not a power.
 */
public final class TailCut implements ScalingLaw {

    /** The u of the plateau: beyond, a run hardly ever misses a rank and measures nothing. */
    private static final double LATEST = 4;

    /** The u of each curve: early, through the crossover, onto the plateau. */
    private static final double[] SCALED_DRAWS = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, LATEST};

    /**
     * Missed ranks to count over all runs of a point, at least: late, a run's excess over the plateau is a small Poisson
     * number of missed ranks, and the mean of the runs is normal only when their sum is large.
     */
    private static final double MISSED_RANKS = 100;

    private final Function<Zipf, DiscreteSampler> samplers;

    /** Creates the law. */
    public TailCut() {
        this(Zipf::sampler);
    }

    /** For tests: draws with another sampler than the cut law's own. */
    TailCut(Function<Zipf, DiscreteSampler> samplers) {
        this.samplers = samplers;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "tail-cut",
                "Tail cut",
                "Trained on data cut at rank k, the learner's error follows T^-(1-1/β) until T ~ k^β/C, then approaches the"
                        + " plateau R_k ~ k^-(β-1) exponentially: a scaling function of both, not the sum of the two.",
                "E/R_k = 1 + c u^−c Γ(c,u),  u = T·C/F_k·(k+½)^−β,  c = 1−1/β",
                Sources.TALE_OF_TAILS + " (both limits)");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        Plan plan = new Plan();
        boolean full = budget == Budget.FULL;
        addCrossovers(plan, budget, 1.25, full ? new long[] {3000, 20_000} : new long[] {3000});
        addCrossovers(plan, budget, 1.5, full ? new long[] {100, 300, 1000, 5000} : new long[] {100, 300, 1000});
        addCrossovers(plan, budget, 2, full ? new long[] {100, 300, 1000} : new long[] {250});
        // Cut so far out that the whole curve is early: there the plateau must not show at all.
        long farCut = full ? 1_000_000 : 100_000;
        for (double exponent : new double[] {1.5, 2}) {
            for (long draws : Plan.halfDecades(6, 10)) {
                plan.add(setting(exponent, farCut, draws), Plan.runs(budget, draws), draws);
            }
        }
        CutMechanisms.addTo(plan, budget);
        return plan.cells();
    }

    private static void addCrossovers(Plan plan, Budget budget, double exponent, long... cuts) {
        for (long cut : cuts) {
            TailCutTheory theory = TailCutTheory.of(exponent, cut);
            for (double scaled : SCALED_DRAWS) {
                long draws = theory.drawsAt(scaled);
                double missed = cut - ExpectedCounts.distinctTypes(theory.training(), draws);
                int runs = (int) Math.max(Plan.runs(budget, draws), Math.ceil(MISSED_RANKS / missed));
                plan.add(setting(exponent, cut, draws), runs, draws);
            }
        }
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Map<String, Object> setting = cell.setting();
        if (CutMechanisms.concerns(setting)) {
            return new Measurement(
                    Map.of("test error", CutMechanisms.errors(setting, samplers, stream, cell.replicates())));
        }
        TailCutTheory theory = TailCutTheory.of(setting);
        SupportLearner learner = new SupportLearner(samplers.apply(theory.training()), theory.truth());
        return new Measurement(Map.of(
                "test error", learner.errors(stream, Settings.whole(setting, Settings.DRAWS), cell.replicates())));
    }

    /** One cut's measured curve. */
    record Curve(TailCutTheory theory, LearningCurve learning) {

        static Curve of(Map<String, Object> group, List<Measured> points) {
            TailCutTheory theory = TailCutTheory.of(group);
            return new Curve(
                    theory,
                    LearningCurve.ofErrors(
                            "test error", group, points, theory.truth(), theory.training(), theory.early()));
        }

        double exponent() {
            return theory.truth().exponent();
        }

        CurvePoint last() {
            return learning.measured().points().getLast();
        }
    }

    @Override
    public Findings judge(Results results) {
        List<Curve> curves = new ArrayList<>();
        List<LearningCurve> mechanisms = new ArrayList<>();
        Settings.along(Settings.DRAWS, results).forEach((group, points) -> {
            if (CutMechanisms.concerns(group)) {
                mechanisms.add(CutMechanisms.curve(group, points));
            } else {
                curves.add(Curve.of(group, points));
            }
        });
        List<Verdict> verdicts = new ArrayList<>();
        curves.stream()
                .filter(curve -> curve.last().x() == curve.theory.drawsAt(LATEST))
                .collect(Collectors.groupingBy(Curve::exponent, TreeMap::new, Collectors.toList()))
                .forEach((exponent, late) -> verdicts.addAll(plateauVerdicts(exponent, late)));
        curves.forEach(curve -> verdicts.addAll(curve.learning.verdicts()));
        mechanisms.forEach(curve -> verdicts.addAll(curve.verdicts()));
        return new Findings(
                verdicts, TailCutIdentities.all(), TailCutFigures.of(curves, mechanisms), TailCutPublished.of(curves));
    }

    /** At a fixed late u the error is R_k Gs(u): a power of the cut, k^-(b-1), taken at k + 1/2. */
    private static List<Verdict> plateauVerdicts(double exponent, List<Curve> late) {
        if (late.size() < 3) {
            return List.of();
        }
        return PowerLawVerdicts.of(
                "plateau against the cut",
                Settings.of(Settings.EXPONENT, exponent, "scaledDraws", LATEST),
                TailCutTheory.plateau(exponent, LATEST),
                late.stream().mapToDouble(curve -> curve.theory.cut() + 0.5).toArray(),
                late.stream().mapToDouble(curve -> curve.last().measured()).toArray(),
                late.stream().mapToDouble(curve -> curve.last().standardError()).toArray());
    }

    private static Map<String, Object> setting(double exponent, long cut, long draws) {
        return Settings.of(Settings.EXPONENT, exponent, TailCutTheory.CUT, cut, Settings.DRAWS, draws);
    }
}
