package org.longtail.zipf;

import org.longtail.random.RandomStream;

/** SKELETON. Ranks beyond 2^63 - 1 are returned as Long.MAX_VALUE. */
@SuppressWarnings("DoNotCallSuggester")
public final class ZipfSampler implements DiscreteSampler {

    private ZipfSampler() {}

    public static ZipfSampler of(Zipf law) {
        throw new UnsupportedOperationException();
    }

    public Zipf law() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void fill(RandomStream stream, long[] ranks, int from, int to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void fill(RandomStream stream, int[] ranks, int from, int to) {
        throw new UnsupportedOperationException();
    }
}
