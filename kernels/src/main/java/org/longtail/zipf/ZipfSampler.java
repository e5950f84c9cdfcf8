package org.longtail.zipf;

import org.jspecify.annotations.Nullable;
import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * A plan for drawing ranks from a Zipf law: tables of some 130 KB at most, whatever the support.
 *
 * <p>P(X = i) = i^-exponent / normaliser on 1..supportSize, or on 1, 2, 3, ... (exponent above 1). Any exponent a
 * {@link Zipf} accepts is drawn by the same method; for negative ones ranks are counted down from the largest.
 *
 * <p>Method: the 63 heaviest ranks are drawn by 16 random bits each from an alias table of 64 columns, which fits in
 * registers. Where too many would escape (exponents up to 1.2 or so) and ranks are ints, 48 bits each go through one of
 * 256 columns instead: cells numbered like tiny floating-point numbers, whose integers are equally likely up to a small
 * excess. Where either escapes, 64 further bits (96 for supports from 2^31 on) go through an alias table of up to 4096
 * finer cells; their excesses are drawn by rejection. When no int holds the ranks and more than 3/4 of draws would
 * escape, all go through the last table.
 *
 * <p>Source: alias method as in {@code A. J. Walker, ACM TOMS 3(3), 1977} and {@code M. D. Vose, IEEE TSE 17(9), 1991};
 * composition and rejection as in {@code L. Devroye, Non-Uniform Random Variate Generation, 1986}.
 *
 * <p>Units and ranges: ranks from 1 up. An unbounded law has ranks no {@code long} can hold: they are returned as
 * {@link Long#MAX_VALUE}, and should be counted as never repeating. Their share is 2^(63 (1 - exponent)) / ((exponent -
 * 1) zeta(exponent)): 1 % at exponent 1.1, 2e-5 at 1.25.
 *
 * <p>Output depends on the law, the stream's name and the sequence of calls (their sizes included) alone. {@code int}
 * and {@code long} arrays get the same ranks.
 *
 * <p>Cost and memory: set-up over no more than 4096 cells, some 2 ms; some 0.15 to 1 ns per rank on 512-bit registers;
 * no allocation after the first fill of a thread, whose scratch memory (56 KB) is shared by all samplers. Immutable and
 * thread-safe.
 *
 * <p>Accuracy: masses of the fast parts are exact multiples of 2^-16 and 2^-32 and what they round off is drawn too, so
 * that the only errors are those of doubles: the total variation distance between the law drawn and the Zipf law is
 * below 1e-13.
 */
public final class ZipfSampler implements DiscreteSampler {

    /** Ranks per round: words, table and ranks of a round stay together in a first-level cache. */
    static final int BLOCK = 2048;

    private static final ZipfKernels KERNELS = ZipfKernels.INSTANCE;

    /** Thread-confined, so that plans stay immutable, streams small, and fills free of allocation. */
    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private static final class Scratch {
        final long[] words = new long[3 * BLOCK / 2];
        final int[] ints = new int[BLOCK];
        final int[] columns = new int[BLOCK];
        final long[] longs = new long[BLOCK];
        final long[] one = new long[1];
    }

    private final Zipf law;
    private final long supportSize;
    private final boolean mirrored;
    private final @Nullable HeadTable head;
    private final CellTable table;
    private final @Nullable RankPermutation permutation;

    private ZipfSampler(Zipf law, ZipfWeights weights, @Nullable RankPermutation permutation) {
        this.law = law;
        this.supportSize = weights.size();
        this.mirrored = weights.mirrored();
        this.permutation = permutation;
        CellMasses masses = CellMasses.of(weights);
        this.head = HeadTable.of(masses);
        this.table = new CellTable(head == null ? masses : head.rest(masses));
    }

    /**
     * Returns a plan for a law.
     *
     * @param law the law
     * @return an immutable plan
     */
    public static ZipfSampler of(Zipf law) {
        return new ZipfSampler(law, ZipfWeights.of(law), null);
    }

    /**
     * Returns a plan for a bounded law whose ranks are sent through a keyed permutation of 1..supportSize: the
     * probabilities stay, but frequent ranks no longer lie together. Equal keys give equal permutations.
     *
     * <p>Cost: some 5 ns more per rank. {@link #permuted} gives the permutation itself.
     *
     * @param law a bounded law
     * @param key names the permutation
     * @return an immutable plan
     * @throws IllegalArgumentException when the law is unbounded
     */
    public static ZipfSampler scrambled(Zipf law, long key) {
        if (!law.isBounded()) {
            throw new IllegalArgumentException("law must be bounded to be scrambled: exponent " + law.exponent());
        }
        return new ZipfSampler(law, ZipfWeights.of(law), new RankPermutation(law.supportSize(), key));
    }

    /**
     * Returns the law whose ranks are drawn, before any permutation.
     *
     * @return the law
     */
    public Zipf law() {
        return law;
    }

    /**
     * Returns what this sampler returns for a rank of its law: the rank itself unless the plan is scrambled.
     *
     * @param rank in 1..supportSize
     * @return a number in 1..supportSize
     * @throws IllegalArgumentException when the rank is outside the support
     */
    public long permuted(long rank) {
        if (rank < 1 || rank > supportSize) {
            throw new IllegalArgumentException("rank must be in 1.." + supportSize + ": " + rank);
        }
        return permutation == null ? rank : permutation.apply(rank);
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when {@code from..to} is not a part of the array
     */
    @Override
    public void fill(RandomStream stream, long[] ranks, int from, int to) {
        Arguments.requireRange(from, to, ranks.length);
        Scratch scratch = SCRATCH.get();
        boolean narrow = supportSize <= Integer.MAX_VALUE;
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            if (narrow) {
                drawNarrow(stream, scratch, scratch.ints, 0, n);
                for (int i = 0; i < n; i++) {
                    ranks[at + i] = scratch.ints[i];
                }
            } else {
                drawWide(stream, scratch, ranks, at, n);
            }
            toRanks(ranks, at, n);
        }
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException when the support size exceeds {@link Integer#MAX_VALUE} or {@code from..to} is
     *     not
     *     a part of the array
     */
    @Override
    public void fill(RandomStream stream, int[] ranks, int from, int to) {
        if (supportSize > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("ranks of this law do not fit in an int[]: support size " + supportSize);
        }
        Arguments.requireRange(from, to, ranks.length);
        Scratch scratch = SCRATCH.get();
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            drawNarrow(stream, scratch, ranks, at, n);
            toRanks(ranks, at, n);
        }
    }

    @Override
    public long sample(RandomStream stream) {
        long[] one = SCRATCH.get().one;
        fill(stream, one, 0, 1);
        return one[0];
    }

    private void drawNarrow(RandomStream stream, Scratch scratch, int[] out, int from, int n) {
        if (head == null) {
            drawCells(stream, scratch, out, from, n);
            return;
        }
        int escapes = head.draw(stream, scratch.words, out, from, n);
        if (escapes > 0) {
            drawCells(stream, scratch, scratch.columns, 0, escapes);
            KERNELS.replaceZeros(out, from, n, scratch.columns);
        }
    }

    private void drawWide(RandomStream stream, Scratch scratch, long[] out, int from, int n) {
        if (head == null) {
            drawCells(stream, scratch, out, from, n);
            return;
        }
        int escapes = head.draw(stream, scratch.words, scratch.ints, 0, n);
        drawCells(stream, scratch, scratch.longs, 0, escapes);
        KERNELS.replaceZeros(scratch.ints, scratch.longs, out, from, n);
    }

    private void drawCells(RandomStream stream, Scratch scratch, int[] out, int from, int n) {
        int half = (n + 1) / 2;
        stream.fillLongs(scratch.words, 0, 2 * half);
        KERNELS.cells(table.entries(), table.columnBits(), scratch.words, 0, out, from, n);
        KERNELS.places(table.fractionBits(), scratch.words, half, out, from, n);
        int to = from + n;
        for (int i = KERNELS.nextZero(out, from, to); i < to; i = KERNELS.nextZero(out, i + 1, to)) {
            out[i] = (int) table.drawRest(stream);
        }
    }

    private void drawCells(RandomStream stream, Scratch scratch, long[] out, int from, int n) {
        int half = (n + 1) / 2;
        stream.fillLongs(scratch.words, 0, half + n);
        KERNELS.cells(table.entries(), table.columnBits(), scratch.words, 0, scratch.columns, 0, n);
        KERNELS.places(table.fractionBits(), scratch.columns, scratch.words, half, out, from, n);
        int to = from + n;
        for (int i = KERNELS.nextZero(out, from, to); i < to; i = KERNELS.nextZero(out, i + 1, to)) {
            out[i] = table.drawRest(stream);
        }
    }

    /** From the falling orientation of the tables to ranks, and through the permutation. */
    private void toRanks(int[] out, int from, int n) {
        if (mirrored) {
            int last = (int) supportSize;
            for (int i = from; i < from + n; i++) {
                out[i] = last - out[i] + 1;
            }
        }
        if (permutation != null) {
            for (int i = from; i < from + n; i++) {
                out[i] = (int) permutation.apply(out[i]);
            }
        }
    }

    private void toRanks(long[] out, int from, int n) {
        if (mirrored) {
            for (int i = from; i < from + n; i++) {
                out[i] = supportSize - out[i] + 1;
            }
        }
        if (permutation != null) {
            for (int i = from; i < from + n; i++) {
                out[i] = permutation.apply(out[i]);
            }
        }
    }
}
