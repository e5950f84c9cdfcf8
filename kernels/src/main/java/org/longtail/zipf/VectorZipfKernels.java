package org.longtail.zipf;

import static jdk.incubator.vector.VectorOperators.ASHR;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.I2L;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.S2I;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on vectors of any width. Expressions are written out flat, since C2 boxes vectors that cross a call it
 * does not inline.
 */
final class VectorZipfKernels implements ZipfKernels {

    /** Never more than 512 bits, should wider machines come: the head look-ups are written for three widths. */
    private static final VectorShape SHAPE =
            VectorShape.preferredShape().vectorBitSize() > 512 ? VectorShape.S_512_BIT : VectorShape.preferredShape();

    private static final VectorSpecies<Short> SHORTS = SHAPE.withLanes(short.class);
    private static final VectorSpecies<Integer> INTS = SHAPE.withLanes(int.class);
    private static final VectorSpecies<Long> LONGS = SHAPE.withLanes(long.class);
    private static final int SHORT_LANES = SHORTS.length();
    private static final int INT_LANES = INTS.length();
    private static final int LONG_LANES = LONGS.length();

    private static final int COLUMN_BITS = HeadTable.INTEGER_COLUMN_BITS;
    private static final short ALIAS = (1 << COLUMN_BITS) - 1;
    private static final int CELL_COLUMN_BITS = HeadTable.CELL_COLUMN_BITS;
    private static final short CELL_ALIAS = (1 << CELL_COLUMN_BITS) - 1;

    /** The lower half of each int of two registers. */
    private static final ShortVector LOWER_HALVES = ShortVector.zero(SHORTS).addIndex(2);

    /** By mask of eight lanes: for each lane, how many lanes of the mask lie below it. */
    private static final int[] EXPANSIONS = new int[8 << 8];

    static {
        for (int i = 0; i < EXPANSIONS.length; i++) {
            EXPANSIONS[i] = Integer.bitCount((i >>> 3) & ((1 << (i & 7)) - 1));
        }
    }

    private static final ScalarZipfKernels SCALAR = new ScalarZipfKernels();

    @Override
    public int headIntegers(int[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        int bound = SHORTS.loopBound(n);
        int escapes = switch (SHORT_LANES) {
            case 32 -> integersInTwoRegisters(entries, words, wordsAt, out, from, bound);
            case 16 -> integersInFourRegisters(entries, words, wordsAt, out, from, bound);
            default -> integersInEightRegisters(entries, words, wordsAt, out, from, bound);
        };
        return escapes + SCALAR.headIntegers(entries, words, wordsAt + bound / 4, out, from + bound, n - bound);
    }

    /** 512 bits: the 64 entries are one two-register look-up. */
    private static int integersInTwoRegisters(int[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        ShortVector low = shorts(entries, 0);
        ShortVector high = shorts(entries, SHORT_LANES);
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 4).reinterpretAsShorts();
            ShortVector column = r.lanewise(LSHR, 16 - COLUMN_BITS);
            ShortVector entry = column.selectFrom(low, high);
            VectorMask<Short> keep = r.lanewise(LSHL, COLUMN_BITS).compare(GT, entry);
            ShortVector item = entry.and(ALIAS).blend(column, keep);
            escapes += item.compare(EQ, (short) 0).trueCount();
            item.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            item.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        return escapes;
    }

    /** 256 bits: two look-ups of 32 entries each, and the column's highest bit chooses. */
    private static int integersInFourRegisters(int[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        ShortVector t0 = shorts(entries, 0);
        ShortVector t1 = shorts(entries, SHORT_LANES);
        ShortVector t2 = shorts(entries, 2 * SHORT_LANES);
        ShortVector t3 = shorts(entries, 3 * SHORT_LANES);
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 4).reinterpretAsShorts();
            ShortVector column = r.lanewise(LSHR, 16 - COLUMN_BITS);
            ShortVector within = column.and((short) (2 * SHORT_LANES - 1));
            ShortVector entry = within.selectFrom(t0, t1).blend(within.selectFrom(t2, t3), r.compare(LT, (short) 0));
            VectorMask<Short> keep = r.lanewise(LSHL, COLUMN_BITS).compare(GT, entry);
            ShortVector item = entry.and(ALIAS).blend(column, keep);
            escapes += item.compare(EQ, (short) 0).trueCount();
            item.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            item.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        return escapes;
    }

    /** 128 bits: four look-ups of 16 entries each, and the column's two highest bits choose. */
    private static int integersInEightRegisters(int[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        ShortVector t0 = shorts(entries, 0);
        ShortVector t1 = shorts(entries, SHORT_LANES);
        ShortVector t2 = shorts(entries, 2 * SHORT_LANES);
        ShortVector t3 = shorts(entries, 3 * SHORT_LANES);
        ShortVector t4 = shorts(entries, 4 * SHORT_LANES);
        ShortVector t5 = shorts(entries, 5 * SHORT_LANES);
        ShortVector t6 = shorts(entries, 6 * SHORT_LANES);
        ShortVector t7 = shorts(entries, 7 * SHORT_LANES);
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 4).reinterpretAsShorts();
            ShortVector column = r.lanewise(LSHR, 16 - COLUMN_BITS);
            ShortVector within = column.and((short) (2 * SHORT_LANES - 1));
            VectorMask<Short> second = r.lanewise(LSHL, 1).compare(LT, (short) 0);
            ShortVector lower = within.selectFrom(t0, t1).blend(within.selectFrom(t2, t3), second);
            ShortVector upper = within.selectFrom(t4, t5).blend(within.selectFrom(t6, t7), second);
            ShortVector entry = lower.blend(upper, r.compare(LT, (short) 0));
            VectorMask<Short> keep = r.lanewise(LSHL, COLUMN_BITS).compare(GT, entry);
            ShortVector item = entry.and(ALIAS).blend(column, keep);
            escapes += item.compare(EQ, (short) 0).trueCount();
            item.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            item.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        return escapes;
    }

    /** Entries from {@code at} on. Called before the loops alone: see above. */
    private static ShortVector shorts(int[] entries, int at) {
        return LOWER_HALVES.selectFrom(
                IntVector.fromArray(INTS, entries, at).reinterpretAsShorts(),
                IntVector.fromArray(INTS, entries, at + INT_LANES).reinterpretAsShorts());
    }

    @Override
    public int headCells(
            int[] entries, int fractionBits, long[] words, int cellsAt, int placesAt, int[] out, int from, int n) {
        int bound = SHORTS.loopBound(n);
        int escapes = SHORT_LANES == 32
                ? cellsInEightRegisters(entries, fractionBits, words, cellsAt, placesAt, out, from, bound)
                : gatheredCells(entries, fractionBits, words, cellsAt, placesAt, out, from, bound);
        return escapes
                + SCALAR.headCells(
                        entries,
                        fractionBits,
                        words,
                        cellsAt + bound / 4,
                        placesAt + bound / 2,
                        out,
                        from + bound,
                        n - bound);
    }

    /** 512 bits: four look-ups of 64 entries each, and the column's two highest bits choose. */
    private static int cellsInEightRegisters(
            int[] entries, int fractionBits, long[] words, int cellsAt, int placesAt, int[] out, int from, int n) {
        ShortVector t0 = shorts(entries, 0);
        ShortVector t1 = shorts(entries, SHORT_LANES);
        ShortVector t2 = shorts(entries, 2 * SHORT_LANES);
        ShortVector t3 = shorts(entries, 3 * SHORT_LANES);
        ShortVector t4 = shorts(entries, 4 * SHORT_LANES);
        ShortVector t5 = shorts(entries, 5 * SHORT_LANES);
        ShortVector t6 = shorts(entries, 6 * SHORT_LANES);
        ShortVector t7 = shorts(entries, 7 * SHORT_LANES);
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, cellsAt + i / 4).reinterpretAsShorts();
            ShortVector column = r.lanewise(LSHR, 16 - CELL_COLUMN_BITS);
            VectorMask<Short> second = r.lanewise(LSHL, 1).compare(LT, (short) 0);
            ShortVector lower = column.selectFrom(t0, t1).blend(column.selectFrom(t2, t3), second);
            ShortVector upper = column.selectFrom(t4, t5).blend(column.selectFrom(t6, t7), second);
            ShortVector entry = lower.blend(upper, r.compare(LT, (short) 0));
            VectorMask<Short> keep = r.lanewise(LSHL, CELL_COLUMN_BITS).compare(GT, entry);
            ShortVector cell = entry.and(CELL_ALIAS).blend(column, keep);
            escapes += cell.compare(EQ, (short) 0).trueCount();
            ShortVector shift = cell.lanewise(LSHR, fractionBits).sub((short) 1).max((short) 0);
            ShortVector fraction = cell.sub(shift.lanewise(LSHL, fractionBits));
            for (int half = 0; half < 2; half++) {
                int at = i + half * INT_LANES;
                IntVector s = shift.convertShape(S2I, INTS, half).reinterpretAsInts();
                IntVector first = fraction.convertShape(S2I, INTS, half)
                        .reinterpretAsInts()
                        .lanewise(LSHL, s);
                LongVector.fromArray(LONGS, words, placesAt + at / 2)
                        .reinterpretAsInts()
                        .and(s.broadcast(-1).lanewise(LSHL, s).not())
                        .or(first)
                        .intoArray(out, from + at);
            }
        }
        return escapes;
    }

    /** Too few registers: the entries are gathered, which takes its indices from memory only, as below. */
    private static int gatheredCells(
            int[] entries, int fractionBits, long[] words, int cellsAt, int placesAt, int[] out, int from, int n) {
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector column = LongVector.fromArray(LONGS, words, cellsAt + i / 4)
                    .reinterpretAsShorts()
                    .lanewise(LSHR, 16 - CELL_COLUMN_BITS);
            column.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            column.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, cellsAt + i / 4).reinterpretAsShorts();
            for (int half = 0; half < 2; half++) {
                int at = i + half * INT_LANES;
                IntVector threshold = r.convertShape(S2I, INTS, half)
                        .reinterpretAsInts()
                        .lanewise(LSHL, 16 + CELL_COLUMN_BITS)
                        .lanewise(ASHR, 16);
                IntVector column = IntVector.fromArray(INTS, out, from + at);
                IntVector entry = IntVector.fromArray(INTS, entries, 0, out, from + at);
                IntVector cell = entry.and(CELL_ALIAS).blend(column, threshold.compare(GT, entry));
                escapes += cell.compare(EQ, 0).trueCount();
                IntVector s = cell.lanewise(LSHR, fractionBits).sub(1).max(0);
                IntVector first = cell.sub(s.lanewise(LSHL, fractionBits)).lanewise(LSHL, s);
                LongVector.fromArray(LONGS, words, placesAt + at / 2)
                        .reinterpretAsInts()
                        .and(s.broadcast(-1).lanewise(LSHL, s).not())
                        .or(first)
                        .intoArray(out, from + at);
            }
        }
        return escapes;
    }

    @Override
    public void cells(
            int[] entries,
            int columnBits,
            int fractionBits,
            long[] words,
            int cellsAt,
            int placesAt,
            int[] out,
            int from,
            int n) {
        int bound = INTS.loopBound(n);
        int aliasMask = (1 << columnBits) - 1;
        // A gather takes its indices from memory only: the columns are stored where the results will be.
        for (int i = 0; i < bound; i += INT_LANES) {
            IntVector r = LongVector.fromArray(LONGS, words, cellsAt + i / 2).reinterpretAsInts();
            r.lanewise(LSHR, Integer.SIZE - columnBits).intoArray(out, from + i);
        }
        for (int i = 0; i < bound; i += INT_LANES) {
            IntVector r = LongVector.fromArray(LONGS, words, cellsAt + i / 2).reinterpretAsInts();
            IntVector entry = IntVector.fromArray(INTS, entries, 0, out, from + i);
            IntVector column = r.lanewise(LSHR, Integer.SIZE - columnBits);
            VectorMask<Integer> keep = r.lanewise(LSHL, columnBits).compare(GT, entry);
            IntVector cell = entry.and(aliasMask).blend(column, keep);
            IntVector s = cell.lanewise(LSHR, fractionBits).sub(1).max(0);
            IntVector first = cell.sub(s.lanewise(LSHL, fractionBits)).lanewise(LSHL, s);
            LongVector.fromArray(LONGS, words, placesAt + i / 2)
                    .reinterpretAsInts()
                    .and(s.broadcast(-1).lanewise(LSHL, s).not())
                    .or(first)
                    .intoArray(out, from + i);
        }
        SCALAR.cells(
                entries,
                columnBits,
                fractionBits,
                words,
                cellsAt + bound / 2,
                placesAt + bound / 2,
                out,
                from + bound,
                n - bound);
    }

    @Override
    public void cells(
            int[] entries,
            int columnBits,
            int fractionBits,
            long[] words,
            int cellsAt,
            int placesAt,
            int[] columns,
            long[] out,
            int from,
            int n) {
        // At 128 bits C2 does not compile the widening of half a vector, and boxes instead.
        int bound = LONG_LANES == 2 ? 0 : INTS.loopBound(n);
        int aliasMask = (1 << columnBits) - 1;
        for (int i = 0; i < bound; i += INT_LANES) {
            IntVector r = LongVector.fromArray(LONGS, words, cellsAt + i / 2).reinterpretAsInts();
            r.lanewise(LSHR, Integer.SIZE - columnBits).intoArray(columns, i);
        }
        for (int i = 0; i < bound; i += INT_LANES) {
            IntVector r = LongVector.fromArray(LONGS, words, cellsAt + i / 2).reinterpretAsInts();
            IntVector entry = IntVector.fromArray(INTS, entries, 0, columns, i);
            IntVector column = r.lanewise(LSHR, Integer.SIZE - columnBits);
            VectorMask<Integer> keep = r.lanewise(LSHL, columnBits).compare(GT, entry);
            IntVector cell = entry.and(aliasMask).blend(column, keep);
            IntVector s = cell.lanewise(LSHR, fractionBits).sub(1).max(0);
            IntVector fraction = cell.sub(s.lanewise(LSHL, fractionBits));
            for (int half = 0; half < 2; half++) {
                int at = i + half * LONG_LANES;
                LongVector shift = s.convertShape(I2L, LONGS, half).reinterpretAsLongs();
                LongVector first = fraction.convertShape(I2L, LONGS, half)
                        .reinterpretAsLongs()
                        .lanewise(LSHL, shift);
                LongVector x = LongVector.fromArray(LONGS, words, placesAt + at)
                        .and(shift.broadcast(-1).lanewise(LSHL, shift).not())
                        .or(first);
                x.blend(Long.MAX_VALUE, x.compare(LT, 0)).intoArray(out, from + at);
            }
        }
        SCALAR.cells(
                entries,
                columnBits,
                fractionBits,
                words,
                cellsAt + bound / 2,
                placesAt + bound,
                columns,
                out,
                from + bound,
                n - bound);
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
