package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.longtail.inference.LogLogFit;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.validation.law.tool.Tally;
import org.longtail.zipf.ZipfCountSampler;

/**
 * Where the naive fit goes wrong: a learning curve with a plateau, the plateau subtracted, a straight line through what is
 * left on log-log axes.
 *
 * <p>Set-up: as for the tail cut, T ranks of a Zipf law cut at rank k; the excess of a run is the true law's mass on the kept
 * ranks that it missed, which is E - R_k without any subtraction of measured numbers. In each of some windows, a factor of two
 * wide about one u = T p_k, five points are fitted as anyone would. Every fit looks good; no two agree. The error is
 * R_k (1 + c u^-c Gamma(c, u)), and the exponent that a window shows is c + u^c e^-u/Gamma(c, u).
 */
public final class PlateauSubtraction implements ScalingLaw {

    static final String EXCESS = "excess over the plateau";
    static final String APPARENT = "exponent of the excess";

    private static final String WINDOW = "scaledDraws";

    private static final double EXPONENT = 1.5;
    private static final long RANKS = 1000;
    private static final double[] WINDOWS = {0.01, 0.1, 1, 3};
    private static final double[] PLACES = {-0.5, -0.25, 0, 0.25, 0.5};

    private final ToDoubleFunction<LogLogFit> prediction;

    /** Creates the law. */
    public PlateauSubtraction() {
        this(LogLogFit::exponent);
    }

    /** For tests: predicts a window's exponent otherwise than by the same fit to exact values. */
    PlateauSubtraction(ToDoubleFunction<LogLogFit> prediction) {
        this.prediction = prediction;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "plateau-subtraction",
                "A trap: subtracting the plateau",
                "What a learning curve with a plateau has above it is no power law: a straight line through it on log-log axes"
                        + " fits any short window well and shows any exponent from c = 1-1/β upward, by the window's place.",
                "E − R_k = R_k c u^−c Γ(c,u),  T E'(T)/(E−R_k) ≃ −c − u^c e^−u/Γ(c,u),  u = T·C/F_k·(k+½)^−β",
                "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe,"
                        + " A Tale of Tails: Model Collapse as a Change of Scaling Laws, 2024 (sum of both limits)");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        TailCutTheory theory = TailCutTheory.of(EXPONENT, RANKS);
        int runs = budget == Budget.FULL ? 10_000 : 500;
        Plan plan = new Plan();
        for (double window : WINDOWS) {
            for (double place : PLACES) {
                long draws = theory.drawsAt(window * Math.pow(2, place));
                // Whole count vectors: a run costs a few numbers for each rank, whatever the draws.
                plan.add(
                        Settings.of(
                                Settings.EXPONENT,
                                EXPONENT,
                                TailCutTheory.CUT,
                                RANKS,
                                WINDOW,
                                window,
                                Settings.DRAWS,
                                draws),
                        runs,
                        8 * RANKS);
            }
        }
        return plan.cells();
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        TailCutTheory theory = TailCutTheory.of(cell.setting());
        ZipfCountSampler sampler = ZipfCountSampler.of(theory.training());
        long[] counts = new long[Settings.small(cell.setting(), TailCutTheory.CUT)];
        double[] masses = new double[counts.length];
        for (int i = 0; i < masses.length; i++) {
            masses[i] = theory.truth().probability(i + 1);
        }
        Tally tally = new Tally();
        for (int run = 0; run < cell.replicates(); run++) {
            sampler.fill(stream, Settings.whole(cell.setting(), Settings.DRAWS), counts);
            double missed = 0;
            for (int i = counts.length - 1; i >= 0; i--) {
                missed += counts[i] == 0 ? masses[i] : 0;
            }
            tally.add(EXCESS, missed);
        }
        return tally.measurement();
    }

    /** Five points about one u, and what a power law fitted to them says. */
    record Window(double scaledDraws, List<Verdict> points, LogLogFit measured, LogLogFit exact) {

        static Window of(Map<String, Object> group, List<Measured> measured) {
            TailCutTheory theory = TailCutTheory.of(group);
            List<Verdict> points = measured.stream()
                    .map(m -> {
                        long draws = Settings.whole(m.setting(), Settings.DRAWS);
                        double error = Math.sqrt(
                                theory.variance(draws) / m.moments(EXCESS).count());
                        return new Verdict(
                                EXCESS,
                                Kind.EXACT,
                                m.setting(),
                                theory.excess(draws),
                                m.moments(EXCESS).mean(),
                                error);
                    })
                    .toList();
            double[] x = points.stream().mapToDouble(Window::draws).toArray();
            double[] errors =
                    points.stream().mapToDouble(Verdict::standardError).toArray();
            return new Window(
                    Settings.real(group, WINDOW),
                    points,
                    LogLogFit.of(
                            x, points.stream().mapToDouble(Verdict::measured).toArray(), errors),
                    LogLogFit.of(
                            x, points.stream().mapToDouble(Verdict::predicted).toArray(), errors));
        }

        static double draws(Verdict point) {
            return (double) Settings.whole(point.parameters(), Settings.DRAWS);
        }
    }

    @Override
    public Findings judge(Results results) {
        List<Verdict> verdicts = new ArrayList<>();
        List<PublishedForm> published = new ArrayList<>();
        List<Window> windows = new ArrayList<>();
        Settings.along(Settings.DRAWS, results).forEach((group, measured) -> {
            Window window = Window.of(group, measured);
            windows.add(window);
            LogLogFit fit = window.measured;
            verdicts.add(new Verdict(
                    APPARENT,
                    Kind.EXPONENT,
                    group,
                    prediction.applyAsDouble(window.exact),
                    fit.exponent(),
                    fit.exponentStandardError()));
            verdicts.addAll(window.points);
            published.add(new PublishedForm(
                    APPARENT,
                    "read off the sum of both limits, Theorem 2.1 of A Tale of Tails, 2024",
                    "E − R_k ~ T^−c",
                    "−c − u^c e^−u/Γ(c,u)",
                    group,
                    -TailCutTheory.of(group).decay(),
                    window.exact.exponent(),
                    fit.exponent(),
                    fit.exponentStandardError()));
        });
        TailCutTheory theory = TailCutTheory.of(EXPONENT, RANKS);
        return new Findings(verdicts, identities(theory), PlateauFigures.of(theory, windows), published);
    }

    /** (E - R_k)/R_k. */
    private static double excess(double c, double u) {
        return ScalingForms.cutScaling(c, u) - 1;
    }

    private static List<Identity> identities(TailCutTheory theory) {
        double c = theory.decay();
        List<Identity> identities = new ArrayList<>();
        for (double u : new double[] {0.01, 0.1, 1, 3, 10}) {
            Map<String, Object> setting = Settings.of(Settings.EXPONENT, EXPONENT, WINDOW, u);
            // Central difference: its error is step^2/6 of the third derivative, a few times u^2; rounding is
            // 1e-15/step.
            double step = 1e-4;
            identities.add(new Identity(
                    "apparent exponent against the derivative of the scaling function",
                    setting,
                    -TailCutTheory.localSlope(c, u),
                    -Math.log(excess(c, u * Math.exp(step)) / excess(c, u * Math.exp(-step))) / (2 * step),
                    1e-7));
            // Exponentiating (1-q)^T costs T q^2/2, with T q near u + 1 where the excess lives: at most (u+2)^2/(2T).
            // Halving the last step at k + 1/2 costs (b u/k)^2/24.
            long draws = theory.drawsAt(u);
            double actual = draws * theory.edge();
            double edgeStep = EXPONENT * actual / RANKS;
            identities.add(new Identity(
                    "scaling function against the exact sum",
                    Settings.with(setting, Settings.DRAWS, draws),
                    theory.plateau() * excess(c, actual),
                    theory.excess(draws),
                    (actual + 2) * (actual + 2) / (2 * draws) + edgeStep * edgeStep / 24));
        }
        return identities;
    }
}
