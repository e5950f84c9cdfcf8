package org.longtail.zipf;

/** Counts in an array of one element per rank: that of rank i at index i - 1. */
final class DenseCounts implements CountSink {

    private final long[] counts;

    DenseCounts(long[] counts) {
        this.counts = counts;
    }

    @Override
    public void add(long rank, long count) {
        counts[(int) rank - 1] += count;
    }

    @Override
    public void addDraws(long[] ranks, int draws, long first, long width) {
        for (int i = 0; i < draws; i++) {
            counts[(int) ranks[i] - 1]++;
        }
    }
}
