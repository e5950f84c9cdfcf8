package org.longtail.zipf;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * The law of counted data: P(X = i) = n_i / N, where rank i was counted n_i times and N is the sum. A corpus, or what one generation
 * drew and the next one learns from.
 *
 * <p>Source: B. Efron, "Bootstrap methods: another look at the jackknife", 1979 (drawing from counted data).
 *
 * <p>Units and ranges: ranks from 1 up, in any order of frequency: {@link #byFrequency} numbers them by it. Up to 2^30 - 1 ranks with
 * a count, N up to 2^62. {@link Long#MAX_VALUE}, under which {@link ZipfCounts} has what no {@code long} can hold, counts as one rank.
 *
 * <p>Cost: probabilities and cumulative ones by binary search, quantiles of the log of the number of ranks too. Memory: 24 bytes per
 * rank with a count. Immutable and thread-safe.
 *
 * <p>Accuracy: cumulative sums are integers; probabilities are one division.
 */
public final class EmpiricalLaw implements DiscreteLaw {

    /** One alias column per rank, and one to spare, in a number of columns that is a power of 2. */
    private static final int MOST_TYPES = (1 << 30) - 1;

    private static final long LARGEST_TOTAL = 1L << 62;

    private final long[] ranks;
    private final long[] counts;

    /** Sums of the counts up to and including each rank. */
    private final long[] sums;

    private EmpiricalLaw(long[] ranks, long[] counts) {
        if (ranks.length == 0) {
            throw new IllegalArgumentException("counts must not all be zero: total 0");
        }
        if (ranks.length > MOST_TYPES) {
            throw new IllegalArgumentException("counts must be of at most 2^30 - 1 ranks: " + ranks.length);
        }
        this.ranks = ranks;
        this.counts = counts;
        this.sums = counts.clone();
        Arrays.parallelPrefix(sums, Long::sum);
        if (total() > LARGEST_TOTAL) {
            throw new IllegalArgumentException("total must be at most 2^62: " + total());
        }
    }

    /**
     * Returns the law of counts.
     *
     * @param counts at least one draw, at most 2^62
     * @return the law n_i / N
     * @throws IllegalArgumentException if there is no count, or the total or the number of ranks is too large
     */
    public static EmpiricalLaw of(ZipfCounts counts) {
        return new EmpiricalLaw(counts.ranks(), counts.counts());
    }

    /**
     * Returns the law of counts by rank.
     *
     * @param counts that of rank i at index i - 1; not negative, not all zero, of sum up to 2^62; copied
     * @return the law n_i / N
     * @throws IllegalArgumentException if a count is negative, all are zero or the sum is too large
     */
    public static EmpiricalLaw of(long[] counts) {
        return of(ZipfCounts.ofDense(counts));
    }

    /**
     * Returns the law of counts by rank.
     *
     * @param counts that of rank i at index i - 1; not negative, not all zero; copied
     * @return the law n_i / N
     * @throws IllegalArgumentException if a count is negative or all are zero
     */
    public static EmpiricalLaw of(int[] counts) {
        return of(Arrays.stream(counts).asLongStream().toArray());
    }

    /**
     * Returns the number of draws that were counted.
     *
     * @return N
     */
    public long total() {
        return sums[sums.length - 1];
    }

    /**
     * Returns the number of ranks with a count.
     *
     * @return the number of types
     */
    public int types() {
        return ranks.length;
    }

    /**
     * Returns how often a rank was counted.
     *
     * @param rank any value
     * @return n_i, 0 if it was not
     */
    public long count(long rank) {
        int at = Arrays.binarySearch(ranks, rank);
        return at < 0 ? 0 : counts[at];
    }

    long rank(int type) {
        return ranks[type];
    }

    long countOf(int type) {
        return counts[type];
    }

    /** Counts of the types before one, in order of rank. */
    long sumBefore(int type) {
        return type == 0 ? 0 : sums[type - 1];
    }

    /** Number of types of a rank up to this one. */
    private int typesUpTo(long rank) {
        int at = Arrays.binarySearch(ranks, rank);
        return at < 0 ? -at - 1 : at + 1;
    }

    @Override
    public long supportSize() {
        return ranks[ranks.length - 1];
    }

    @Override
    public double probability(long rank) {
        return (double) count(rank) / total();
    }

    @Override
    public double logProbability(long rank) {
        long count = count(rank);
        // Close to 1 the logarithm of a quotient has lost the digits that count.
        return 2.0 * count > total()
                ? Math.log1p(-(double) (total() - count) / total())
                : Math.log(count) - Math.log(total());
    }

    @Override
    public double survival(long rank) {
        return (double) (total() - sumBefore(typesUpTo(rank))) / total();
    }

    @Override
    public double cdf(long rank) {
        return (double) sumBefore(typesUpTo(rank)) / total();
    }

    /**
     * Returns the Shannon entropy.
     *
     * @return -sum p_i ln p_i in nats
     */
    public double entropy() {
        NeumaierSum sum = new NeumaierSum();
        for (long rank : ranks) {
            sum.add(-probability(rank) * logProbability(rank));
        }
        return sum.value();
    }

    @Override
    public boolean isNonIncreasing() {
        return ranks[ranks.length - 1] == ranks.length
                && IntStream.range(1, counts.length).allMatch(i -> counts[i] <= counts[i - 1]);
    }

    /**
     * Returns the law with its types numbered by frequency: rank 1 for the largest count, equal counts in order of their ranks.
     *
     * @return a law on 1..types whose probabilities do not rise
     */
    public EmpiricalLaw byFrequency() {
        long[] ascending = counts.clone();
        Arrays.sort(ascending);
        long[] descending = new long[ascending.length];
        long[] first = new long[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            descending[i] = ascending[ascending.length - 1 - i];
            first[i] = i + 1L;
        }
        return new EmpiricalLaw(first, descending);
    }

    /**
     * Returns the law of the most frequent types alone, each at its own rank; of equal counts the smaller ranks are kept.
     *
     * @param types how many to keep, at least 1; beyond the number of types nothing is cut
     * @return the law on the types kept
     * @throws IllegalArgumentException if {@code types} is below 1
     */
    public EmpiricalLaw mostFrequent(long types) {
        Arguments.requireAtLeastOne(types, "types");
        if (types >= ranks.length) {
            return this;
        }
        long[] ascending = counts.clone();
        Arrays.sort(ascending);
        long smallest = ascending[ascending.length - (int) types];
        long above = Arrays.stream(counts).filter(count -> count > smallest).count();
        long[] keptRanks = new long[(int) types];
        long[] keptCounts = new long[(int) types];
        long ties = types - above;
        int size = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (counts[i] > smallest || (counts[i] == smallest && ties-- > 0)) {
                keptRanks[size] = ranks[i];
                keptCounts[size++] = counts[i];
            }
        }
        return new EmpiricalLaw(keptRanks, keptCounts);
    }

    /**
     * Applies a temperature: weights n_i^(1/temperature), rounded to integers of sum near 2^61. Every machine gets the same ones.
     *
     * @param temperature positive and finite; below 1 sharpens, above 1 flattens
     * @return the law of the new weights; types whose share falls below 2^-61 are lost
     * @throws IllegalArgumentException if {@code temperature} is out of range
     */
    public EmpiricalLaw tempered(double temperature) {
        Arguments.requirePositive(temperature, "temperature");
        double largest = Arrays.stream(counts).max().orElseThrow();
        double[] weights = new double[counts.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = StrictMath.pow(counts[i] / largest, 1 / temperature);
            sum += weights[i];
        }
        long[] keptRanks = new long[counts.length];
        long[] keptCounts = new long[counts.length];
        int size = 0;
        for (int i = 0; i < weights.length; i++) {
            long count = Math.round(weights[i] / sum * 0x1p61);
            if (count > 0) {
                keptRanks[size] = ranks[i];
                keptCounts[size++] = count;
            }
        }
        return new EmpiricalLaw(Arrays.copyOf(keptRanks, size), Arrays.copyOf(keptCounts, size));
    }

    /** The counts up to a rank. */
    @Override
    public EmpiricalLaw upTo(long rank) {
        Arguments.requireAtLeastOne(rank, "rank");
        int types = typesUpTo(rank);
        if (types == ranks.length) {
            return this;
        }
        if (types == 0) {
            throw new IllegalArgumentException("rank must leave something of " + this + ": " + rank);
        }
        return new EmpiricalLaw(Arrays.copyOf(ranks, types), Arrays.copyOf(counts, types));
    }

    /**
     * Returns a plan for drawing, by an alias table over integers: rank i is drawn with probability n_i / N exactly, at 32 random bits a
     * draw and, once in 2^32 / types draws at most, some more.
     */
    @Override
    public DiscreteSampler sampler() {
        return new EmpiricalSampler(this);
    }

    /**
     * Returns a plan for the counts of T draws, up to 2^52: drawn one by one where they are few per type, else by halving the types and
     * their draws, a binomial each. O(types) whatever T.
     */
    @Override
    public DiscreteCountSampler countSampler() {
        return new EmpiricalCountSampler(this);
    }

    /**
     * Draws the next generation: the law of the counts of T draws from this one.
     *
     * @param stream the source of randomness; advanced
     * @param draws T, from 1 to 2^52
     * @return the law of the new counts
     * @throws IllegalArgumentException if {@code draws} is out of range
     */
    public EmpiricalLaw resample(RandomStream stream, long draws) {
        Arguments.requireAtLeastOne(draws, "draws");
        return of(drawCounts(stream, draws));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EmpiricalLaw law
                && Arrays.equals(ranks, law.ranks)
                && Arrays.equals(counts, law.counts);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ranks) + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "EmpiricalLaw(" + total() + " draws of " + types() + " ranks)";
    }
}
