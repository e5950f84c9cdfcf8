package org.longtail.validation.law.tail;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.DiscreteCountSampler;
import org.longtail.zipf.EmpiricalLaw;
import org.longtail.zipf.ZipfCounts;

/** What each generation is trained on: how its data come about, and what theory says of the last learner's error. */
interface DataRegime {

    /** Name of the parameter that holds a regime's name. */
    String REGIME = "data";

    /** Name of the parameter: samples drawn one after the other, the real one included. */
    String GENERATIONS = "generations";

    String name();

    /** Runs the generations of a setting and returns the data of the last learner. */
    ZipfCounts run(Map<String, Object> setting, DiscreteCountSampler real, RandomStream stream);

    /** The exact probability that the last learner does not know a type, from the type's true probability. */
    DoubleUnaryOperator lost(Map<String, Object> setting);

    /** T_eff: real draws with which a first-generation learner has the same error, when samples are large. */
    double effectiveDraws(Map<String, Object> setting);

    /** The exact expectation of the last learner's test error: sum p_i P(i is lost). */
    default double error(Map<String, Object> setting) {
        return SmoothMean.of(Settings.zipf(setting), lost(setting), draws(setting));
    }

    /** The exact expectation of the number of types that the last learner knows. */
    default double learned(Map<String, Object> setting) {
        DoubleUnaryOperator lost = lost(setting);
        return SmoothMean.of(Settings.zipf(setting), p -> (1 - lost.applyAsDouble(p)) / p, draws(setting));
    }

    /** Draws with replacement from what was counted. */
    static ZipfCounts resample(ZipfCounts counts, RandomStream stream, long draws) {
        return EmpiricalLaw.of(counts).drawCounts(stream, draws);
    }

    static long draws(Map<String, Object> setting) {
        return Settings.whole(setting, Settings.DRAWS);
    }

    static long generations(Map<String, Object> setting) {
        return Settings.whole(setting, GENERATIONS);
    }
}
