package org.longtail.zipf;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * A plan for drawing the counts of T draws of a Zipf law at once, without drawing each of them.
 *
 * <p>The counts are jointly multinomial: P(n_1, n_2, ...) = T! / (n_1! n_2! ...) prod p_i^n_i, sum n_i = T.
 *
 * <p>Method: conditional binomial counts of up to some 4096 pieces of 2^s ranks, each halved until fewer than 8 draws per
 * rank are left, which are placed by rejection. Up to 16 draws per piece, some 65,000, come one by one from a {@link
 * ZipfSampler}. Source: conditional binomials and halving as in {@code L. Devroye, Non-Uniform Random Variate Generation,
 * 1986}, sections XI.1.4 and XIV.5.
 *
 * <p>Units and ranges: T from 0 to 2^52; ranks from 1 up. On an unbounded law ranks beyond 2^63 - 1 are counted under
 * {@link Long#MAX_VALUE}. The order of draws is not generated: for sequences use {@link ZipfSampler}.
 *
 * <p>Output depends on the law, the stream's name and state, and T alone: not on the machine, its vectors or which of the
 * two methods is called.
 *
 * <p>Cost: set-up some 2 ms, and as much at the first call with few draws; some 0.1 microseconds per piece, and up to some
 * 50 nanoseconds per rank that occurs, whatever T. Memory: 100 KB of plan, 130 KB more for few draws; per call some 25 KB of
 * scratch and, for a sparse set of few draws, 8 bytes per draw. Immutable and thread-safe.
 *
 * <p>Accuracy: each conditional share is computed to 1e-13 relative for exponents up to 30 in size; counts of 2^11 and
 * more are drawn by {@link RandomStream#nextBinomial}, with its accuracy; everything else is exact.
 */
public final class ZipfCountSampler implements DiscreteCountSampler {

    /** Beyond this the binomial sampler cannot tell neighbouring counts apart. */
    private static final long MOST_DRAWS = 1L << 52;

    /**
     * Up to so many draws per piece all are made one by one, at 0.15 to 1 ns each and some ns more to sort; a conditional
     * binomial takes 20 to 100 ns. Measured at supports of 1e6 and 1e9, the two ways take as long at 4 to 8 draws per piece
     * (exponent 2), 40 to 70 (1.5), 50 to 240 (1.2): here neither is far behind. Fixed, since it decides which counts a
     * stream gives.
     */
    private static final int FEW_PER_PIECE = 16;

    private final Zipf law;
    private final RankPieces pieces;

    /** Made when first needed; threads that race for it make equal ones. */
    private volatile @Nullable ZipfSampler single;

    private ZipfCountSampler(Zipf law) {
        this.law = law;
        this.pieces = new RankPieces(law);
    }

    /**
     * Returns a plan for a law.
     *
     * @param law the law
     * @return an immutable plan
     */
    public static ZipfCountSampler of(Zipf law) {
        return new ZipfCountSampler(law);
    }

    /**
     * Returns the law whose draws are counted.
     *
     * @return the law
     */
    public Zipf law() {
        return law;
    }

    /**
     * Draws counts as a sparse set: supports of any size.
     *
     * <p>Memory: 16 bytes per rank that occurs, {@link ExpectedCounts#distinctTypes} of them.
     *
     * @param stream the source of randomness; advanced
     * @param draws T, from 0 to 2^52
     * @return the counts, of total T
     * @throws IllegalArgumentException when {@code draws} is out of range, or so many that the distinct ranks do not fit
     *     in an array
     */
    @Override
    public ZipfCounts sample(RandomStream stream, long draws) {
        requireDraws(draws);
        ZipfCounts.Builder builder = ZipfCounts.builder(law, draws);
        if (areFew(draws)) {
            DrawCounter.count(single(), stream, (int) draws, builder);
        } else {
            new CountSplitter(pieces.weights(), stream, new SparseCounts(builder)).split(pieces, draws);
        }
        return builder.build();
    }

    /**
     * Draws counts of a bounded law into an array, which holds the count of rank i at index i - 1. The counts are those that
     * {@link #sample} returns.
     *
     * @param stream the source of randomness; advanced
     * @param draws T, from 0 to 2^52
     * @param counts one element per rank; overwritten
     * @throws IllegalArgumentException when {@code draws} is out of range or {@code counts} has not the length of the
     *     support
     */
    public void fill(RandomStream stream, long draws, long[] counts) {
        requireDraws(draws);
        if (counts.length != law.supportSize()) {
            throw new IllegalArgumentException(
                    "counts must have one element per rank of " + law + ": length " + counts.length);
        }
        Arrays.fill(counts, 0);
        if (areFew(draws)) {
            DrawCounter.count(single(), stream, (int) draws, counts);
        } else {
            new CountSplitter(pieces.weights(), stream, new DenseCounts(counts)).split(pieces, draws);
        }
    }

    private boolean areFew(long draws) {
        return draws <= (long) FEW_PER_PIECE * pieces.size();
    }

    private ZipfSampler single() {
        ZipfSampler sampler = single;
        if (sampler == null) {
            sampler = ZipfSampler.of(law);
            single = sampler;
        }
        return sampler;
    }

    private static void requireDraws(long draws) {
        Arguments.requireAtLeast(draws, 0, "draws");
        if (draws > MOST_DRAWS) {
            throw new IllegalArgumentException("draws must be at most 2^52: " + draws);
        }
    }
}
