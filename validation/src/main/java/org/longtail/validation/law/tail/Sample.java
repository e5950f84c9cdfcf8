package org.longtail.validation.law.tail;

import java.util.Arrays;
import org.longtail.random.RandomStream;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.DiscreteSampler;

/** A generation's data: the ranks that occur, ascending, and how often. */
final class Sample {

    /** Ranks below are counted in a table: almost all draws are such. */
    private static final int TABLE = 1 << 10;

    private final long[] ranks;
    private final long[] counts;
    private int size;
    private long total;

    private Sample(int capacity) {
        ranks = new long[capacity];
        counts = new long[capacity];
    }

    /** Draws from a law. */
    static Sample draw(DiscreteSampler sampler, RandomStream stream, long draws) {
        RankBlock block = new RankBlock(sampler);
        long[] low = new long[TABLE];
        long[] high = new long[Math.toIntExact(draws)];
        int highs = 0;
        int drawn;
        for (long left = draws; left > 0; left -= drawn) {
            drawn = block.draw(stream, left);
            for (int i = 0; i < drawn; i++) {
                long rank = block.rank(i);
                if (rank < TABLE) {
                    low[(int) rank]++;
                } else {
                    high[highs++] = rank;
                }
            }
        }
        Arrays.sort(high, 0, highs);
        Sample sample = new Sample(Math.min(TABLE, (int) draws) + highs);
        for (int rank = 1; rank < TABLE; rank++) {
            sample.add(rank, low[rank]);
        }
        for (int i = 0; i < highs; i++) {
            sample.add(high[i], 1);
        }
        return sample;
    }

    /** One copy each of ranks 1 to {@code types}. */
    static Sample distinct(int types) {
        Sample sample = new Sample(types);
        for (int rank = 1; rank <= types; rank++) {
            sample.add(rank, 1);
        }
        return sample;
    }

    /** Draws from this sample with replacement: a multinomial by conditional binomials. */
    Sample resample(RandomStream stream, long draws) {
        Sample next = new Sample((int) Math.min(size, draws));
        long left = draws;
        long remaining = total;
        for (int i = 0; i < size && left > 0; i++) {
            long count = stream.nextBinomial(left, (double) counts[i] / remaining);
            next.add(ranks[i], count);
            left -= count;
            remaining -= counts[i];
        }
        return next;
    }

    /** Both samples together. */
    Sample with(Sample other) {
        Sample both = new Sample(size + other.size);
        int i = 0;
        int j = 0;
        while (i < size || j < other.size) {
            if (j == other.size || (i < size && ranks[i] <= other.ranks[j])) {
                both.add(ranks[i], counts[i++]);
            } else {
                both.add(other.ranks[j], other.counts[j++]);
            }
        }
        return both;
    }

    int types() {
        return size;
    }

    /** The law's mass on the ranks that do not occur. */
    double missingMass(DiscreteLaw law) {
        double known = 0;
        for (int i = size - 1; i >= 0; i--) {
            known += law.probability(ranks[i]);
        }
        return 1 - known;
    }

    /** The chance that two draws from this sample, with replacement, differ. */
    double heterozygosity() {
        double same = 0;
        for (int i = 0; i < size; i++) {
            double share = (double) counts[i] / total;
            same += share * share;
        }
        return 1 - same;
    }

    /** Ranks come in ascending order, perhaps the last one again. */
    private void add(long rank, long count) {
        if (count == 0) {
            return;
        }
        total += count;
        if (size > 0 && ranks[size - 1] == rank) {
            counts[size - 1] += count;
        } else {
            ranks[size] = rank;
            counts[size++] = count;
        }
    }
}
