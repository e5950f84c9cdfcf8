package org.longtail.zipf;

import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * Counts draws from an {@link EmpiricalLaw}. Few draws per type are made one by one; more are handed down a binary tree over the
 * types, the lower half's share being a quotient of integers.
 */
final class EmpiricalCountSampler implements DiscreteCountSampler {

    /** Beyond this the binomial sampler cannot tell neighbouring counts apart. */
    private static final long MOST_DRAWS = 1L << 52;

    /**
     * A draw costs one look-up, a few nanoseconds; a binomial count some hundred. Fixed, not measured at run time, since it decides
     * which counts a stream gives.
     */
    private static final long FEW_PER_TYPE = 16;

    private final EmpiricalLaw law;
    private final EmpiricalSampler sampler;

    EmpiricalCountSampler(EmpiricalLaw law) {
        this.law = law;
        this.sampler = new EmpiricalSampler(law);
    }

    @Override
    public ZipfCounts sample(RandomStream stream, long draws) {
        Arguments.requireAtLeast(draws, 0, "draws");
        if (draws > MOST_DRAWS) {
            throw new IllegalArgumentException("draws must be at most 2^52: " + draws);
        }
        long[] counts = new long[law.types()];
        if (draws <= FEW_PER_TYPE * law.types()) {
            sampler.count(stream, draws, counts);
        } else {
            halve(stream, draws, counts, 0, law.types());
        }
        ZipfCounts.Builder builder = ZipfCounts.builder((int) Math.min(draws, law.types()));
        for (int type = 0; type < counts.length; type++) {
            if (counts[type] > 0) {
                builder.add(law.rank(type), counts[type]);
            }
        }
        return builder.build();
    }

    private void halve(RandomStream stream, long draws, long[] counts, int from, int to) {
        if (draws == 0) {
            return;
        }
        if (to - from == 1) {
            counts[from] = draws;
            return;
        }
        int middle = (from + to) >>> 1;
        long whole = law.sumBefore(to) - law.sumBefore(from);
        long lower = law.sumBefore(middle) - law.sumBefore(from);
        long first = stream.nextBinomial(draws, (double) lower / whole);
        halve(stream, first, counts, from, middle);
        halve(stream, draws - first, counts, middle, to);
    }
}
