package org.longtail.zipf;

import org.longtail.random.RandomStream;

/** Counts draws that are made one by one: the same draws for either form of the result. */
final class DrawCounter {

    /** A multiple of the sampler's rounds: how many draws a call asks for does not decide which they are. */
    private static final int BLOCK = 4 * ZipfSampler.BLOCK;

    /** Up to here a sparse set's ranks are counted in an array, which a first-level cache holds. */
    private static final int HEAD = 1 << 12;

    private DrawCounter() {}

    /** Adds to an array of one element per rank. */
    static void count(ZipfSampler sampler, RandomStream stream, int draws, long[] counts) {
        int[] ranks = new int[Math.min(BLOCK, draws)];
        for (int left = draws; left > 0; left -= BLOCK) {
            int n = Math.min(BLOCK, left);
            sampler.fill(stream, ranks, 0, n);
            for (int i = 0; i < n; i++) {
                counts[ranks[i] - 1]++;
            }
        }
    }

    /** Adds to a sparse set: most draws of a falling law are of its first ranks, and need no sorting. */
    static void count(ZipfSampler sampler, RandomStream stream, int draws, ZipfCounts.Builder builder) {
        long[] ranks = new long[draws];
        sampler.fill(stream, ranks, 0, draws);
        int[] head = new int[Math.min(HEAD, draws)];
        int rest = 0;
        for (long rank : ranks) {
            if (rank <= head.length) {
                head[(int) rank - 1]++;
            } else {
                ranks[rest++] = rank;
            }
        }
        for (int i = 0; i < head.length; i++) {
            if (head[i] > 0) {
                builder.add(i + 1L, head[i]);
            }
        }
        builder.addSorted(ranks, rest);
    }
}
