package org.longtail.zipf;

import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/** Any law given that a draw is no larger than a rank; see {@link DiscreteLaw#upTo}. */
final class CutLaw implements DiscreteLaw {

    private final DiscreteLaw law;
    private final long last;
    private final double mass;

    private CutLaw(DiscreteLaw law, long last, double mass) {
        this.law = law;
        this.last = last;
        this.mass = mass;
    }

    static CutLaw of(DiscreteLaw law, long last) {
        double mass = law.cdf(last);
        if (!(mass > 0)) {
            throw new IllegalArgumentException("rank must leave something of " + law + ": " + last);
        }
        return new CutLaw(law, last, mass);
    }

    DiscreteLaw law() {
        return law;
    }

    /** The share of the whole law that was kept. */
    double mass() {
        return mass;
    }

    @Override
    public long supportSize() {
        return last;
    }

    @Override
    public double probability(long rank) {
        return rank > last ? 0 : Math.min(1, law.probability(rank) / mass);
    }

    @Override
    public double logProbability(long rank) {
        return rank > last ? Double.NEGATIVE_INFINITY : Math.min(0, law.logProbability(rank) - Math.log(mass));
    }

    @Override
    public double survival(long rank) {
        return rank >= last ? 0 : Math.clamp((law.survival(rank) - law.survival(last)) / mass, 0, 1);
    }

    @Override
    public double cdf(long rank) {
        return rank >= last ? 1 : Math.min(1, law.cdf(rank) / mass);
    }

    @Override
    public boolean isNonIncreasing() {
        return law.isNonIncreasing();
    }

    @Override
    public DiscreteLaw upTo(long rank) {
        Arguments.requireAtLeastOne(rank, "rank");
        return rank >= last ? this : of(law, rank);
    }

    @Override
    public DiscreteSampler sampler() {
        return new CutSampler(law.sampler(), last);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CutLaw cut && last == cut.last && law.equals(cut.law);
    }

    @Override
    public int hashCode() {
        return 31 * law.hashCode() + Long.hashCode(last);
    }

    @Override
    public String toString() {
        return law + " up to " + last;
    }

    /** Draws until the rank is small enough. */
    private record CutSampler(DiscreteSampler sampler, long last) implements DiscreteSampler {

        @Override
        public void fill(RandomStream stream, long[] ranks, int from, int to) {
            Arguments.requireRange(from, to, ranks.length);
            for (int at = from; at < to; ) {
                sampler.fill(stream, ranks, at, to);
                for (int i = at; i < to; i++) {
                    if (ranks[i] <= last) {
                        ranks[at++] = ranks[i];
                    }
                }
            }
        }

        @Override
        public void fill(RandomStream stream, int[] ranks, int from, int to) {
            if (last > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("ranks of this law do not fit in an int[]: support size " + last);
            }
            Arguments.requireRange(from, to, ranks.length);
            for (int i = from; i < to; i++) {
                ranks[i] = (int) sample(stream);
            }
        }

        @Override
        public long sample(RandomStream stream) {
            long rank = sampler.sample(stream);
            while (rank > last) {
                rank = sampler.sample(stream);
            }
            return rank;
        }
    }
}
