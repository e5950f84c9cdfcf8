package org.longtail.zipf;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2L;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on vectors of any width. Expressions are written out flat, since C2 boxes vectors that cross a call it
 * does not inline.
 */
final class VectorZipfKernels implements ZipfKernels {

    private static final VectorSpecies<Integer> INTS = VectorHead.SHAPE.withLanes(int.class);
    private static final VectorSpecies<Long> LONGS = VectorHead.SHAPE.withLanes(long.class);
    private static final int INT_LANES = INTS.length();
    private static final int LONG_LANES = LONGS.length();

    /** By mask of eight lanes: for each lane, how many lanes of the mask lie below it. */
    private static final int[] EXPANSIONS = new int[8 << 8];

    static {
        for (int i = 0; i < EXPANSIONS.length; i++) {
            EXPANSIONS[i] = Integer.bitCount((i >>> 3) & ((1 << (i & 7)) - 1));
        }
    }

    private static final ScalarZipfKernels SCALAR = new ScalarZipfKernels();

    @Override
    public int headIntegers(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        int bound = VectorHead.loopBound(n);
        int escapes = VectorHead.integers(entries, words, wordsAt, out, from, bound);
        return escapes + SCALAR.headIntegers(entries, words, wordsAt + bound / 4, out, from + bound, n - bound);
    }

    @Override
    public int headCells(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        int bound = VectorHead.loopBound(n);
        int escapes = VectorHead.cells(entries, words, wordsAt, out, from, bound);
        return escapes + SCALAR.headCells(entries, words, wordsAt + bound / 4, out, from + bound, n - bound);
    }

    @Override
    public void cells(int[] entries, int columnBits, long[] words, int wordsAt, int[] out, int from, int n) {
        int bound = INTS.loopBound(n);
        int aliasMask = (1 << columnBits) - 1;
        // A gather takes its indices from memory only: the columns are stored where the cells will be.
        for (int i = 0; i < bound; i += INT_LANES) {
            IntVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 2).reinterpretAsInts();
            r.lanewise(LSHR, Integer.SIZE - columnBits).intoArray(out, from + i);
        }
        for (int i = 0; i < bound; i += INT_LANES) {
            IntVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 2).reinterpretAsInts();
            IntVector entry = IntVector.fromArray(INTS, entries, 0, out, from + i);
            IntVector column = r.lanewise(LSHR, Integer.SIZE - columnBits);
            VectorMask<Integer> keep = r.lanewise(LSHL, columnBits).compare(GT, entry);
            entry.and(aliasMask).blend(column, keep).intoArray(out, from + i);
        }
        SCALAR.cells(entries, columnBits, words, wordsAt + bound / 2, out, from + bound, n - bound);
    }

    @Override
    public void places(int fractionBits, long[] words, int wordsAt, int[] out, int from, int n) {
        int bound = INTS.loopBound(n);
        for (int i = 0; i < bound; i += INT_LANES) {
            IntVector cell = IntVector.fromArray(INTS, out, from + i);
            IntVector s = cell.lanewise(LSHR, fractionBits).sub(1).max(0);
            IntVector first = cell.sub(s.lanewise(LSHL, fractionBits)).lanewise(LSHL, s);
            LongVector.fromArray(LONGS, words, wordsAt + i / 2)
                    .reinterpretAsInts()
                    .and(s.broadcast(-1).lanewise(LSHL, s).not())
                    .or(first)
                    .intoArray(out, from + i);
        }
        SCALAR.places(fractionBits, words, wordsAt + bound / 2, out, from + bound, n - bound);
    }

    @Override
    public void places(int fractionBits, int[] cells, long[] words, int wordsAt, long[] out, int from, int n) {
        // At 128 bits C2 does not compile the widening of half a vector, and boxes instead.
        int bound = LONG_LANES == 2 ? 0 : INTS.loopBound(n);
        for (int i = 0; i < bound; i += INT_LANES) {
            IntVector cell = IntVector.fromArray(INTS, cells, i);
            IntVector s = cell.lanewise(LSHR, fractionBits).sub(1).max(0);
            IntVector fraction = cell.sub(s.lanewise(LSHL, fractionBits));
            for (int half = 0; half < 2; half++) {
                int at = i + half * LONG_LANES;
                LongVector shift = s.convertShape(I2L, LONGS, half).reinterpretAsLongs();
                LongVector first = fraction.convertShape(I2L, LONGS, half)
                        .reinterpretAsLongs()
                        .lanewise(LSHL, shift);
                LongVector x = LongVector.fromArray(LONGS, words, wordsAt + at)
                        .and(shift.broadcast(-1).lanewise(LSHL, shift).not())
                        .or(first);
                x.blend(Long.MAX_VALUE, x.compare(LT, 0)).intoArray(out, from + at);
            }
        }
        SCALAR.placesFrom(fractionBits, cells, bound, words, wordsAt + bound, out, from + bound, n - bound);
    }

    @Override
    public void replaceZeros(int[] out, int from, int n, int[] replacements) {
        int i = 0;
        int next = 0;
        int bound = INTS.loopBound(n);
        int last = replacements.length - INT_LANES;
        if (INT_LANES == 16) {
            for (; i < bound && next <= last; i += INT_LANES) {
                IntVector values = IntVector.fromArray(INTS, out, from + i);
                VectorMask<Integer> zero = values.compare(EQ, 0);
                IntVector.fromArray(INTS, replacements, next)
                        .expand(zero)
                        .or(values)
                        .intoArray(out, from + i);
                next += zero.trueCount();
            }
        } else if (INT_LANES == 8) {
            // No expand before AVX-512: the mask selects one of 256 permutations.
            for (; i < bound && next <= last; i += INT_LANES) {
                IntVector values = IntVector.fromArray(INTS, out, from + i);
                VectorMask<Integer> zero = values.compare(EQ, 0);
                int pattern = (int) zero.toLong();
                IntVector expanded = IntVector.fromArray(INTS, EXPANSIONS, pattern * 8)
                        .selectFrom(IntVector.fromArray(INTS, replacements, next));
                values.blend(expanded, zero).intoArray(out, from + i);
                next += Integer.bitCount(pattern);
            }
        }
        SCALAR.replaceZerosFrom(out, from + i, n - i, replacements, next);
    }

    @Override
    public void replaceZeros(int[] narrow, long[] replacements, long[] out, int from, int n) {
        int i = 0;
        int next = 0;
        if (INT_LANES == 16) {
            int last = replacements.length - 2 * LONG_LANES;
            for (; i + INT_LANES <= n && next <= last; i += INT_LANES) {
                IntVector values = IntVector.fromArray(INTS, narrow, i);
                for (int half = 0; half < 2; half++) {
                    LongVector wide = values.convertShape(I2L, LONGS, half).reinterpretAsLongs();
                    VectorMask<Long> zero = wide.compare(EQ, 0);
                    LongVector.fromArray(LONGS, replacements, next)
                            .expand(zero)
                            .or(wide)
                            .intoArray(out, from + i + half * LONG_LANES);
                    next += zero.trueCount();
                }
            }
        }
        SCALAR.replaceZerosFrom(narrow, i, replacements, next, out, from + i, n - i);
    }

    @Override
    public int nextZero(int[] values, int from, int to) {
        int i = from;
        // The place in the vector is left to the scalar twin: a mask that outlives the loop would be boxed.
        while (i + INT_LANES <= to
                && !IntVector.fromArray(INTS, values, i).compare(EQ, 0).anyTrue()) {
            i += INT_LANES;
        }
        return SCALAR.nextZero(values, i, to);
    }

    @Override
    public int nextZero(long[] values, int from, int to) {
        int i = from;
        // The place in the vector is left to the scalar twin: a mask that outlives the loop would be boxed.
        while (LONG_LANES > 2
                && i + LONG_LANES <= to
                && !LongVector.fromArray(LONGS, values, i).compare(EQ, 0).anyTrue()) {
            i += LONG_LANES;
        }
        return SCALAR.nextZero(values, i, to);
    }
}
