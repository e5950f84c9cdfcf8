package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.longtail.random.RandomStream;
import org.longtail.truncation.Truncation;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCounts;

/**
 * What cuts or narrows a tail in practice: nucleus (top-p) and min-p sampling, a temperature applied anew by each
 * generation, and a generator that has itself seen but T0 draws. Each is one law, given by its settings.
 */
final class CutMechanisms {

    /** Name of the parameter: which of them. */
    static final String MECHANISM = "mechanism";

    /** Name of the parameter: the mechanism's own number. */
    static final String STRENGTH = "strength";

    private static final String NUCLEUS = "nucleus";
    private static final String MIN_P = "min-p";
    private static final String TEMPERATURE = "temperature";
    private static final String FINITE_SAMPLE = "finite sample";

    private static final double EXPONENT = 1.5;
    private static final double SHARPENING = 0.8;
    private static final String ERROR = "test error";

    private CutMechanisms() {}

    static boolean concerns(Map<String, Object> setting) {
        return setting.containsKey(MECHANISM);
    }

    static void addTo(Plan plan, Budget budget) {
        add(plan, budget, setting(NUCLEUS, 0.9));
        add(plan, budget, setting(MIN_P, 1e-3));
        add(plan, budget, setting(FINITE_SAMPLE, 1000));
        for (long generation : new long[] {1, 2, 3}) {
            add(plan, budget, Settings.with(setting(TEMPERATURE, SHARPENING), DataRegime.GENERATIONS, generation));
        }
    }

    private static void add(Plan plan, Budget budget, Map<String, Object> setting) {
        for (long draws : Plan.halfDecades(4, setting.containsValue(TEMPERATURE) ? 10 : 7)) {
            plan.add(Settings.with(setting, Settings.DRAWS, draws), Plan.runs(budget, draws), draws);
        }
    }

    private static Map<String, Object> setting(String mechanism, double strength) {
        return Settings.of(MECHANISM, mechanism, STRENGTH, strength, Settings.EXPONENT, EXPONENT);
    }

    /** The law that the mechanism makes of the true one. */
    private static Zipf training(Map<String, Object> setting) {
        Zipf truth = Settings.zipf(setting);
        double strength = Settings.real(setting, STRENGTH);
        return switch (String.valueOf(setting.get(MECHANISM))) {
            case NUCLEUS -> Truncation.cutAtRank(truth, Truncation.nucleusRank(truth, strength));
            case MIN_P -> Truncation.cutAtRank(truth, Truncation.minPRank(truth, strength));
            case TEMPERATURE -> cooled(truth, strength, DataRegime.generations(setting));
            default -> truth;
        };
    }

    /** Each generation applies the temperature to the law of the one before: the exponent grows as tau^-n. */
    static Zipf cooled(Zipf truth, double temperature, long generations) {
        Zipf law = truth;
        for (long g = 0; g < generations; g++) {
            law = Truncation.temperature(law, temperature);
        }
        return law;
    }

    /** Where a nucleus cuts that each generation applies to the law of the one before. */
    static long nucleusRank(Zipf truth, double mass, long generations) {
        Zipf law = truth;
        for (long g = 0; g < generations; g++) {
            law = Truncation.cutAtRank(law, Truncation.nucleusRank(law, mass));
        }
        return law.supportSize();
    }

    static Moments errors(
            Map<String, Object> setting,
            Function<Zipf, DiscreteSampler> samplers,
            RandomStream stream,
            int replicates) {
        Zipf truth = Settings.zipf(setting);
        long draws = DataRegime.draws(setting);
        DiscreteSampler sampler = samplers.apply(training(setting));
        if (!setting.containsValue(FINITE_SAMPLE)) {
            return new SupportLearner(sampler, truth).errors(stream, draws, replicates);
        }
        long[] seen = new long[(int) Settings.real(setting, STRENGTH)];
        Moments errors = Moments.NONE;
        for (int run = 0; run < replicates; run++) {
            sampler.fill(stream, seen, 0, seen.length);
            errors = errors.with(
                    DataRegime.resample(ZipfCounts.of(seen), stream, draws).missingMass(truth));
        }
        return errors;
    }

    /** The curve of one mechanism; where it cuts, the asymptote is its plateau. */
    static LearningCurve curve(Map<String, Object> group, List<Measured> points) {
        Zipf truth = Settings.zipf(group);
        Zipf training = training(group);
        if (group.containsValue(FINITE_SAMPLE)) {
            return finiteSample(group, points);
        }
        PowerLaw asymptote = training.isBounded()
                ? new PowerLaw(0, truth.survival(training.supportSize()))
                : ScalingForms.missingMass(truth, training);
        return LearningCurve.ofErrors(ERROR, group, points, truth, training, asymptote);
    }

    /** A sample of T0 is a cut: the plateau is the error of a learner that has seen it whole. */
    private static LearningCurve finiteSample(Map<String, Object> group, List<Measured> measured) {
        double plateau = ScalingForms.missingMass(Settings.zipf(group), Settings.zipf(group))
                .at(Settings.real(group, STRENGTH));
        return new LearningCurve(
                MeasuredCurve.of(ERROR, group, Settings.DRAWS, measured, draws -> sampled(group, draws)),
                new PowerLaw(0, plateau));
    }

    private static double sampled(Map<String, Object> group, long draws) {
        long seen = (long) Settings.real(group, STRENGTH);
        return new ReplacedData()
                .error(Settings.with(
                        Settings.with(group, ReplacedData.SIZES, seen + " " + draws), Settings.DRAWS, seen));
    }

    static Figure figure(List<LearningCurve> curves) {
        List<Series> series = new ArrayList<>();
        for (LearningCurve curve : curves) {
            String name = name(curve.measured().group());
            List<Series> drawn = curve.series(name);
            // A plateau is a line that the eye finds by itself.
            series.addAll(drawn.stream()
                    .filter(s ->
                            s.style() != Style.ASYMPTOTE || curve.asymptote().exponent() != 0)
                    .toList());
        }
        return new Figure(
                "What cuts a tail, and what only narrows it, β = " + EXPONENT,
                "training draws T",
                "test error E",
                series,
                List.of());
    }

    private static String name(Map<String, Object> group) {
        String name = group.get(MECHANISM) + " " + group.get(STRENGTH);
        return group.get(DataRegime.GENERATIONS) instanceof Long n ? name + ", generation " + n : name;
    }
}
