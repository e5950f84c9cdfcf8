package org.longtail.validation.law.tail;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.zipf.DiscreteCountSampler;
import org.longtail.zipf.ZipfCounts;

/** Each generation's data are drawn from the empirical law of the generation before alone. */
final class ReplacedData implements DataRegime {

    static final String NAME = "replaced";

    /** Name of the parameter: sizes of all samples, separated by spaces, where they differ. */
    static final String SIZES = "sizes";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ZipfCounts run(Map<String, Object> setting, DiscreteCountSampler real, RandomStream stream) {
        long[] sizes = sizes(setting);
        ZipfCounts sample = real.sample(stream, sizes[0]);
        for (int g = 1; g < sizes.length; g++) {
            sample = DataRegime.resample(sample, stream, sizes[g]);
        }
        return sample;
    }

    @Override
    public DoubleUnaryOperator lost(Map<String, Object> setting) {
        long[] sizes = sizes(setting);
        double[] lost = CopyChain.lost(sizes);
        return p -> CopyChain.mean(sizes[0], p, lost);
    }

    @Override
    public double effectiveDraws(Map<String, Object> setting) {
        return EffectiveDraws.ofSizes(sizes(setting));
    }

    private static long[] sizes(Map<String, Object> setting) {
        return setting.get(SIZES) instanceof String sizes
                ? Arrays.stream(sizes.split(" ", -1)).mapToLong(Long::parseLong).toArray()
                : equal(DataRegime.draws(setting), DataRegime.generations(setting));
    }

    static long[] equal(long draws, long generations) {
        long[] sizes = new long[Math.toIntExact(generations)];
        Arrays.fill(sizes, draws);
        return sizes;
    }
}
