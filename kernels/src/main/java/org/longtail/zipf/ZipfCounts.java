package org.longtail.zipf;

import java.util.Arrays;
import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * How often each rank occurred among T draws: ascending ranks with positive counts.
 *
 * <p>Formula: n_i draws showed rank i; total T = sum n_i.
 *
 * <p>Units and ranges: ranks from 1 up. {@link Long#MAX_VALUE} stands for all the ranks no {@code long} can hold, of
 * which none ever repeats: draws counted there count as that many distinct ranks and singletons.
 *
 * <p>Cost and memory: 16 bytes per rank that occurs. Immutable and thread-safe.
 */
public final class ZipfCounts {

    /** Array lengths that every virtual machine grants. */
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Up to here room for every rank costs less than to know how many will occur. */
    private static final int SMALL = 1 << 16;

    private final long[] ranks;
    private final long[] counts;
    private final long total;

    private ZipfCounts(long[] ranks, long[] counts, long total) {
        this.ranks = ranks;
        this.counts = counts;
        this.total = total;
    }

    /**
     * Draws the counts of T draws of a law; shorthand for {@link ZipfCountSampler}, which spares its set-up on repetition.
     *
     * @param law the law
     * @param draws T, from 0 to 2^52
     * @param stream the source of randomness; advanced
     * @return the counts
     * @throws IllegalArgumentException when {@code draws} is out of range, or so many that the distinct ranks do not fit
     *     in an array
     */
    public static ZipfCounts draw(Zipf law, long draws, RandomStream stream) {
        return ZipfCountSampler.of(law).sample(stream, draws);
    }

    /** As many draws as are asked for, counted by sorting. */
    static ZipfCounts oneByOne(DiscreteSampler sampler, RandomStream stream, long draws) {
        Arguments.requireAtLeast(draws, 0, "draws");
        if (draws > LARGEST_ARRAY) {
            throw new IllegalArgumentException("draws of this law are made one by one, at most 2^31 - 9: " + draws);
        }
        long[] ranks = new long[(int) draws];
        sampler.fill(stream, ranks, 0, ranks.length);
        return counting(ranks);
    }

    /** Counts draws, which are sorted in place. */
    private static ZipfCounts counting(long[] ranks) {
        Builder builder = new Builder(16);
        builder.addSorted(ranks, ranks.length);
        return builder.build();
    }

    /**
     * Returns how often each rank occurs among draws.
     *
     * @param draws ranks, at least 1, in any order; copied
     * @return the counts
     * @throws IllegalArgumentException when a rank is below 1
     */
    public static ZipfCounts of(long[] draws) {
        for (int i = 0; i < draws.length; i++) {
            if (draws[i] < 1) {
                throw new IllegalArgumentException("draws[" + i + "] must be at least 1: " + draws[i]);
            }
        }
        return counting(draws.clone());
    }

    /**
     * Returns the counts that an array holds: that of rank i at index i - 1.
     *
     * @param counts not negative, of sum below 2^63; copied
     * @return the counts, without the zeros
     * @throws IllegalArgumentException when a count is negative or the sum too large
     */
    public static ZipfCounts ofDense(long[] counts) {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] < 0) {
                throw new IllegalArgumentException("counts[" + i + "] must be at least 0: " + counts[i]);
            }
            sum = requireTotal(sum, counts[i]);
        }
        Builder builder = new Builder(16);
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                builder.add(i + 1L, counts[i]);
            }
        }
        return builder.build();
    }

    /**
     * Returns the number of draws.
     *
     * @return T, the sum of all counts
     */
    public long total() {
        return total;
    }

    /**
     * Returns the number of distinct ranks that occurred.
     *
     * @return the number of types
     */
    public long distinct() {
        return ranks.length + (beyondLong() == 0 ? 0 : beyondLong() - 1);
    }

    /**
     * Returns the number of ranks that occurred exactly once.
     *
     * @return N_1
     */
    public long singletons() {
        long once = beyondLong();
        int end = once == 0 ? counts.length : counts.length - 1;
        for (int i = 0; i < end; i++) {
            if (counts[i] == 1) {
                once++;
            }
        }
        return once;
    }

    private long beyondLong() {
        int last = ranks.length - 1;
        return last >= 0 && ranks[last] == Long.MAX_VALUE ? counts[last] : 0;
    }

    /**
     * Returns how often a rank occurred.
     *
     * @param rank any value
     * @return its count, 0 if it did not occur
     */
    public long count(long rank) {
        int at = Arrays.binarySearch(ranks, rank);
        return at < 0 ? 0 : counts[at];
    }

    /**
     * Returns the number of entries: of ranks that occurred, those beyond a {@code long} as one.
     *
     * @return the length of {@link #ranks} and {@link #counts}
     */
    public int size() {
        return ranks.length;
    }

    /**
     * Returns the ranks that occurred.
     *
     * @return a new array, ascending
     */
    public long[] ranks() {
        return ranks.clone();
    }

    /**
     * Returns the counts of {@link #ranks}.
     *
     * @return a new array of positive numbers in the order of the ranks
     */
    public long[] counts() {
        return counts.clone();
    }

    /**
     * Returns the counts of ranks 1..size, zeros included.
     *
     * @param size number of ranks, at least the largest that occurred
     * @return a new array with the count of rank i at index i - 1
     * @throws IllegalArgumentException when a larger rank occurred
     */
    public long[] toDense(int size) {
        long largest = ranks.length == 0 ? 0 : ranks[ranks.length - 1];
        Arguments.requireAtLeast(size, largest, "size");
        long[] dense = new long[size];
        for (int i = 0; i < ranks.length; i++) {
            dense[(int) ranks[i] - 1] = counts[i];
        }
        return dense;
    }

    /**
     * Returns P(a draw of the law is a rank that did not occur).
     *
     * <p>Cost: up to three probabilities per distinct rank. Accuracy: 1e-15 of the law's mass beyond the first 2
     * {@link #size()} ranks, and the law's own where all ranks lie below.
     *
     * @param law the law of the test
     * @return the missing mass, in [0, 1]
     */
    public double missingMass(DiscreteLaw law) {
        // Up to here ranks that did not occur are added; beyond, those that did are taken off.
        long turn = Math.min(law.supportSize(), 2L * ranks.length);
        NeumaierSum sum = new NeumaierSum();
        sum.add(law.survival(turn));
        int next = ranks.length - 1;
        for (; next >= 0 && ranks[next] > turn; next--) {
            sum.add(-law.probability(ranks[next]));
        }
        for (long rank = turn; rank >= 1; rank--) {
            if (next >= 0 && ranks[next] == rank) {
                next--;
            } else {
                sum.add(law.probability(rank));
            }
        }
        return Math.min(1, Math.max(0, sum.value()));
    }

    /**
     * Returns the counts of two runs taken together.
     *
     * @param other the counts of another run
     * @return a new set of counts; its total is the sum of the totals
     * @throws IllegalArgumentException when the totals add up to 2^63 or more
     */
    public ZipfCounts merge(ZipfCounts other) {
        requireTotal(total, other.total);
        Builder merged = new Builder(capacity((double) ranks.length + other.ranks.length));
        int i = 0;
        int j = 0;
        while (i < ranks.length || j < other.ranks.length) {
            if (j == other.ranks.length || (i < ranks.length && ranks[i] <= other.ranks[j])) {
                merged.add(ranks[i], counts[i]);
                i++;
            } else {
                merged.add(other.ranks[j], other.counts[j]);
                j++;
            }
        }
        return merged.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ZipfCounts set && Arrays.equals(ranks, set.ranks) && Arrays.equals(counts, set.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ranks) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "ZipfCounts(" + total + " draws, " + distinct() + " distinct ranks)";
    }

    private static long requireTotal(long total, long more) {
        if (total > Long.MAX_VALUE - more) {
            throw new IllegalArgumentException("total must be below 2^63: " + total + " + " + more);
        }
        return total + more;
    }

    private static int capacity(double entries) {
        return (int) Math.min(LARGEST_ARRAY, entries);
    }

    /** A builder with room for the distinct ranks to be expected, and six standard deviations more. */
    static Builder builder(Zipf law, long draws) {
        long limit = Math.min(draws, law.supportSize());
        if (limit <= SMALL) {
            return new Builder((int) limit);
        }
        double expected = ExpectedCounts.distinctTypes(law, draws);
        if (expected > LARGEST_ARRAY - 0x1p19) {
            throw new IllegalArgumentException(
                    "draws show more distinct ranks than fit in an array, some " + expected + ": " + draws);
        }
        // The variance is below the mean: occurrences of different ranks are negatively correlated.
        double most = Math.min(expected + 6 * Math.sqrt(expected) + 1, (double) limit);
        return new Builder(capacity(most));
    }

    /** A builder with room for some entries. */
    static Builder builder(int entries) {
        return new Builder(entries);
    }

    /** Collects ascending ranks. */
    static final class Builder {

        private long[] ranks;
        private long[] counts;
        private int size;
        private long total;

        private Builder(int capacity) {
            ranks = new long[capacity];
            counts = new long[capacity];
        }

        /** Adds a positive count to that of the last rank, or of one above it. */
        void add(long rank, long count) {
            total += count;
            if (size > 0 && ranks[size - 1] == rank) {
                counts[size - 1] += count;
                return;
            }
            if (size == ranks.length) {
                int more = capacity(1.5 * size + 16);
                ranks = Arrays.copyOf(ranks, more);
                counts = Arrays.copyOf(counts, more);
            }
            ranks[size] = rank;
            counts[size++] = count;
        }

        /** Adds the first draws of an array, none below what was added before, and sorts them in place. */
        void addSorted(long[] draws, int n) {
            Arrays.sort(draws, 0, n);
            int from = 0;
            for (int to = 1; to <= n; to++) {
                if (to == n || draws[to] != draws[from]) {
                    add(draws[from], to - from);
                    from = to;
                }
            }
        }

        ZipfCounts build() {
            return new ZipfCounts(trimmed(ranks), trimmed(counts), total);
        }

        private long[] trimmed(long[] values) {
            return size == values.length ? values : Arrays.copyOf(values, size);
        }
    }
}
