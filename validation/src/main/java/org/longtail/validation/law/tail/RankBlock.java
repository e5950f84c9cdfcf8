package org.longtail.validation.law.tail;

import org.longtail.random.RandomStream;
import org.longtail.zipf.DiscreteSampler;

/** Draws many ranks through one small buffer that stays in the cache. */
final class RankBlock {

    private static final int LENGTH = 4096;

    private final DiscreteSampler sampler;
    private final long[] ranks = new long[LENGTH];

    RankBlock(DiscreteSampler sampler) {
        this.sampler = sampler;
    }

    /** Draws the next block, of at most {@code wanted} ranks, and returns how many it holds. */
    int draw(RandomStream stream, long wanted) {
        int drawn = (int) Math.min(LENGTH, wanted);
        sampler.fill(stream, ranks, 0, drawn);
        return drawn;
    }

    long rank(int index) {
        return ranks[index];
    }
}
