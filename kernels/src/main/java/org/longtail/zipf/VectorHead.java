package org.longtail.zipf;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.S2I;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The look-ups of the head kernels, by how many registers the entries take; sizes are whole vectors. The loops end alike, written out each
 * time: C2 boxes vectors that cross a call it does not inline.
 */
final class VectorHead {

    /** Never more than 512 bits, should wider machines come: look-ups are written for three widths. */
    static final VectorShape SHAPE =
            VectorShape.preferredShape().vectorBitSize() > 512 ? VectorShape.S_512_BIT : VectorShape.preferredShape();

    private static final VectorSpecies<Short> SHORTS = SHAPE.withLanes(short.class);
    private static final VectorSpecies<Integer> INTS = SHAPE.withLanes(int.class);
    private static final VectorSpecies<Long> LONGS = SHAPE.withLanes(long.class);
    private static final int SHORT_LANES = SHORTS.length();
    private static final int INT_LANES = INTS.length();

    private static final int INTEGER_BITS = HeadTable.INTEGER_COLUMN_BITS;
    private static final short INTEGER_ALIAS = (1 << INTEGER_BITS) - 1;
    private static final int CELL_BITS = HeadTable.CELL_COLUMN_BITS;
    private static final short CELL_ALIAS = (1 << CELL_BITS) - 1;

    private VectorHead() {}

    /** How many of {@code n} elements are whole vectors. */
    static int loopBound(int n) {
        return SHORTS.loopBound(n);
    }

    /** Returns the number of escapes. */
    static int integers(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        return switch (SHORT_LANES) {
            case 32 -> inTwoRegisters(entries, words, wordsAt, out, from, n);
            case 16 -> inFourRegisters(entries, words, wordsAt, out, from, n);
            default -> inEightRegisters(entries, INTEGER_BITS, words, wordsAt, out, from, n);
        };
    }

    /** Returns the number of escapes. */
    static int cells(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        return switch (SHORT_LANES) {
            case 32 -> inEightRegisters(entries, CELL_BITS, words, wordsAt, out, from, n);
            case 16 -> inSixteenRegisters(entries, words, wordsAt, out, from, n);
            default -> byGather(entries, words, wordsAt, out, from, n);
        };
    }

    /** 512 bits: the 64 entries are one two-register look-up. */
    private static int inTwoRegisters(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        ShortVector t0 = ShortVector.fromArray(SHORTS, entries, 0);
        ShortVector t1 = ShortVector.fromArray(SHORTS, entries, SHORT_LANES);
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 4).reinterpretAsShorts();
            ShortVector column = r.lanewise(LSHR, 16 - INTEGER_BITS);
            ShortVector entry = column.selectFrom(t0, t1);
            VectorMask<Short> keep = r.lanewise(LSHL, INTEGER_BITS).compare(GT, entry);
            ShortVector item = entry.and(INTEGER_ALIAS).blend(column, keep);
            escapes += item.compare(EQ, (short) 0).trueCount();
            item.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            item.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        return escapes;
    }

    /** 256 bits: two look-ups of 32 entries each, and the column's highest bit chooses. */
    private static int inFourRegisters(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        ShortVector t0 = ShortVector.fromArray(SHORTS, entries, 0);
        ShortVector t1 = ShortVector.fromArray(SHORTS, entries, SHORT_LANES);
        ShortVector t2 = ShortVector.fromArray(SHORTS, entries, 2 * SHORT_LANES);
        ShortVector t3 = ShortVector.fromArray(SHORTS, entries, 3 * SHORT_LANES);
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 4).reinterpretAsShorts();
            ShortVector column = r.lanewise(LSHR, 16 - INTEGER_BITS);
            ShortVector lower = column.selectFrom(t0, t1);
            ShortVector entry = lower.blend(column.selectFrom(t2, t3), r.compare(LT, (short) 0));
            VectorMask<Short> keep = r.lanewise(LSHL, INTEGER_BITS).compare(GT, entry);
            ShortVector item = entry.and(INTEGER_ALIAS).blend(column, keep);
            escapes += item.compare(EQ, (short) 0).trueCount();
            item.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            item.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        return escapes;
    }

    /** Four look-ups, and the column's two highest bits choose: 64 integers at 128 bits, 256 cells at 512. */
    private static int inEightRegisters(
            short[] entries, int columnBits, long[] words, int wordsAt, int[] out, int from, int n) {
        ShortVector t0 = ShortVector.fromArray(SHORTS, entries, 0);
        ShortVector t1 = ShortVector.fromArray(SHORTS, entries, SHORT_LANES);
        ShortVector t2 = ShortVector.fromArray(SHORTS, entries, 2 * SHORT_LANES);
        ShortVector t3 = ShortVector.fromArray(SHORTS, entries, 3 * SHORT_LANES);
        ShortVector t4 = ShortVector.fromArray(SHORTS, entries, 4 * SHORT_LANES);
        ShortVector t5 = ShortVector.fromArray(SHORTS, entries, 5 * SHORT_LANES);
        ShortVector t6 = ShortVector.fromArray(SHORTS, entries, 6 * SHORT_LANES);
        ShortVector t7 = ShortVector.fromArray(SHORTS, entries, 7 * SHORT_LANES);
        short aliasMask = (short) ((1 << columnBits) - 1);
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 4).reinterpretAsShorts();
            ShortVector column = r.lanewise(LSHR, 16 - columnBits);
            VectorMask<Short> second = r.lanewise(LSHL, 1).compare(LT, (short) 0);
            ShortVector lower = column.selectFrom(t0, t1).blend(column.selectFrom(t2, t3), second);
            ShortVector upper = column.selectFrom(t4, t5).blend(column.selectFrom(t6, t7), second);
            ShortVector entry = lower.blend(upper, r.compare(LT, (short) 0));
            VectorMask<Short> keep = r.lanewise(LSHL, columnBits).compare(GT, entry);
            ShortVector item = entry.and(aliasMask).blend(column, keep);
            escapes += item.compare(EQ, (short) 0).trueCount();
            item.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            item.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        return escapes;
    }

    /** 256 bits: eight look-ups of 32 entries each, and the column's three highest bits choose. */
    private static int inSixteenRegisters(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        ShortVector t0 = ShortVector.fromArray(SHORTS, entries, 0);
        ShortVector t1 = ShortVector.fromArray(SHORTS, entries, SHORT_LANES);
        ShortVector t2 = ShortVector.fromArray(SHORTS, entries, 2 * SHORT_LANES);
        ShortVector t3 = ShortVector.fromArray(SHORTS, entries, 3 * SHORT_LANES);
        ShortVector t4 = ShortVector.fromArray(SHORTS, entries, 4 * SHORT_LANES);
        ShortVector t5 = ShortVector.fromArray(SHORTS, entries, 5 * SHORT_LANES);
        ShortVector t6 = ShortVector.fromArray(SHORTS, entries, 6 * SHORT_LANES);
        ShortVector t7 = ShortVector.fromArray(SHORTS, entries, 7 * SHORT_LANES);
        ShortVector t8 = ShortVector.fromArray(SHORTS, entries, 8 * SHORT_LANES);
        ShortVector t9 = ShortVector.fromArray(SHORTS, entries, 9 * SHORT_LANES);
        ShortVector t10 = ShortVector.fromArray(SHORTS, entries, 10 * SHORT_LANES);
        ShortVector t11 = ShortVector.fromArray(SHORTS, entries, 11 * SHORT_LANES);
        ShortVector t12 = ShortVector.fromArray(SHORTS, entries, 12 * SHORT_LANES);
        ShortVector t13 = ShortVector.fromArray(SHORTS, entries, 13 * SHORT_LANES);
        ShortVector t14 = ShortVector.fromArray(SHORTS, entries, 14 * SHORT_LANES);
        ShortVector t15 = ShortVector.fromArray(SHORTS, entries, 15 * SHORT_LANES);
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 4).reinterpretAsShorts();
            ShortVector column = r.lanewise(LSHR, 16 - CELL_BITS);
            VectorMask<Short> first = r.compare(LT, (short) 0);
            VectorMask<Short> second = r.lanewise(LSHL, 1).compare(LT, (short) 0);
            VectorMask<Short> third = r.lanewise(LSHL, 2).compare(LT, (short) 0);
            ShortVector e0 = column.selectFrom(t0, t1).blend(column.selectFrom(t2, t3), third);
            ShortVector e1 = column.selectFrom(t4, t5).blend(column.selectFrom(t6, t7), third);
            ShortVector e2 = column.selectFrom(t8, t9).blend(column.selectFrom(t10, t11), third);
            ShortVector e3 = column.selectFrom(t12, t13).blend(column.selectFrom(t14, t15), third);
            ShortVector entry = e0.blend(e1, second).blend(e2.blend(e3, second), first);
            VectorMask<Short> keep = r.lanewise(LSHL, CELL_BITS).compare(GT, entry);
            ShortVector item = entry.and(CELL_ALIAS).blend(column, keep);
            escapes += item.compare(EQ, (short) 0).trueCount();
            item.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            item.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        return escapes;
    }

    /** 128 bits: too few registers, so that entries are gathered, which takes its indices from memory only. */
    private static int byGather(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector column = LongVector.fromArray(LONGS, words, wordsAt + i / 4)
                    .reinterpretAsShorts()
                    .lanewise(LSHR, 16 - CELL_BITS);
            column.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            column.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        int escapes = 0;
        for (int i = 0; i < n; i += SHORT_LANES) {
            ShortVector r = LongVector.fromArray(LONGS, words, wordsAt + i / 4).reinterpretAsShorts();
            ShortVector column = r.lanewise(LSHR, 16 - CELL_BITS);
            ShortVector entry = ShortVector.fromArray(SHORTS, entries, 0, out, from + i);
            VectorMask<Short> keep = r.lanewise(LSHL, CELL_BITS).compare(GT, entry);
            ShortVector item = entry.and(CELL_ALIAS).blend(column, keep);
            escapes += item.compare(EQ, (short) 0).trueCount();
            item.convertShape(S2I, INTS, 0).reinterpretAsInts().intoArray(out, from + i);
            item.convertShape(S2I, INTS, 1).reinterpretAsInts().intoArray(out, from + i + INT_LANES);
        }
        return escapes;
    }
}
