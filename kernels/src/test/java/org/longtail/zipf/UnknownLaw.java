package org.longtail.zipf;

/** A law of a kind that the library does not know: uniform on 1..supportSize. */
record UnknownLaw(long supportSize) implements DiscreteLaw {

    @Override
    public double probability(long rank) {
        return rank >= 1 && rank <= supportSize ? 1.0 / supportSize : 0;
    }

    @Override
    public double logProbability(long rank) {
        return Math.log(probability(rank));
    }

    @Override
    public double survival(long rank) {
        return (double) (supportSize - Math.clamp(rank, 0, supportSize)) / supportSize;
    }

    @Override
    public double cdf(long rank) {
        return (double) Math.clamp(rank, 0, supportSize) / supportSize;
    }

    @Override
    public DiscreteSampler sampler() {
        return Zipf.bounded(0, supportSize).sampler();
    }
}
