package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of register accumulators over packed panels.
 *
 * <p>With 512 bits a tile of 8 x 16 keeps 16 of the 32 registers as sums, loads two vectors and broadcasts eight
 * scalars per row: 16 multiply-adds for 10 loads. Narrower machines have 16 registers: 4 rows by two vectors, eight
 * sums, just enough to hide the latency of two multiply-adds a cycle. Every accumulator is a named local and every
 * Vector API call is written out: C2 stops inlining helpers in methods of this size and would box the vectors.
 */
final class VectorGramKernel implements GramKernel {

    private static final VectorSpecies<Double> SPECIES = VectorLanes.SPECIES;

    private static final int LANES = SPECIES.length();
    private static final int WIDTH = Panels.WIDTH;
    private static final int PAIR = 2 * LANES;

    @Override
    public void pack(double[] source, int from, int stride, int rows, int columns, double[] panels) {
        int padded = Panels.padded(columns);
        for (int column = 0; column < padded; column += LANES) {
            VectorMask<Double> inside = SPECIES.indexInRange(column, columns);
            int out = Panels.offset(column, rows);
            for (int k = 0; k < rows; k++) {
                DoubleVector.fromArray(SPECIES, source, from + k * stride + column, inside)
                        .intoArray(panels, out + k * WIDTH);
            }
        }
    }

    @Override
    public void packWithMoments(
            double[] design,
            int from,
            int rows,
            int columns,
            double[] response,
            int responseFrom,
            double[] panels,
            double[] moment,
            double[] sums) {
        int column = 0;
        // Two vectors at a time: four independent sums instead of two, for the sums' latency bounds this loop.
        for (; column + PAIR <= columns; column += PAIR) {
            packPair(design, from + column, rows, columns, response, responseFrom, panels, column, moment, sums);
        }
        for (; column < columns; column += LANES) {
            packPart(design, from + column, rows, columns, response, responseFrom, panels, column, moment, sums);
        }
        for (; column < Panels.padded(columns); column += LANES) {
            int out = Panels.offset(column, rows);
            for (int k = 0; k < rows; k++) {
                DoubleVector.zero(SPECIES).intoArray(panels, out + k * WIDTH);
            }
        }
    }

    private static void packPair(
            double[] design,
            int from,
            int rows,
            int columns,
            double[] response,
            int responseFrom,
            double[] panels,
            int column,
            double[] moment,
            double[] sums) {
        int out0 = Panels.offset(column, rows);
        int out1 = Panels.offset(column + LANES, rows);
        DoubleVector products0 = DoubleVector.zero(SPECIES);
        DoubleVector products1 = DoubleVector.zero(SPECIES);
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < rows; k++) {
            DoubleVector y = DoubleVector.broadcast(SPECIES, response[responseFrom + k]);
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, design, from + k * columns);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, design, from + k * columns + LANES);
            x0.intoArray(panels, out0 + k * WIDTH);
            x1.intoArray(panels, out1 + k * WIDTH);
            products0 = y.fma(x0, products0);
            products1 = y.fma(x1, products1);
            sum0 = sum0.add(x0);
            sum1 = sum1.add(x1);
        }
        DoubleVector.fromArray(SPECIES, moment, column).add(products0).intoArray(moment, column);
        DoubleVector.fromArray(SPECIES, moment, column + LANES).add(products1).intoArray(moment, column + LANES);
        DoubleVector.fromArray(SPECIES, sums, column).add(sum0).intoArray(sums, column);
        DoubleVector.fromArray(SPECIES, sums, column + LANES).add(sum1).intoArray(sums, column + LANES);
    }

    private static void packPart(
            double[] design,
            int from,
            int rows,
            int columns,
            double[] response,
            int responseFrom,
            double[] panels,
            int column,
            double[] moment,
            double[] sums) {
        int out = Panels.offset(column, rows);
        VectorMask<Double> inside = SPECIES.indexInRange(column, columns);
        DoubleVector products = DoubleVector.zero(SPECIES);
        DoubleVector sum = DoubleVector.zero(SPECIES);
        // Masked loads cost several times as much as plain ones: only rows at the end of the array need them.
        int plain = Math.clamp(Math.floorDiv(design.length - LANES - from, columns) + 1, 0, rows);
        for (int k = 0; k < plain; k++) {
            DoubleVector y = DoubleVector.broadcast(SPECIES, response[responseFrom + k]);
            DoubleVector x = DoubleVector.zero(SPECIES)
                    .blend(DoubleVector.fromArray(SPECIES, design, from + k * columns), inside);
            x.intoArray(panels, out + k * WIDTH);
            products = y.fma(x, products);
            sum = sum.add(x);
        }
        for (int k = plain; k < rows; k++) {
            DoubleVector y = DoubleVector.broadcast(SPECIES, response[responseFrom + k]);
            DoubleVector x = DoubleVector.fromArray(SPECIES, design, from + k * columns, inside);
            x.intoArray(panels, out + k * WIDTH);
            products = y.fma(x, products);
            sum = sum.add(x);
        }
        // Padding: 0 * y is 0 for every finite y, and a block with another y is rejected as a whole.
        DoubleVector.fromArray(SPECIES, moment, column).add(products).intoArray(moment, column);
        DoubleVector.fromArray(SPECIES, sums, column).add(sum).intoArray(sums, column);
    }

    @Override
    public void addCrossProduct(
            double sign, double[] panels, int depth, int columns, double[] matrix, int from, int stride) {
        int padded = Panels.padded(columns);
        if (LANES == WIDTH) {
            addFullWidth(sign, panels, depth, padded, matrix, from, stride);
        } else {
            addNarrow(sign, panels, depth, padded, matrix, from, stride);
        }
    }

    private static void addFullWidth(
            double sign, double[] panels, int depth, int padded, double[] matrix, int from, int stride) {
        int panel = depth * WIDTH;
        int column = 0;
        for (; column + PAIR <= padded; column += PAIR) {
            int b = column * depth;
            int row = 0;
            for (; row <= column; row += WIDTH) {
                tile8x2(sign, panels, row * depth, b, b + panel, depth, matrix, from + row * stride + column, stride);
            }
            // Of the last eight rows only the second vector reaches the diagonal.
            int last = from + row * stride + row;
            tile8x1(sign, panels, row * depth, b + panel, depth, matrix, last, stride);
        }
        if (column < padded) {
            for (int row = 0; row < padded; row += WIDTH) {
                tile8x1(sign, panels, row * depth, column * depth, depth, matrix, from + row * stride + column, stride);
            }
        }
    }

    private static void addNarrow(
            double sign, double[] panels, int depth, int padded, double[] matrix, int from, int stride) {
        for (int column = 0; column < padded; column += PAIR) {
            int b = Panels.offset(column, depth);
            for (int row = 0; row < column + PAIR; row += 4) {
                int a = Panels.offset(row, depth);
                tile4x2(sign, panels, a, b, b + LANES, depth, matrix, from + row * stride + column, stride);
            }
        }
    }

    /** Eight rows by two vectors. */
    private static void tile8x2(
            double sign, double[] panels, int a, int b0, int b1, int depth, double[] matrix, int at, int stride) {
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c02 = DoubleVector.zero(SPECIES);
        DoubleVector c03 = DoubleVector.zero(SPECIES);
        DoubleVector c04 = DoubleVector.zero(SPECIES);
        DoubleVector c05 = DoubleVector.zero(SPECIES);
        DoubleVector c06 = DoubleVector.zero(SPECIES);
        DoubleVector c07 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c12 = DoubleVector.zero(SPECIES);
        DoubleVector c13 = DoubleVector.zero(SPECIES);
        DoubleVector c14 = DoubleVector.zero(SPECIES);
        DoubleVector c15 = DoubleVector.zero(SPECIES);
        DoubleVector c16 = DoubleVector.zero(SPECIES);
        DoubleVector c17 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < depth * WIDTH; k += WIDTH) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, panels, b0 + k);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, panels, b1 + k);
            DoubleVector t0 = DoubleVector.broadcast(SPECIES, panels[a + k]);
            c00 = t0.fma(x0, c00);
            c10 = t0.fma(x1, c10);
            DoubleVector t1 = DoubleVector.broadcast(SPECIES, panels[a + k + 1]);
            c01 = t1.fma(x0, c01);
            c11 = t1.fma(x1, c11);
            DoubleVector t2 = DoubleVector.broadcast(SPECIES, panels[a + k + 2]);
            c02 = t2.fma(x0, c02);
            c12 = t2.fma(x1, c12);
            DoubleVector t3 = DoubleVector.broadcast(SPECIES, panels[a + k + 3]);
            c03 = t3.fma(x0, c03);
            c13 = t3.fma(x1, c13);
            DoubleVector t4 = DoubleVector.broadcast(SPECIES, panels[a + k + 4]);
            c04 = t4.fma(x0, c04);
            c14 = t4.fma(x1, c14);
            DoubleVector t5 = DoubleVector.broadcast(SPECIES, panels[a + k + 5]);
            c05 = t5.fma(x0, c05);
            c15 = t5.fma(x1, c15);
            DoubleVector t6 = DoubleVector.broadcast(SPECIES, panels[a + k + 6]);
            c06 = t6.fma(x0, c06);
            c16 = t6.fma(x1, c16);
            DoubleVector t7 = DoubleVector.broadcast(SPECIES, panels[a + k + 7]);
            c07 = t7.fma(x0, c07);
            c17 = t7.fma(x1, c17);
        }
        DoubleVector s = DoubleVector.broadcast(SPECIES, sign);
        s.fma(c00, DoubleVector.fromArray(SPECIES, matrix, at)).intoArray(matrix, at);
        s.fma(c10, DoubleVector.fromArray(SPECIES, matrix, at + LANES)).intoArray(matrix, at + LANES);
        s.fma(c01, DoubleVector.fromArray(SPECIES, matrix, at + stride)).intoArray(matrix, at + stride);
        s.fma(c11, DoubleVector.fromArray(SPECIES, matrix, at + stride + LANES)).intoArray(matrix, at + stride + LANES);
        s.fma(c02, DoubleVector.fromArray(SPECIES, matrix, at + 2 * stride)).intoArray(matrix, at + 2 * stride);
        s.fma(c12, DoubleVector.fromArray(SPECIES, matrix, at + 2 * stride + LANES))
                .intoArray(matrix, at + 2 * stride + LANES);
        s.fma(c03, DoubleVector.fromArray(SPECIES, matrix, at + 3 * stride)).intoArray(matrix, at + 3 * stride);
        s.fma(c13, DoubleVector.fromArray(SPECIES, matrix, at + 3 * stride + LANES))
                .intoArray(matrix, at + 3 * stride + LANES);
        s.fma(c04, DoubleVector.fromArray(SPECIES, matrix, at + 4 * stride)).intoArray(matrix, at + 4 * stride);
        s.fma(c14, DoubleVector.fromArray(SPECIES, matrix, at + 4 * stride + LANES))
                .intoArray(matrix, at + 4 * stride + LANES);
        s.fma(c05, DoubleVector.fromArray(SPECIES, matrix, at + 5 * stride)).intoArray(matrix, at + 5 * stride);
        s.fma(c15, DoubleVector.fromArray(SPECIES, matrix, at + 5 * stride + LANES))
                .intoArray(matrix, at + 5 * stride + LANES);
        s.fma(c06, DoubleVector.fromArray(SPECIES, matrix, at + 6 * stride)).intoArray(matrix, at + 6 * stride);
        s.fma(c16, DoubleVector.fromArray(SPECIES, matrix, at + 6 * stride + LANES))
                .intoArray(matrix, at + 6 * stride + LANES);
        s.fma(c07, DoubleVector.fromArray(SPECIES, matrix, at + 7 * stride)).intoArray(matrix, at + 7 * stride);
        s.fma(c17, DoubleVector.fromArray(SPECIES, matrix, at + 7 * stride + LANES))
                .intoArray(matrix, at + 7 * stride + LANES);
    }

    /** Eight rows by one vector: the last panel when their number is odd. */
    private static void tile8x1(
            double sign, double[] panels, int a, int b0, int depth, double[] matrix, int at, int stride) {
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c02 = DoubleVector.zero(SPECIES);
        DoubleVector c03 = DoubleVector.zero(SPECIES);
        DoubleVector c04 = DoubleVector.zero(SPECIES);
        DoubleVector c05 = DoubleVector.zero(SPECIES);
        DoubleVector c06 = DoubleVector.zero(SPECIES);
        DoubleVector c07 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < depth * WIDTH; k += WIDTH) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, panels, b0 + k);
            DoubleVector t0 = DoubleVector.broadcast(SPECIES, panels[a + k]);
            c00 = t0.fma(x0, c00);
            DoubleVector t1 = DoubleVector.broadcast(SPECIES, panels[a + k + 1]);
            c01 = t1.fma(x0, c01);
            DoubleVector t2 = DoubleVector.broadcast(SPECIES, panels[a + k + 2]);
            c02 = t2.fma(x0, c02);
            DoubleVector t3 = DoubleVector.broadcast(SPECIES, panels[a + k + 3]);
            c03 = t3.fma(x0, c03);
            DoubleVector t4 = DoubleVector.broadcast(SPECIES, panels[a + k + 4]);
            c04 = t4.fma(x0, c04);
            DoubleVector t5 = DoubleVector.broadcast(SPECIES, panels[a + k + 5]);
            c05 = t5.fma(x0, c05);
            DoubleVector t6 = DoubleVector.broadcast(SPECIES, panels[a + k + 6]);
            c06 = t6.fma(x0, c06);
            DoubleVector t7 = DoubleVector.broadcast(SPECIES, panels[a + k + 7]);
            c07 = t7.fma(x0, c07);
        }
        DoubleVector s = DoubleVector.broadcast(SPECIES, sign);
        s.fma(c00, DoubleVector.fromArray(SPECIES, matrix, at)).intoArray(matrix, at);
        s.fma(c01, DoubleVector.fromArray(SPECIES, matrix, at + stride)).intoArray(matrix, at + stride);
        s.fma(c02, DoubleVector.fromArray(SPECIES, matrix, at + 2 * stride)).intoArray(matrix, at + 2 * stride);
        s.fma(c03, DoubleVector.fromArray(SPECIES, matrix, at + 3 * stride)).intoArray(matrix, at + 3 * stride);
        s.fma(c04, DoubleVector.fromArray(SPECIES, matrix, at + 4 * stride)).intoArray(matrix, at + 4 * stride);
        s.fma(c05, DoubleVector.fromArray(SPECIES, matrix, at + 5 * stride)).intoArray(matrix, at + 5 * stride);
        s.fma(c06, DoubleVector.fromArray(SPECIES, matrix, at + 6 * stride)).intoArray(matrix, at + 6 * stride);
        s.fma(c07, DoubleVector.fromArray(SPECIES, matrix, at + 7 * stride)).intoArray(matrix, at + 7 * stride);
    }

    /** Four rows by two vectors, for machines with 16 registers. */
    private static void tile4x2(
            double sign, double[] panels, int a, int b0, int b1, int depth, double[] matrix, int at, int stride) {
        DoubleVector c00 = DoubleVector.zero(SPECIES);
        DoubleVector c01 = DoubleVector.zero(SPECIES);
        DoubleVector c02 = DoubleVector.zero(SPECIES);
        DoubleVector c03 = DoubleVector.zero(SPECIES);
        DoubleVector c10 = DoubleVector.zero(SPECIES);
        DoubleVector c11 = DoubleVector.zero(SPECIES);
        DoubleVector c12 = DoubleVector.zero(SPECIES);
        DoubleVector c13 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < depth * WIDTH; k += WIDTH) {
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, panels, b0 + k);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, panels, b1 + k);
            DoubleVector t0 = DoubleVector.broadcast(SPECIES, panels[a + k]);
            c00 = t0.fma(x0, c00);
            c10 = t0.fma(x1, c10);
            DoubleVector t1 = DoubleVector.broadcast(SPECIES, panels[a + k + 1]);
            c01 = t1.fma(x0, c01);
            c11 = t1.fma(x1, c11);
            DoubleVector t2 = DoubleVector.broadcast(SPECIES, panels[a + k + 2]);
            c02 = t2.fma(x0, c02);
            c12 = t2.fma(x1, c12);
            DoubleVector t3 = DoubleVector.broadcast(SPECIES, panels[a + k + 3]);
            c03 = t3.fma(x0, c03);
            c13 = t3.fma(x1, c13);
        }
        DoubleVector s = DoubleVector.broadcast(SPECIES, sign);
        s.fma(c00, DoubleVector.fromArray(SPECIES, matrix, at)).intoArray(matrix, at);
        s.fma(c10, DoubleVector.fromArray(SPECIES, matrix, at + LANES)).intoArray(matrix, at + LANES);
        s.fma(c01, DoubleVector.fromArray(SPECIES, matrix, at + stride)).intoArray(matrix, at + stride);
        s.fma(c11, DoubleVector.fromArray(SPECIES, matrix, at + stride + LANES)).intoArray(matrix, at + stride + LANES);
        s.fma(c02, DoubleVector.fromArray(SPECIES, matrix, at + 2 * stride)).intoArray(matrix, at + 2 * stride);
        s.fma(c12, DoubleVector.fromArray(SPECIES, matrix, at + 2 * stride + LANES))
                .intoArray(matrix, at + 2 * stride + LANES);
        s.fma(c03, DoubleVector.fromArray(SPECIES, matrix, at + 3 * stride)).intoArray(matrix, at + 3 * stride);
        s.fma(c13, DoubleVector.fromArray(SPECIES, matrix, at + 3 * stride + LANES))
                .intoArray(matrix, at + 3 * stride + LANES);
    }
}
