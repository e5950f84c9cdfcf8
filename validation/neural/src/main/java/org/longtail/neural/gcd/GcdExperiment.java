package org.longtail.neural.gcd;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import org.longtail.neural.network.Batch;
import org.longtail.neural.network.Checkpoints;
import org.longtail.neural.network.Training;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Tally;

/**
 * A small encoder learns greatest common divisors: from clean labels, from labels of an earlier network (generation 0),
 * from pairs cut at what that network knows, and from mixtures with clean pairs.
 *
 * <p>A cell is one arm with one seed: generation 0 is trained first where the arm needs it. Each step's batch is named by
 * (seed, arm, step), so that a run that was killed goes on from its checkpoint to the same weights.
 */
public final class GcdExperiment implements ScalingLaw {

    private static final String ARM = "arm";
    private static final String CLEAN = "clean";
    private static final String LEARNED = "divisors learned";
    private static final String EXPLAINED = "divisors explained";
    private static final String TEACHER = "generation 0";

    private final GcdSizes sizes;
    private final Digits digits;
    private final Checkpoints checkpoints;

    /**
     * Makes the experiment.
     *
     * @param sizes how large it is
     * @param checkpoints where running trainings keep their state
     * @throws IllegalArgumentException if a size is out of its range
     */
    public GcdExperiment(GcdSizes sizes, Checkpoints checkpoints) {
        this.sizes = sizes;
        this.digits = new Digits(sizes.base());
        this.checkpoints = checkpoints;
    }

    @Override
    public LawDescription description() {
        return new LawDescription(
                "neural-gcd",
                "A transformer learns greatest common divisors",
                "An encoder learns the divisors of the base first, then their powers. Labels of an earlier network hold the"
                        + " next one on the plateau of what that one knew; a share of clean pairs lets it leave the plateau late.",
                "answer = largest learned divisor of both operands",
                "François Charton, Learning the greatest common divisor: explaining transformer predictions, 2024; Elvis"
                        + " Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe, A Tale of Tails: Model Collapse as a"
                        + " Change of Scaling Laws, 2024");
    }

    @Override
    public List<Cell> cells(Budget budget) {
        List<Map<String, Object>> arms = new ArrayList<>();
        arms.add(arm(GcdArm.CLEAN, 1));
        arms.add(arm(GcdArm.LABELS, 0));
        for (double clean : sizes.clean()) {
            arms.add(arm(GcdArm.LABELS, clean));
            arms.add(arm(GcdArm.CUT, clean));
        }
        List<Cell> cells = new ArrayList<>();
        for (Map<String, Object> arm : arms) {
            for (int seed = 0; seed < sizes.seeds(); seed++) {
                cells.add(new Cell(arm, seed, 1));
            }
        }
        return cells;
    }

    private Map<String, Object> arm(GcdArm arm, double clean) {
        // Everything that a result depends on: a journal of other sizes must not pass for one of these.
        return Settings.of(
                ARM,
                arm.title(),
                CLEAN,
                clean,
                "base",
                (long) sizes.base(),
                "width",
                (long) sizes.width(),
                "teacherSteps",
                (long) sizes.teacherSteps(),
                "steps",
                (long) sizes.steps(),
                "every",
                (long) sizes.every());
    }

    @Override
    public Measurement measure(Cell cell, RandomStream stream) {
        Run run = new Run(cell, stream.nextLong());
        return run.measure();
    }

    /** One arm with one seed. */
    private final class Run {

        private final GcdArm arm;
        private final double clean;
        private final long seed;
        private final Checkpoints saved;
        private final Examination examination;

        Run(Cell cell, long seed) {
            arm = GcdArm.titled(String.valueOf(cell.setting().get(ARM)));
            clean = Settings.real(cell.setting(), CLEAN);
            this.seed = seed;
            saved = checkpoints.part(String.format(
                    Locale.ROOT, "gcd-%s-%s-%d", arm.name().toLowerCase(Locale.ROOT), clean, cell.block()));
            examination = new Examination(RandomStream.of(seed, RandomStream.keyOf("examination")));
        }

        Measurement measure() {
            Tally tally = new Tally();
            if (arm == GcdArm.CLEAN) {
                train("clean", sizes.steps(), Pairs::uniform, tally).close();
                return tally.measurement();
            }
            try (GcdLearner teacher = train(TEACHER, sizes.teacherSteps(), Pairs::uniform, new Tally())) {
                Examination.Result known = examination.examine(teacher);
                tally.add(LEARNED + " by " + TEACHER, known.learned().cardinality());
                tally.add(EXPLAINED + " by " + TEACHER, known.explained());
                Source source = arm == GcdArm.LABELS ? labelled(teacher) : cut(known.learned());
                train("generation 1", sizes.steps(), source, tally).close();
            }
            return tally.measurement();
        }

        /** The generator's answers in place of the divisors, except for the clean fraction. */
        private Source labelled(GcdLearner teacher) {
            return (stream, count) -> {
                Pairs pairs = Pairs.uniform(stream, count);
                int[] answers = teacher.answers(pairs);
                for (int i = 0; i < count; i++) {
                    if (stream.nextDouble() >= clean) {
                        pairs.gcd[i] = answers[i];
                    }
                }
                return pairs;
            };
        }

        /** Pairs whose divisor is known, except for the clean fraction. */
        private Source cut(BitSet known) {
            if (known.isEmpty() && clean < 1) {
                // No pair would do, and drawing would never end.
                throw new IllegalArgumentException(
                        "teacherSteps must let generation 0 learn a divisor: " + sizes.teacherSteps());
            }
            return (stream, count) -> {
                Pairs pairs = Pairs.uniform(stream, count);
                for (int i = 0; i < count; i++) {
                    boolean any = stream.nextDouble() < clean;
                    while (!any && !known.get(pairs.gcd[i])) {
                        pairs.replace(i, Pairs.uniform(stream, 1), 0);
                    }
                }
                return pairs;
            };
        }

        private GcdLearner train(String name, int steps, Source source, Tally tally) {
            GcdLearner learner =
                    new GcdLearner(digits, sizes.width(), RandomStream.of(seed, RandomStream.keyOf(name + " weights")));
            long batches = RandomStream.keyOf(name + " batches");
            IntFunction<Batch> batch = step -> batch(source.draw(RandomStream.of(seed, batches, step), GcdSizes.BATCH));
            List<double[]> curve = new Training(learner.network(), Training.Task.CLASSES, GcdSizes.LEARNING_RATE, saved)
                    .run(name, steps, batch, sizes.every(), step -> {
                        Examination.Result result = examination.examine(learner);
                        return new double[] {step, result.learned().cardinality(), result.explained()};
                    });
            for (double[] test : curve) {
                tally.add(at(LEARNED, (long) test[0]), test[1]);
                tally.add(at(EXPLAINED, (long) test[0]), test[2]);
            }
            return learner;
        }

        private Batch batch(Pairs pairs) {
            long[] targets = new long[pairs.count()];
            for (int i = 0; i < targets.length; i++) {
                targets[i] = pairs.gcd[i] - 1L;
            }
            return new Batch(pairs.count(), digits.tokens(pairs, 0, pairs.count()), targets);
        }
    }

    /** Makes the pairs of a step, each with its label in place of the gcd. */
    private interface Source {

        Pairs draw(RandomStream stream, int count);
    }

    private static String at(String quantity, long step) {
        return quantity + " after " + step + " steps";
    }

    @Override
    public Findings judge(Results results) {
        return new Findings(List.of(), List.of(), List.of(learnedFigure(results)));
    }

    private Figure learnedFigure(Results results) {
        List<Figure.Series> series = new ArrayList<>();
        results.bySetting().forEach((setting, measurement) -> {
            List<Figure.Point> points = new ArrayList<>();
            double next = 0;
            for (long step = sizes.every(); step <= sizes.steps(); step += sizes.every()) {
                var moments = measurement.quantities().get(at(LEARNED, step));
                if (moments != null && step >= next) {
                    // Tests are equally far apart, and crowd at the right end of a logarithmic axis.
                    next = 1.25 * step;
                    points.add(new Figure.Point(
                            (double) step, moments.mean(), moments.count() > 1 ? moments.standardError() : 0));
                }
            }
            String name = name(setting);
            series.add(new Figure.Series(name, name, Figure.Style.MEASURED, points));
        });
        return new Figure(
                "Divisors learned, of " + Pairs.CLASSES + ", base " + sizes.base(),
                "steps",
                "divisors learned",
                series,
                List.of());
    }

    private static String name(Map<String, Object> setting) {
        double clean = Settings.real(setting, CLEAN);
        String arm = String.valueOf(setting.get(ARM));
        return clean == 1 || clean == 0 ? arm : arm + ", " + Math.round(100 * clean) + " % clean";
    }
}
