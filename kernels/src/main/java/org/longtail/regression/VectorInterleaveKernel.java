package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Squares of values, as many runs as values of each, transposed in registers: each step exchanges halves, then quarters,
 * then neighbours. A last square that is not full begins earlier and repeats what the one before wrote.
 */
final class VectorInterleaveKernel implements InterleaveKernel {

    private static final VectorSpecies<Double> SPECIES = VectorLanes.SPECIES;
    private static final int LANES = BatchLayout.LANES;
    private static final int SIZE = SPECIES.length();

    private static final VectorShuffle<Double> SWAP4 = swap(4);
    private static final VectorShuffle<Double> SWAP2 = swap(2);
    private static final VectorShuffle<Double> SWAP1 = swap(1);
    private static final VectorMask<Double> UPPER4 = VectorMask.fromLong(SPECIES, 0xF0);
    private static final VectorMask<Double> UPPER2 = VectorMask.fromLong(SPECIES, 0xCC);
    private static final VectorMask<Double> UPPER1 = VectorMask.fromLong(SPECIES, 0xAA);

    private static final ScalarInterleaveKernel SCALAR = new ScalarInterleaveKernel();

    /** Exchanges lanes that are {@code distance} apart. */
    private static VectorShuffle<Double> swap(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane ^ distance) % SPECIES.length());
    }

    @Override
    public void interleave(double[] source, int[] starts, int count, int[] places, double[] panels) {
        if (count < SIZE) {
            SCALAR.interleave(source, starts, count, places, panels);
            return;
        }
        bySquares(source, starts, 0, count - SIZE + 1, places, panels);
        if (count % SIZE != 0) {
            bySquares(source, starts, count - SIZE, count - SIZE + 1, places, panels);
        }
    }

    /** Squares that begin at {@code from} and follow one another, as long as they begin before {@code to}. */
    private static void bySquares(double[] source, int[] starts, int from, int to, int[] places, double[] panels) {
        switch (SIZE) {
            case 8 -> byEights(source, starts, from, to, places, panels);
            case 4 -> byFours(source, starts, from, to, places, panels);
            default -> byPairs(source, starts, from, to, places, panels);
        }
    }

    private static void byEights(double[] source, int[] starts, int from, int to, int[] places, double[] panels) {
        int from0 = starts[0];
        int from1 = starts[1];
        int from2 = starts[2];
        int from3 = starts[3];
        int from4 = starts[4];
        int from5 = starts[5];
        int from6 = starts[6];
        int from7 = starts[7];
        for (int i = from; i < to; i += 8) {
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, source, from0 + i);
            DoubleVector a1 = DoubleVector.fromArray(SPECIES, source, from1 + i);
            DoubleVector a2 = DoubleVector.fromArray(SPECIES, source, from2 + i);
            DoubleVector a3 = DoubleVector.fromArray(SPECIES, source, from3 + i);
            DoubleVector a4 = DoubleVector.fromArray(SPECIES, source, from4 + i);
            DoubleVector a5 = DoubleVector.fromArray(SPECIES, source, from5 + i);
            DoubleVector a6 = DoubleVector.fromArray(SPECIES, source, from6 + i);
            DoubleVector a7 = DoubleVector.fromArray(SPECIES, source, from7 + i);
            DoubleVector b0 = a0.blend(a4.rearrange(SWAP4), UPPER4);
            DoubleVector b4 = a0.rearrange(SWAP4).blend(a4, UPPER4);
            DoubleVector b1 = a1.blend(a5.rearrange(SWAP4), UPPER4);
            DoubleVector b5 = a1.rearrange(SWAP4).blend(a5, UPPER4);
            DoubleVector b2 = a2.blend(a6.rearrange(SWAP4), UPPER4);
            DoubleVector b6 = a2.rearrange(SWAP4).blend(a6, UPPER4);
            DoubleVector b3 = a3.blend(a7.rearrange(SWAP4), UPPER4);
            DoubleVector b7 = a3.rearrange(SWAP4).blend(a7, UPPER4);
            DoubleVector c0 = b0.blend(b2.rearrange(SWAP2), UPPER2);
            DoubleVector c2 = b0.rearrange(SWAP2).blend(b2, UPPER2);
            DoubleVector c1 = b1.blend(b3.rearrange(SWAP2), UPPER2);
            DoubleVector c3 = b1.rearrange(SWAP2).blend(b3, UPPER2);
            DoubleVector c4 = b4.blend(b6.rearrange(SWAP2), UPPER2);
            DoubleVector c6 = b4.rearrange(SWAP2).blend(b6, UPPER2);
            DoubleVector c5 = b5.blend(b7.rearrange(SWAP2), UPPER2);
            DoubleVector c7 = b5.rearrange(SWAP2).blend(b7, UPPER2);
            DoubleVector d0 = c0.blend(c1.rearrange(SWAP1), UPPER1);
            DoubleVector d1 = c0.rearrange(SWAP1).blend(c1, UPPER1);
            DoubleVector d2 = c2.blend(c3.rearrange(SWAP1), UPPER1);
            DoubleVector d3 = c2.rearrange(SWAP1).blend(c3, UPPER1);
            DoubleVector d4 = c4.blend(c5.rearrange(SWAP1), UPPER1);
            DoubleVector d5 = c4.rearrange(SWAP1).blend(c5, UPPER1);
            DoubleVector d6 = c6.blend(c7.rearrange(SWAP1), UPPER1);
            DoubleVector d7 = c6.rearrange(SWAP1).blend(c7, UPPER1);
            d0.intoArray(panels, places[i]);
            d1.intoArray(panels, places[i + 1]);
            d2.intoArray(panels, places[i + 2]);
            d3.intoArray(panels, places[i + 3]);
            d4.intoArray(panels, places[i + 4]);
            d5.intoArray(panels, places[i + 5]);
            d6.intoArray(panels, places[i + 6]);
            d7.intoArray(panels, places[i + 7]);
        }
    }

    private static void byFours(double[] source, int[] starts, int from, int to, int[] places, double[] panels) {
        for (int lane = 0; lane < LANES; lane += 4) {
            int from0 = starts[lane];
            int from1 = starts[lane + 1];
            int from2 = starts[lane + 2];
            int from3 = starts[lane + 3];
            for (int i = from; i < to; i += 4) {
                DoubleVector a0 = DoubleVector.fromArray(SPECIES, source, from0 + i);
                DoubleVector a1 = DoubleVector.fromArray(SPECIES, source, from1 + i);
                DoubleVector a2 = DoubleVector.fromArray(SPECIES, source, from2 + i);
                DoubleVector a3 = DoubleVector.fromArray(SPECIES, source, from3 + i);
                DoubleVector b0 = a0.blend(a2.rearrange(SWAP2), UPPER2);
                DoubleVector b2 = a0.rearrange(SWAP2).blend(a2, UPPER2);
                DoubleVector b1 = a1.blend(a3.rearrange(SWAP2), UPPER2);
                DoubleVector b3 = a1.rearrange(SWAP2).blend(a3, UPPER2);
                DoubleVector c0 = b0.blend(b1.rearrange(SWAP1), UPPER1);
                DoubleVector c1 = b0.rearrange(SWAP1).blend(b1, UPPER1);
                DoubleVector c2 = b2.blend(b3.rearrange(SWAP1), UPPER1);
                DoubleVector c3 = b2.rearrange(SWAP1).blend(b3, UPPER1);
                c0.intoArray(panels, places[i] + lane);
                c1.intoArray(panels, places[i + 1] + lane);
                c2.intoArray(panels, places[i + 2] + lane);
                c3.intoArray(panels, places[i + 3] + lane);
            }
        }
    }

    private static void byPairs(double[] source, int[] starts, int from, int to, int[] places, double[] panels) {
        for (int lane = 0; lane < LANES; lane += 2) {
            int from0 = starts[lane];
            int from1 = starts[lane + 1];
            for (int i = from; i < to; i += 2) {
                DoubleVector a0 = DoubleVector.fromArray(SPECIES, source, from0 + i);
                DoubleVector a1 = DoubleVector.fromArray(SPECIES, source, from1 + i);
                DoubleVector b0 = a0.blend(a1.rearrange(SWAP1), UPPER1);
                DoubleVector b1 = a0.rearrange(SWAP1).blend(a1, UPPER1);
                b0.intoArray(panels, places[i] + lane);
                b1.intoArray(panels, places[i + 1] + lane);
            }
        }
    }
}
