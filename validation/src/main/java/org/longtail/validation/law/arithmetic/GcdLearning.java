package org.longtail.validation.law.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Tally;

/**
 * Learning greatest common divisors from labels that an earlier learner made: the paper's arithmetic experiment without a
 * network.
 *
 * <p>Set-up: T uniform pairs on 1..10^6, labelled with their gcd (clean) or with the largest of the divisors 1..cut that
 * divides both (a generator that knows no more), a fraction f of them clean. The learner knows a divisor once it has seen
 * the label often enough, and answers the largest divisor it knows. Its error and its number of divisors are known exactly
 * at any size, see {@link GcdTheory}. A chain of generations, each labelled by the one before, un-learns divisors.
 */
public final class GcdLearning implements ScalingLaw {

    static final String ID = "gcd";

    /** Fraction of labels that are the true gcd. */
    static final String CLEAN = "clean";

    /** Times a label must be seen before its divisor is known. */
    static final String SIGHTINGS = "sightings";

    /** Last divisor that the generator knows. */
    static final String CUT = "cut";

    /** Learners in a row, each labelled by the one before. */
    static final String GENERATIONS = "generations";

    static final String ERROR = "error";
    static final String KNOWN = "divisors known";

    /** About what a learner of twenty sightings knows after ten thousand pairs. */
    static final long GENERATOR_CUT = 18;

    static final int LARGEST = 1_000_000;

    private static final long MANY = 20;
    private static final long CHAIN_DRAWS = 10_000;
    private static final long CHAIN_LENGTH = 10;

    private final IntUnaryOperator fault;

    /** Creates the law. */
    public GcdLearning() {
        this(IntUnaryOperator.identity());
    }

    /** For tests: every true label goes through a fault. */
    GcdLearning(IntUnaryOperator fault) {
        this.fault = fault;
    }

    /** One sieve for all cells; made when a cell or a judgement first needs it. */
    static final class Shared {

        static final GcdOutcomes OUTCOMES = new GcdOutcomes(LARGEST);

        private Shared() {}
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                ID,
                "Greatest common divisors",
                "The gcd of uniform pairs is heavy-tailed (β = 2), so a learner of divisors errs as T^(-1/2). Labels of an"
                        + " earlier learner hold it on the plateau P(gcd > cut); a fraction f of clean labels brings the clean"
                        + " curve back after the plateau, later by 1/f.",
                "E(T) = Σ P(g)·P(Bin(T, f·P(g)+(1−f)·Q(g)) < r),  P(g) ≃ 6/(πg)²,  clean: E ≃ √6/π·Γ(r+½)/Γ(r)·T^−½",
                "François Charton, Learning the greatest common divisor: explaining transformer predictions, 2024; Elvis"
                        + " Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe, A Tale of Tails: Model Collapse as a"
                        + " Change of Scaling Laws, 2024");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        boolean full = budget == Budget.FULL;
        Plan plan = new Plan();
        addCurve(plan, budget, Settings.of(CLEAN, 1.0, SIGHTINGS, 1L), 6, full ? 14 : 12);
        addCurve(plan, budget, Settings.of(CLEAN, 1.0, SIGHTINGS, MANY), 6, full ? 14 : 12);
        addCurve(plan, budget, Settings.of(CLEAN, 0.0, SIGHTINGS, MANY, CUT, GENERATOR_CUT), 7, 10);
        addCurve(plan, budget, Settings.of(CLEAN, 0.1, SIGHTINGS, MANY, CUT, GENERATOR_CUT), 7, full ? 14 : 13);
        plan.add(
                Settings.of(GENERATIONS, CHAIN_LENGTH, SIGHTINGS, MANY, Settings.DRAWS, CHAIN_DRAWS),
                full ? 500 : 100,
                CHAIN_DRAWS * CHAIN_LENGTH);
        return plan.cells();
    }

    private static void addCurve(Plan plan, Budget budget, Map<String, Object> arm, int from, int to) {
        for (long draws : Plan.halfDecades(from, to)) {
            int runs = Math.max(1, Plan.runs(budget, draws) / 2);
            plan.add(Settings.with(arm, Settings.DRAWS, draws), runs, draws);
        }
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Map<String, Object> setting = cell.setting();
        DivisorLearner learner = new DivisorLearner(Shared.OUTCOMES, Settings.small(setting, SIGHTINGS));
        long draws = Settings.whole(setting, Settings.DRAWS);
        Tally tally = new Tally();
        for (int run = 0; run < cell.replicates(); run++) {
            if (setting.containsKey(GENERATIONS)) {
                measureChain(learner, draws, Settings.whole(setting, GENERATIONS), stream, tally);
            } else {
                DivisorList divisors = learner.learn(stream, draws, labels(setting, stream));
                tally.add(ERROR, learner.error(divisors));
                tally.add(KNOWN, divisors.size());
            }
        }
        return tally.measurement();
    }

    private IntUnaryOperator labels(Map<String, Object> setting, RandomStream stream) {
        double clean = Settings.real(setting, CLEAN);
        if (clean == 1) {
            return fault;
        }
        DivisorList generator = DivisorList.upTo(Settings.small(setting, CUT));
        return gcd -> stream.nextDouble() < clean ? fault.applyAsInt(gcd) : generator.answer(gcd);
    }

    private void measureChain(DivisorLearner learner, long draws, long generations, RandomStream stream, Tally tally) {
        DivisorList divisors = learner.learn(stream, draws, fault);
        for (int generation = 1; ; generation++) {
            tally.add(inGeneration(generation), divisors.size());
            if (generation == generations) {
                return;
            }
            divisors = learner.learn(stream, draws, divisors::answer);
        }
    }

    /** The name of {@link #KNOWN} in a generation, from 1. */
    static String inGeneration(long generation) {
        return KNOWN + " in generation " + generation;
    }

    @Override
    public Findings judge(Results results) {
        GcdTheory theory = new GcdTheory(Shared.OUTCOMES, (int) GENERATOR_CUT);
        List<Verdict> verdicts = new ArrayList<>();
        List<Verdict> knownVerdicts = new ArrayList<>();
        List<GcdCurve> curves = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        Settings.along(Settings.DRAWS, results).forEach((group, points) -> {
            if (group.containsKey(GENERATIONS)) {
                GcdChain chain = new GcdChain(Shared.OUTCOMES, points.getFirst());
                knownVerdicts.add(chain.verdict(theory));
                figures.add(chain.figure());
            } else {
                GcdCurve curve = new GcdCurve(theory, group, points);
                curves.add(curve);
                verdicts.addAll(curve.asymptoticVerdicts());
                knownVerdicts.addAll(curve.exactVerdicts());
            }
        });
        verdicts.addAll(knownVerdicts);
        figures.addAll(0, GcdFigures.of(theory, curves));
        return new Findings(verdicts, GcdIdentities.all(theory), figures);
    }
}
