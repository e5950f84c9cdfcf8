package org.longtail.validation.law.tail;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.zipf.DiscreteCountSampler;
import org.longtail.zipf.ZipfCounts;

/**
 * Data accumulate, but each learner can afford only T of them: it draws T from the pool with replacement, and adds T
 * draws from what it has learned. The first model knows the T real draws themselves. A real draw's share of the pool
 * falls as 1/n, and its copies make up for that: the error reaches a plateau.
 */
final class SubsampledPool implements DataRegime {

    static final String NAME = "accumulated, subsampled";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ZipfCounts run(Map<String, Object> setting, DiscreteCountSampler real, RandomStream stream) {
        long draws = DataRegime.draws(setting);
        ZipfCounts model = real.sample(stream, draws);
        ZipfCounts pool = model;
        for (long g = 1; g < DataRegime.generations(setting); g++) {
            pool = pool.merge(DataRegime.resample(model, stream, draws));
            model = DataRegime.resample(pool, stream, draws);
        }
        return model;
    }

    @Override
    public DoubleUnaryOperator lost(Map<String, Object> setting) {
        long draws = DataRegime.draws(setting);
        double[] lost = lost(draws, DataRegime.generations(setting));
        return p -> CopyChain.mean(draws, p, lost);
    }

    /** As {@link CopyChain#lost}, with the copies in the pool for state: each step draws a model, and from it what is added. */
    private static double[] lost(long draws, long generations) {
        double[] lost = CopyChain.before(generations * draws, draws, new double[] {1});
        for (long g = generations - 1; g >= 1; g--) {
            double[] later = new double[(int) Math.min(lost.length, g * draws + 1)];
            for (int pooled = 0; pooled < later.length; pooled++) {
                double[] added = Arrays.copyOfRange(lost, pooled, lost.length);
                double[] known = CopyChain.before(draws, draws, added);
                later[pooled] =
                        g == 1 ? at(known, pooled) : CopyChain.mean(draws, (double) pooled / (g * draws), known);
            }
            lost = later;
        }
        return lost;
    }

    private static double at(double[] values, int index) {
        return index < values.length ? values[index] : 0;
    }

    @Override
    public double effectiveDraws(Map<String, Object> setting) {
        return DataRegime.draws(setting) * EffectiveDraws.subsampled(DataRegime.generations(setting));
    }
}
