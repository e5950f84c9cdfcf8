package org.longtail.zipf;

import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * Draws from an {@link EmpiricalLaw}: of n_i 2^32 / N, the whole part goes into an alias table over 32 random bits, and the remainder r_i
 * / N to its item 0, in whose place a type is proposed with equal probabilities and taken with probability r_i / N. All integers, so
 * that rank i is drawn with probability n_i / N exactly.
 *
 * <p>Item 0 has no more than one unit per type: it takes types / 2^32 proposals a draw at most.
 */
final class EmpiricalSampler implements DiscreteSampler {

    private static final int BITS = 32;

    private static final int BLOCK = 1024;

    private static final ZipfKernels KERNELS = ZipfKernels.INSTANCE;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    private static final class Scratch {
        final long[] words = new long[BLOCK / 2];
        final int[] types = new int[BLOCK];
        final long[] one = new long[1];
    }

    private final EmpiricalLaw law;
    private final int columnBits;
    private final int[] entries;
    private final boolean numbered;

    EmpiricalSampler(EmpiricalLaw law) {
        this.law = law;
        this.numbered = law.supportSize() == law.types();
        long[] units = new long[law.types() + 1];
        units[0] = 1L << BITS;
        for (int type = 0; type < law.types(); type++) {
            units[type + 1] = units(law.countOf(type), law.total());
            units[0] -= units[type + 1];
        }
        this.columnBits = Integer.SIZE - Integer.numberOfLeadingZeros(units.length - 1);
        AliasTable table = AliasTable.of(units, BITS, columnBits);
        this.entries = new int[1 << columnBits];
        for (int column = 0; column < entries.length; column++) {
            entries[column] = table.entry(column, BITS);
        }
    }

    /** floor(count 2^32 / total), for total up to 2^62: as many digits at once as a {@code long} has room for. */
    static long units(long count, long total) {
        int step = Math.min(BITS, Long.numberOfLeadingZeros(total) - 1);
        long quotient = 0;
        long rest = count;
        for (int left = BITS; left > 0; left -= step) {
            int bits = Math.min(step, left);
            quotient = (quotient << bits) + (rest << bits) / total;
            rest = (rest << bits) % total;
        }
        return quotient;
    }

    /** count 2^32 mod total. */
    static long remainder(long count, long total) {
        // Modulo 2^64, in which the remainder lies.
        return (count << BITS) - units(count, total) * total;
    }

    @Override
    public void fill(RandomStream stream, long[] ranks, int from, int to) {
        Arguments.requireRange(from, to, ranks.length);
        Scratch scratch = SCRATCH.get();
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            drawTypes(stream, scratch, scratch.types, 0, n);
            for (int i = 0; i < n; i++) {
                ranks[at + i] = law.rank(scratch.types[i] - 1);
            }
        }
    }

    @Override
    public void fill(RandomStream stream, int[] ranks, int from, int to) {
        if (law.supportSize() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "ranks of this law do not fit in an int[]: support size " + law.supportSize());
        }
        Arguments.requireRange(from, to, ranks.length);
        Scratch scratch = SCRATCH.get();
        for (int at = from; at < to; at += BLOCK) {
            int n = Math.min(BLOCK, to - at);
            drawTypes(stream, scratch, ranks, at, n);
            if (!numbered) {
                for (int i = at; i < at + n; i++) {
                    ranks[i] = (int) law.rank(ranks[i] - 1);
                }
            }
        }
    }

    @Override
    public long sample(RandomStream stream) {
        long[] one = SCRATCH.get().one;
        fill(stream, one, 0, 1);
        return one[0];
    }

    /** Adds the counts of some draws to those of the types. */
    void count(RandomStream stream, long draws, long[] counts) {
        Scratch scratch = SCRATCH.get();
        for (long left = draws; left > 0; left -= BLOCK) {
            int n = (int) Math.min(BLOCK, left);
            drawTypes(stream, scratch, scratch.types, 0, n);
            for (int i = 0; i < n; i++) {
                counts[scratch.types[i] - 1]++;
            }
        }
    }

    /** Numbers of types, from 1. */
    private void drawTypes(RandomStream stream, Scratch scratch, int[] out, int from, int n) {
        stream.fillLongs(scratch.words, 0, (n + 1) / 2);
        KERNELS.cells(entries, columnBits, scratch.words, 0, out, from, n);
        int to = from + n;
        for (int i = KERNELS.nextZero(out, from, to); i < to; i = KERNELS.nextZero(out, i + 1, to)) {
            out[i] = drawRemainder(stream);
        }
    }

    private int drawRemainder(RandomStream stream) {
        while (true) {
            int type = (int) stream.nextLong(law.types());
            if (stream.nextLong(law.total()) < remainder(law.countOf(type), law.total())) {
                return type + 1;
            }
        }
    }
}
