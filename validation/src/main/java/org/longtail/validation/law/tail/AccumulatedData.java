package org.longtail.validation.law.tail;

import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.zipf.DiscreteCountSampler;
import org.longtail.zipf.ZipfCounts;

/**
 * Each generation is trained on all data so far, and adds T draws from what it has learned. The real draws stay, so that
 * no type is ever lost and the error stays that of the first generation, whatever is added.
 */
final class AccumulatedData implements DataRegime {

    static final String NAME = "accumulated";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ZipfCounts run(Map<String, Object> setting, DiscreteCountSampler real, RandomStream stream) {
        long draws = DataRegime.draws(setting);
        ZipfCounts pool = real.sample(stream, draws);
        for (long g = 1; g < DataRegime.generations(setting); g++) {
            pool = pool.merge(DataRegime.resample(pool, stream, draws));
        }
        return pool;
    }

    @Override
    public DoubleUnaryOperator lost(Map<String, Object> setting) {
        long draws = DataRegime.draws(setting);
        return p -> Math.exp(draws * Math.log1p(-p));
    }

    @Override
    public double effectiveDraws(Map<String, Object> setting) {
        return (double) DataRegime.draws(setting);
    }
}
