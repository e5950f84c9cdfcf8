package org.longtail.validation.law.tail;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.DiscreteCountSampler;
import org.longtail.zipf.ZipfCounts;

/** As {@link ReplacedData}, but a share f of each generation's T draws is fresh and real. Any f > 0 stops the collapse. */
final class FreshShare implements DataRegime {

    static final String NAME = "fresh share";

    /** Name of the parameter: f; fT is a whole number. */
    static final String SHARE = "freshShare";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ZipfCounts run(Map<String, Object> setting, DiscreteCountSampler real, RandomStream stream) {
        long draws = DataRegime.draws(setting);
        long fresh = freshDraws(setting);
        ZipfCounts sample = real.sample(stream, draws);
        for (long g = 1; g < DataRegime.generations(setting); g++) {
            sample = DataRegime.resample(sample, stream, draws - fresh).merge(real.sample(stream, fresh));
        }
        return sample;
    }

    /** How many copies a type gets afresh depends on its probability: one chain for each. */
    @Override
    public DoubleUnaryOperator lost(Map<String, Object> setting) {
        long draws = DataRegime.draws(setting);
        long fresh = freshDraws(setting);
        long generations = DataRegime.generations(setting);
        return p -> absent(p, draws, fresh, generations);
    }

    /** P(a type of probability p does not occur in the last sample). */
    private static double absent(double probability, long draws, long fresh, long generations) {
        double[] absent = {1};
        for (long g = 1; g < generations; g++) {
            absent = CopyChain.before(draws, draws - fresh, beforeFresh(absent, fresh, probability));
        }
        return CopyChain.mean(draws, probability, absent);
    }

    /** From values against all copies to values against those that are not fresh. */
    private static double[] beforeFresh(double[] values, long fresh, double probability) {
        double[] earlier = new double[values.length];
        for (int copies = 0; copies < values.length; copies++) {
            earlier[copies] = CopyChain.mean(fresh, probability, Arrays.copyOfRange(values, copies, values.length));
        }
        return earlier;
    }

    @Override
    public double effectiveDraws(Map<String, Object> setting) {
        return DataRegime.draws(setting)
                * EffectiveDraws.fresh(Settings.real(setting, SHARE), DataRegime.generations(setting));
    }

    private static long freshDraws(Map<String, Object> setting) {
        return Math.round(Settings.real(setting, SHARE) * DataRegime.draws(setting));
    }
}
