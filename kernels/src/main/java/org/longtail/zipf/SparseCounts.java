package org.longtail.zipf;

/** Counts of the ranks that occur: draws that crowd their range are counted in an array, others sorted. */
final class SparseCounts implements CountSink {

    /** A range of up to so many ranks per draw is read through in the time that sorting takes. */
    private static final int CROWDED = 4;

    /** The widest range counted in an array, which a first-level cache holds. */
    private static final int WIDEST = 1 << 12;

    private final ZipfCounts.Builder builder;
    private final int[] times = new int[WIDEST];

    SparseCounts(ZipfCounts.Builder builder) {
        this.builder = builder;
    }

    @Override
    public void add(long rank, long count) {
        builder.add(rank, count);
    }

    @Override
    public void addDraws(long[] ranks, int draws, long first, long width) {
        if (width > Math.min(WIDEST, CROWDED * draws)) {
            builder.addSorted(ranks, draws);
            return;
        }
        for (int i = 0; i < draws; i++) {
            times[(int) (ranks[i] - first)]++;
        }
        for (int i = 0; i < width; i++) {
            if (times[i] > 0) {
                builder.add(first + i, times[i]);
                times[i] = 0;
            }
        }
    }
}
