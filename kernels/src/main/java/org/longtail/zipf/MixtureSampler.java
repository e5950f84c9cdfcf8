package org.longtail.zipf;

import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * Draws from a {@link Mixture} by composition: 63 random bits choose the law of each element, exactly up to 2^-63, then the elements
 * of each law are drawn together. Both sets are drawn in blocks, so that scratch memory stays small.
 */
final class MixtureSampler implements DiscreteSampler {

    private static final int BLOCK = 1024;

    /** Each sampler has scratch of its own: a mixture may hold another. */
    private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

    private static final class Scratch {
        final long[] words = new long[BLOCK];
        final long[] longs = new long[BLOCK];
        final int[] ints = new int[BLOCK];
        final long[] one = new long[1];
    }

    private final DiscreteSampler first;
    private final DiscreteSampler second;
    private final long threshold;
    private final long supportSize;

    /** For shares other than 0 and 1. */
    MixtureSampler(Mixture law) {
        this.first = law.first().sampler();
        this.second = law.second().sampler();
        this.threshold = (long) Math.scalb(law.share(), 63);
        this.supportSize = law.supportSize();
    }

    @Override
    public void fill(RandomStream stream, long[] ranks, int from, int to) {
        Arguments.requireRange(from, to, ranks.length);
        Scratch memory = scratch.get();
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            int left = choose(stream, memory.words, n);
            first.fill(stream, ranks, at, at + left);
            second.fill(stream, memory.longs, 0, n - left);
            // From the end, where no rank of the first law is overwritten before it has moved.
            int other = n - left;
            for (int i = n - 1; i >= 0; i--) {
                long choice = memory.words[i];
                left += (int) choice;
                other -= (int) (1 + choice);
                ranks[at + i] = choice < 0 ? ranks[at + left] : memory.longs[other];
            }
        }
    }

    @Override
    public void fill(RandomStream stream, int[] ranks, int from, int to) {
        if (supportSize > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("ranks of this law do not fit in an int[]: support size " + supportSize);
        }
        Arguments.requireRange(from, to, ranks.length);
        Scratch memory = scratch.get();
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            int left = choose(stream, memory.words, n);
            first.fill(stream, ranks, at, at + left);
            second.fill(stream, memory.ints, 0, n - left);
            int other = n - left;
            for (int i = n - 1; i >= 0; i--) {
                long choice = memory.words[i];
                left += (int) choice;
                other -= (int) (1 + choice);
                ranks[at + i] = choice < 0 ? ranks[at + left] : memory.ints[other];
            }
        }
    }

    @Override
    public long sample(RandomStream stream) {
        long[] one = scratch.get().one;
        fill(stream, one, 0, 1);
        return one[0];
    }

    /** Turns words into -1 for the first law and 0 for the second; returns how many fall to the first. */
    private int choose(RandomStream stream, long[] words, int n) {
        stream.fillLongs(words, 0, n);
        long chosen = 0;
        for (int i = 0; i < n; i++) {
            words[i] = ((words[i] >>> 1) - threshold) >> 63;
            chosen -= words[i];
        }
        return (int) chosen;
    }
}
