package org.longtail.zipf;

import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * Draws from {@link ZipfTail} by rejection from the integer part of a Pareto variable.
 *
 * <p>Method: with s = exponent - 1, the integer part of first * U^(-1/s) takes the value i with probability proportional to i^-s - (i +
 * 1)^-s. The law's share of that, i^-(s+1) / (i^-s - (i + 1)^-s), falls with i, so that its value at the first rank bounds it; at
 * exponent 2 and first rank 1 half of the proposals are taken, at first rank 10 already 95 percent. Source: L. Devroye, Non-Uniform
 * Random Variate Generation, 1986, section X.6.1.
 *
 * <p>Powers are {@link StrictMath}'s, which gives the same rank on every machine.
 */
final class ZipfTailSampler implements DiscreteSampler {

    private final double first;
    private final double tailExponent;
    private final double largestShare;

    ZipfTailSampler(ZipfTail law) {
        this.first = (double) law.first();
        this.tailExponent = law.exponent() - 1;
        this.largestShare = share(first);
    }

    @Override
    public void fill(RandomStream stream, long[] ranks, int from, int to) {
        Arguments.requireRange(from, to, ranks.length);
        for (int i = from; i < to; i++) {
            ranks[i] = sample(stream);
        }
    }

    @Override
    public void fill(RandomStream stream, int[] ranks, int from, int to) {
        throw new IllegalArgumentException("ranks must be long[]: the support of a tail is unbounded");
    }

    @Override
    public long sample(RandomStream stream) {
        while (true) {
            // A rank that no long can hold stands for all of them, whose shares do not differ.
            double proposal =
                    Math.min(0x1p63, Math.floor(first * StrictMath.pow(1 - stream.nextDouble(), -1 / tailExponent)));
            if (stream.nextDouble() * largestShare <= share(proposal)) {
                return (long) proposal;
            }
        }
    }

    /** i^-(s+1) / (i^-s - (i+1)^-s), without cancellation. */
    private double share(double i) {
        return 1 / (i * -StrictMath.expm1(-tailExponent * StrictMath.log1p(1 / i)));
    }
}
