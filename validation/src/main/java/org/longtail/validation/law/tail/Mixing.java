package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.zipf.DiscreteSampler;

/**
 * Learning curve on real data diluted with synthetic data ("grokking").
 *
 * <p>Set-up: T independent ranks of q = f p + (1-f) q', where q' is the true law p cut at a rank, or narrowed; the learner
 * that is right on the ranks it has seen is tested on p. Exact: E = sum p_i (1 - q_i)^T. First the learner exhausts the
 * synthetic data and waits on a plateau; then the few real data show it the tail.
 */
public final class Mixing implements ScalingLaw {

    private static final String ERROR = "test error";

    /** The setting whose late stage can be drawn: its real data take over after some 4000 draws. */
    static final Map<String, Object> LATE = cut(1.5, 30, 0.1);

    static final Map<String, Object> PLATEAU = cut(1.5, 100, 0.01);
    static final Map<String, Object> NARROWED =
            Settings.of(Settings.EXPONENT, 1.5, MixingTheory.GENERATOR_EXPONENT, 3.0, MixingTheory.SHARE, 0.01);

    private static final Map<String, Object> STEEP = cut(2, 100, 0.01);

    private final Function<MixingTheory, DiscreteSampler> samplers;

    /** Creates the law. */
    public Mixing() {
        this(theory -> theory.training().sampler());
    }

    /** For tests: draws with another sampler than the mixture's own. */
    Mixing(Function<MixingTheory, DiscreteSampler> samplers) {
        this.samplers = samplers;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "mixing",
                "Mixing real and synthetic data",
                "With a share f of real data among data whose tail is cut at rank k, the error first waits on the plateau of"
                        + " the cut, then falls again as that of fT real draws: late, and for β near 1 slowly.",
                "E/R_k = c v^−c Γ(c,v) + c w^−c γ(c,w),  v ≃ T·C/F_k·(k+½)^−β,  w = f T·C·(k+½)^−β,  late A (fT)^−c",
                Sources.TALE_OF_TAILS + " (grokking)");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        boolean full = budget == Budget.FULL;
        Plan plan = new Plan();
        for (Map<String, Object> setting : List.of(LATE, PLATEAU, NARROWED, STEEP)) {
            for (long draws : Plan.halfDecades(4, (full ? 1 : 0) + (setting.equals(LATE) ? 12 : 11))) {
                plan.add(Settings.with(setting, Settings.DRAWS, draws), Plan.runs(budget, draws), draws);
            }
        }
        CountedDraws.addTo(
                plan, budget, LATE, MixingTheory.of(LATE).training(), 10_000_000, 100_000_000, 1_000_000_000);
        return plan.cells();
    }

    private static Map<String, Object> cut(double exponent, long cut, double share) {
        return Settings.of(Settings.EXPONENT, exponent, TailCutTheory.CUT, cut, MixingTheory.SHARE, share);
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Map<String, Object> setting = cell.setting();
        MixingTheory theory = MixingTheory.of(setting);
        long draws = Settings.whole(setting, Settings.DRAWS);
        return new Measurement(Map.of(
                ERROR,
                CountedDraws.concerns(setting)
                        ? CountedDraws.errors(theory.training(), theory.truth(), stream, draws, cell.replicates())
                        : new SupportLearner(samplers.apply(theory), theory.truth())
                                .errors(stream, draws, cell.replicates())));
    }

    /** One mixture's measured curve; its asymptote is the late stage. */
    record Curve(Map<String, Object> setting, MixingTheory theory, LearningCurve measured) {

        static Curve of(Map<String, Object> group, List<Measured> points) {
            MixingTheory theory = MixingTheory.of(group);
            return new Curve(
                    group,
                    theory,
                    LearningCurve.ofErrors(ERROR, group, points, theory.truth(), theory.training(), theory.late()));
        }
    }

    @Override
    public Findings judge(Results results) {
        List<Curve> curves = new ArrayList<>();
        Settings.along(Settings.DRAWS, results).forEach((group, points) -> curves.add(Curve.of(group, points)));
        List<Verdict> verdicts = new ArrayList<>();
        curves.forEach(curve -> verdicts.addAll(curve.measured.verdicts()));
        return new Findings(verdicts, MixingIdentities.all(), MixingFigures.of(curves), MixingIdentities.published());
    }
}
