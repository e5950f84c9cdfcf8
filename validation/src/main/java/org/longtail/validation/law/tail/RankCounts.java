package org.longtail.validation.law.tail;

import java.util.Arrays;

/**
 * How often each rank was seen: a table for the low ranks, which are almost all draws, and open addressing for the rare
 * high ones. Reused between replicates.
 */
final class RankCounts {

    /** What a sampler returns for any rank beyond 2^63 - 2: such ranks never repeat, each is a type seen once. */
    private static final long BEYOND = Long.MAX_VALUE;

    private static final int EMPTY = 0;
    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final int[] low = new int[1 << 13];
    private long[] highRanks = new long[1 << 10];
    private int[] highCounts = new int[1 << 10];
    private int high;
    private int beyond;
    private int distinct;

    void clear() {
        Arrays.fill(low, 0);
        Arrays.fill(highRanks, EMPTY);
        high = 0;
        beyond = 0;
        distinct = 0;
    }

    /** Counts one sighting of a rank (at least 1) and returns how often it has been seen now. */
    int increment(long rank) {
        int count = rank < low.length ? ++low[(int) rank] : incrementHigh(rank);
        if (count == 1) {
            distinct++;
        }
        return count;
    }

    int distinct() {
        return distinct;
    }

    /** Returns, at index r, the number of ranks seen exactly r times, for r from 1 to {@code largest}. */
    int[] spectrum(int largest) {
        int[] ranksSeen = new int[largest + 1];
        for (int count : low) {
            if (count <= largest) {
                ranksSeen[count]++;
            }
        }
        for (int slot = 0; slot < highRanks.length; slot++) {
            if (highRanks[slot] != EMPTY && highCounts[slot] <= largest) {
                ranksSeen[highCounts[slot]]++;
            }
        }
        ranksSeen[1] += beyond;
        ranksSeen[0] = 0;
        return ranksSeen;
    }

    private int incrementHigh(long rank) {
        if (rank == BEYOND) {
            beyond++;
            return 1;
        }
        int slot = slotOf(rank);
        if (highRanks[slot] == rank) {
            return ++highCounts[slot];
        }
        highRanks[slot] = rank;
        highCounts[slot] = 1;
        if (2 * ++high > highRanks.length) {
            grow();
        }
        return 1;
    }

    /** The slot that holds the rank, or the empty one where it belongs. */
    private int slotOf(long rank) {
        int mask = highRanks.length - 1;
        // Fibonacci hashing: the top bits of the product are well mixed, also for neighbouring ranks.
        int slot = (int) ((rank * GOLDEN_RATIO) >>> Long.numberOfLeadingZeros(mask));
        while (highRanks[slot] != EMPTY && highRanks[slot] != rank) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] ranks = highRanks;
        int[] counts = highCounts;
        highRanks = new long[2 * ranks.length];
        highCounts = new int[2 * counts.length];
        for (int i = 0; i < ranks.length; i++) {
            if (ranks[i] != EMPTY) {
                int slot = slotOf(ranks[i]);
                highRanks[slot] = ranks[i];
                highCounts[slot] = counts[i];
            }
        }
    }
}
