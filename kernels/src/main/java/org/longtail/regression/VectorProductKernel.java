package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows as they lie in memory, nothing packed. With eight lanes a block by itself costs five products: the block by its
 * rotations; and two problems go together, to hide the latency of each other's sums.
 */
final class VectorProductKernel implements ProductKernel {

    private static final VectorSpecies<Double> SPECIES = VectorLanes.SPECIES;
    private static final int SIZE = SPECIES.length();
    private static final int WIDTH = BatchLayout.WIDTH;

    private static final VectorShuffle<Double> BY1 = rotation(1);
    private static final VectorShuffle<Double> BY2 = rotation(2);
    private static final VectorShuffle<Double> BY3 = rotation(3);
    private static final VectorShuffle<Double> BY4 = rotation(4);

    private static VectorShuffle<Double> rotation(int distance) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane + distance) % SIZE);
    }

    @Override
    public boolean rotates() {
        return SIZE == WIDTH;
    }

    @Override
    public void addProducts(
            double[] x, int x0, int x1, double[] y, int y0, int y1, int rows, int columns, double[] s, int s0, int s1) {
        if (SIZE != WIDTH) {
            addProducts(x, x0, y, y0, rows, columns, s, s0);
            addProducts(x, x1, y, y1, rows, columns, s, s1);
            return;
        }
        int at = 0;
        for (int block = 0; block < columns; block += WIDTH) {
            for (int p = 0; p < block; p += WIDTH) {
                if (columns - block > BatchLayout.HALF) {
                    addEight(x, x0 + p, x1 + p, block - p, rows, columns, s, s0 + at, s1 + at);
                    at += WIDTH * WIDTH;
                } else {
                    addFour(x, x0 + p, x1 + p, block - p, rows, columns, s, s0 + at, s1 + at);
                    at += BatchLayout.HALF * WIDTH;
                }
            }
            addRotations(x, x0 + block, x1 + block, y, y0, y1, rows, columns, s, s0 + at, s1 + at);
            at += (BatchLayout.ROTATIONS + 1) * WIDTH;
        }
    }

    /** A block by its rotations, and by the response. */
    private static void addRotations(
            double[] x, int x0, int x1, double[] y, int y0, int y1, int rows, int stride, double[] s, int s0, int s1) {
        DoubleVector a0 = DoubleVector.fromArray(SPECIES, s, s0);
        DoubleVector a1 = DoubleVector.fromArray(SPECIES, s, s0 + WIDTH);
        DoubleVector a2 = DoubleVector.fromArray(SPECIES, s, s0 + 2 * WIDTH);
        DoubleVector a3 = DoubleVector.fromArray(SPECIES, s, s0 + 3 * WIDTH);
        DoubleVector a4 = DoubleVector.fromArray(SPECIES, s, s0 + 4 * WIDTH);
        DoubleVector ay = DoubleVector.fromArray(SPECIES, s, s0 + 5 * WIDTH);
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, s, s1);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, s, s1 + WIDTH);
        DoubleVector b2 = DoubleVector.fromArray(SPECIES, s, s1 + 2 * WIDTH);
        DoubleVector b3 = DoubleVector.fromArray(SPECIES, s, s1 + 3 * WIDTH);
        DoubleVector b4 = DoubleVector.fromArray(SPECIES, s, s1 + 4 * WIDTH);
        DoubleVector by = DoubleVector.fromArray(SPECIES, s, s1 + 5 * WIDTH);
        for (int k = 0; k < rows; k++) {
            DoubleVector u = DoubleVector.fromArray(SPECIES, x, x0 + k * stride);
            a0 = u.fma(u, a0);
            a1 = u.fma(u.rearrange(BY1), a1);
            a2 = u.fma(u.rearrange(BY2), a2);
            a3 = u.fma(u.rearrange(BY3), a3);
            a4 = u.fma(u.rearrange(BY4), a4);
            ay = u.fma(DoubleVector.broadcast(SPECIES, y[y0 + k]), ay);
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, x1 + k * stride);
            b0 = v.fma(v, b0);
            b1 = v.fma(v.rearrange(BY1), b1);
            b2 = v.fma(v.rearrange(BY2), b2);
            b3 = v.fma(v.rearrange(BY3), b3);
            b4 = v.fma(v.rearrange(BY4), b4);
            by = v.fma(DoubleVector.broadcast(SPECIES, y[y1 + k]), by);
        }
        a0.intoArray(s, s0);
        a1.intoArray(s, s0 + WIDTH);
        a2.intoArray(s, s0 + 2 * WIDTH);
        a3.intoArray(s, s0 + 3 * WIDTH);
        a4.intoArray(s, s0 + 4 * WIDTH);
        ay.intoArray(s, s0 + 5 * WIDTH);
        b0.intoArray(s, s1);
        b1.intoArray(s, s1 + WIDTH);
        b2.intoArray(s, s1 + 2 * WIDTH);
        b3.intoArray(s, s1 + 3 * WIDTH);
        b4.intoArray(s, s1 + 4 * WIDTH);
        by.intoArray(s, s1 + 5 * WIDTH);
    }

    /** A block by eight columns that lie {@code distance} after its first. */
    private static void addEight(
            double[] x, int x0, int x1, int distance, int rows, int stride, double[] s, int s0, int s1) {
        DoubleVector a0 = DoubleVector.fromArray(SPECIES, s, s0);
        DoubleVector a1 = DoubleVector.fromArray(SPECIES, s, s0 + WIDTH);
        DoubleVector a2 = DoubleVector.fromArray(SPECIES, s, s0 + 2 * WIDTH);
        DoubleVector a3 = DoubleVector.fromArray(SPECIES, s, s0 + 3 * WIDTH);
        DoubleVector a4 = DoubleVector.fromArray(SPECIES, s, s0 + 4 * WIDTH);
        DoubleVector a5 = DoubleVector.fromArray(SPECIES, s, s0 + 5 * WIDTH);
        DoubleVector a6 = DoubleVector.fromArray(SPECIES, s, s0 + 6 * WIDTH);
        DoubleVector a7 = DoubleVector.fromArray(SPECIES, s, s0 + 7 * WIDTH);
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, s, s1);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, s, s1 + WIDTH);
        DoubleVector b2 = DoubleVector.fromArray(SPECIES, s, s1 + 2 * WIDTH);
        DoubleVector b3 = DoubleVector.fromArray(SPECIES, s, s1 + 3 * WIDTH);
        DoubleVector b4 = DoubleVector.fromArray(SPECIES, s, s1 + 4 * WIDTH);
        DoubleVector b5 = DoubleVector.fromArray(SPECIES, s, s1 + 5 * WIDTH);
        DoubleVector b6 = DoubleVector.fromArray(SPECIES, s, s1 + 6 * WIDTH);
        DoubleVector b7 = DoubleVector.fromArray(SPECIES, s, s1 + 7 * WIDTH);
        for (int k = 0; k < rows; k++) {
            int uAt = x0 + k * stride;
            int cAt = uAt + distance;
            DoubleVector u = DoubleVector.fromArray(SPECIES, x, uAt);
            a0 = DoubleVector.broadcast(SPECIES, x[cAt]).fma(u, a0);
            a1 = DoubleVector.broadcast(SPECIES, x[cAt + 1]).fma(u, a1);
            a2 = DoubleVector.broadcast(SPECIES, x[cAt + 2]).fma(u, a2);
            a3 = DoubleVector.broadcast(SPECIES, x[cAt + 3]).fma(u, a3);
            a4 = DoubleVector.broadcast(SPECIES, x[cAt + 4]).fma(u, a4);
            a5 = DoubleVector.broadcast(SPECIES, x[cAt + 5]).fma(u, a5);
            a6 = DoubleVector.broadcast(SPECIES, x[cAt + 6]).fma(u, a6);
            a7 = DoubleVector.broadcast(SPECIES, x[cAt + 7]).fma(u, a7);
            int vAt = x1 + k * stride;
            int dAt = vAt + distance;
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, vAt);
            b0 = DoubleVector.broadcast(SPECIES, x[dAt]).fma(v, b0);
            b1 = DoubleVector.broadcast(SPECIES, x[dAt + 1]).fma(v, b1);
            b2 = DoubleVector.broadcast(SPECIES, x[dAt + 2]).fma(v, b2);
            b3 = DoubleVector.broadcast(SPECIES, x[dAt + 3]).fma(v, b3);
            b4 = DoubleVector.broadcast(SPECIES, x[dAt + 4]).fma(v, b4);
            b5 = DoubleVector.broadcast(SPECIES, x[dAt + 5]).fma(v, b5);
            b6 = DoubleVector.broadcast(SPECIES, x[dAt + 6]).fma(v, b6);
            b7 = DoubleVector.broadcast(SPECIES, x[dAt + 7]).fma(v, b7);
        }
        a0.intoArray(s, s0);
        a1.intoArray(s, s0 + WIDTH);
        a2.intoArray(s, s0 + 2 * WIDTH);
        a3.intoArray(s, s0 + 3 * WIDTH);
        a4.intoArray(s, s0 + 4 * WIDTH);
        a5.intoArray(s, s0 + 5 * WIDTH);
        a6.intoArray(s, s0 + 6 * WIDTH);
        a7.intoArray(s, s0 + 7 * WIDTH);
        b0.intoArray(s, s1);
        b1.intoArray(s, s1 + WIDTH);
        b2.intoArray(s, s1 + 2 * WIDTH);
        b3.intoArray(s, s1 + 3 * WIDTH);
        b4.intoArray(s, s1 + 4 * WIDTH);
        b5.intoArray(s, s1 + 5 * WIDTH);
        b6.intoArray(s, s1 + 6 * WIDTH);
        b7.intoArray(s, s1 + 7 * WIDTH);
    }

    /** A block by four columns that lie {@code distance} after its first. */
    private static void addFour(
            double[] x, int x0, int x1, int distance, int rows, int stride, double[] s, int s0, int s1) {
        DoubleVector a0 = DoubleVector.fromArray(SPECIES, s, s0);
        DoubleVector a1 = DoubleVector.fromArray(SPECIES, s, s0 + WIDTH);
        DoubleVector a2 = DoubleVector.fromArray(SPECIES, s, s0 + 2 * WIDTH);
        DoubleVector a3 = DoubleVector.fromArray(SPECIES, s, s0 + 3 * WIDTH);
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, s, s1);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, s, s1 + WIDTH);
        DoubleVector b2 = DoubleVector.fromArray(SPECIES, s, s1 + 2 * WIDTH);
        DoubleVector b3 = DoubleVector.fromArray(SPECIES, s, s1 + 3 * WIDTH);
        for (int k = 0; k < rows; k++) {
            int uAt = x0 + k * stride;
            int cAt = uAt + distance;
            DoubleVector u = DoubleVector.fromArray(SPECIES, x, uAt);
            a0 = DoubleVector.broadcast(SPECIES, x[cAt]).fma(u, a0);
            a1 = DoubleVector.broadcast(SPECIES, x[cAt + 1]).fma(u, a1);
            a2 = DoubleVector.broadcast(SPECIES, x[cAt + 2]).fma(u, a2);
            a3 = DoubleVector.broadcast(SPECIES, x[cAt + 3]).fma(u, a3);
            int vAt = x1 + k * stride;
            int dAt = vAt + distance;
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, vAt);
            b0 = DoubleVector.broadcast(SPECIES, x[dAt]).fma(v, b0);
            b1 = DoubleVector.broadcast(SPECIES, x[dAt + 1]).fma(v, b1);
            b2 = DoubleVector.broadcast(SPECIES, x[dAt + 2]).fma(v, b2);
            b3 = DoubleVector.broadcast(SPECIES, x[dAt + 3]).fma(v, b3);
        }
        a0.intoArray(s, s0);
        a1.intoArray(s, s0 + WIDTH);
        a2.intoArray(s, s0 + 2 * WIDTH);
        a3.intoArray(s, s0 + 3 * WIDTH);
        b0.intoArray(s, s1);
        b1.intoArray(s, s1 + WIDTH);
        b2.intoArray(s, s1 + 2 * WIDTH);
        b3.intoArray(s, s1 + 3 * WIDTH);
    }

    /** One problem, block by block in vectors shorter than a block. */
    private static void addProducts(
            double[] x, int from, double[] y, int yFrom, int rows, int columns, double[] s, int to) {
        int at = to;
        for (int block = 0; block < columns; block += WIDTH) {
            int height = BatchLayout.heightOf(block / WIDTH, columns);
            for (int p = 0; p <= block; p += WIDTH) {
                int end = Math.min(WIDTH, columns - p);
                for (int c = block; c < block + height; c += BatchLayout.HALF) {
                    // Of a block by itself, pairs that an earlier tile has are left out.
                    int l = p == block ? c - block : 0;
                    for (; l + SIZE < end; l += 2 * SIZE) {
                        addTile(x, from + p + l, from + c, columns, rows, s, at + l);
                    }
                    if (l < end) {
                        addHalfTile(x, from + p + l, from + c, columns, rows, s, at + l);
                    }
                    at += BatchLayout.HALF * WIDTH;
                }
            }
            for (int l = 0; l < WIDTH; l += 2 * SIZE) {
                addMoment(x, from + block + l, columns, y, yFrom, rows, s, at + l);
            }
            at += WIDTH;
        }
    }

    /** Two vectors of columns by four columns. */
    private static void addTile(double[] x, int from, int by, int stride, int rows, double[] s, int at) {
        DoubleVector a0 = DoubleVector.fromArray(SPECIES, s, at);
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, s, at + SIZE);
        DoubleVector a1 = DoubleVector.fromArray(SPECIES, s, at + WIDTH);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, s, at + WIDTH + SIZE);
        DoubleVector a2 = DoubleVector.fromArray(SPECIES, s, at + 2 * WIDTH);
        DoubleVector b2 = DoubleVector.fromArray(SPECIES, s, at + 2 * WIDTH + SIZE);
        DoubleVector a3 = DoubleVector.fromArray(SPECIES, s, at + 3 * WIDTH);
        DoubleVector b3 = DoubleVector.fromArray(SPECIES, s, at + 3 * WIDTH + SIZE);
        for (int k = 0; k < rows; k++) {
            int row = from + k * stride;
            int c = by + k * stride;
            DoubleVector u = DoubleVector.fromArray(SPECIES, x, row);
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, row + SIZE);
            DoubleVector c0 = DoubleVector.broadcast(SPECIES, x[c]);
            a0 = c0.fma(u, a0);
            b0 = c0.fma(v, b0);
            DoubleVector c1 = DoubleVector.broadcast(SPECIES, x[c + 1]);
            a1 = c1.fma(u, a1);
            b1 = c1.fma(v, b1);
            DoubleVector c2 = DoubleVector.broadcast(SPECIES, x[c + 2]);
            a2 = c2.fma(u, a2);
            b2 = c2.fma(v, b2);
            DoubleVector c3 = DoubleVector.broadcast(SPECIES, x[c + 3]);
            a3 = c3.fma(u, a3);
            b3 = c3.fma(v, b3);
        }
        a0.intoArray(s, at);
        b0.intoArray(s, at + SIZE);
        a1.intoArray(s, at + WIDTH);
        b1.intoArray(s, at + WIDTH + SIZE);
        a2.intoArray(s, at + 2 * WIDTH);
        b2.intoArray(s, at + 2 * WIDTH + SIZE);
        a3.intoArray(s, at + 3 * WIDTH);
        b3.intoArray(s, at + 3 * WIDTH + SIZE);
    }

    /** A vector of columns by four columns. */
    private static void addHalfTile(double[] x, int from, int by, int stride, int rows, double[] s, int at) {
        DoubleVector a0 = DoubleVector.fromArray(SPECIES, s, at);
        DoubleVector a1 = DoubleVector.fromArray(SPECIES, s, at + WIDTH);
        DoubleVector a2 = DoubleVector.fromArray(SPECIES, s, at + 2 * WIDTH);
        DoubleVector a3 = DoubleVector.fromArray(SPECIES, s, at + 3 * WIDTH);
        for (int k = 0; k < rows; k++) {
            int c = by + k * stride;
            DoubleVector u = DoubleVector.fromArray(SPECIES, x, from + k * stride);
            a0 = DoubleVector.broadcast(SPECIES, x[c]).fma(u, a0);
            a1 = DoubleVector.broadcast(SPECIES, x[c + 1]).fma(u, a1);
            a2 = DoubleVector.broadcast(SPECIES, x[c + 2]).fma(u, a2);
            a3 = DoubleVector.broadcast(SPECIES, x[c + 3]).fma(u, a3);
        }
        a0.intoArray(s, at);
        a1.intoArray(s, at + WIDTH);
        a2.intoArray(s, at + 2 * WIDTH);
        a3.intoArray(s, at + 3 * WIDTH);
    }

    /** Two vectors of columns by the response: each hides part of the latency of the other's sum. */
    private static void addMoment(
            double[] x, int from, int stride, double[] y, int yFrom, int rows, double[] s, int at) {
        DoubleVector a = DoubleVector.fromArray(SPECIES, s, at);
        DoubleVector b = DoubleVector.fromArray(SPECIES, s, at + SIZE);
        for (int k = 0; k < rows; k++) {
            int row = from + k * stride;
            DoubleVector c = DoubleVector.broadcast(SPECIES, y[yFrom + k]);
            a = c.fma(DoubleVector.fromArray(SPECIES, x, row), a);
            b = c.fma(DoubleVector.fromArray(SPECIES, x, row + SIZE), b);
        }
        a.intoArray(s, at);
        b.intoArray(s, at + SIZE);
    }
}
