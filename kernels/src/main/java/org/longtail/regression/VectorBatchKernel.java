package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Lanes as vectors: one pass for each vector's worth of problems. Products go by tiles of 4 x 4 columns. */
final class VectorBatchKernel implements BatchKernel {

    private static final VectorSpecies<Double> SPECIES = VectorLanes.SPECIES;
    private static final int WIDTH = BatchPanels.WIDTH;
    private static final int LANES = BatchPanels.LANES;
    private static final int STEP = BatchPanels.STEP;

    @Override
    public void addCrossProduct(double[] panels, int depth, int rows, int columns, double[] gram) {
        int tiled = columns / WIDTH * WIDTH;
        int row = columns * LANES;
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            for (int i = 0; i < tiled; i += WIDTH) {
                int a = BatchPanels.offset(i, depth) + lane;
                int out = i * row + lane;
                if (tiled < columns) {
                    int b = BatchPanels.offset(tiled, depth) + lane;
                    addDiagonal(panels, a, b, rows, gram, out + i * LANES, out + tiled * LANES, row);
                } else {
                    addTile(panels, a, a, rows, gram, out + i * LANES, row);
                }
                for (int j = i + WIDTH; j < tiled; j += WIDTH) {
                    int b = BatchPanels.offset(j, depth) + lane;
                    addTile(panels, a, b, rows, gram, out + j * LANES, row);
                }
                for (int j = tiled + 1; j < columns; j++) {
                    int b = BatchPanels.offset(j, depth) + lane;
                    addStrip(panels, a, b, rows, gram, out + j * LANES, row);
                }
            }
            for (int i = tiled; i < columns; i++) {
                int a = BatchPanels.offset(i, depth) + lane;
                for (int j = i; j < columns; j++) {
                    int b = BatchPanels.offset(j, depth) + lane;
                    addOne(panels, a, b, rows, gram, i * row + j * LANES + lane);
                }
            }
        }
    }

    /**
     * The upper triangle of a tile on the diagonal, and its four columns by one more: the response as a rule, which has
     * no tile of its own to hide the latency of its sums in.
     */
    private static void addDiagonal(
            double[] panels, int a, int b, int rows, double[] gram, int out, int strip, int row) {
        int out1 = out + row + LANES;
        int out2 = out1 + row + LANES;
        int out3 = out2 + row + LANES;
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, gram, out);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, gram, out + LANES);
        DoubleVector c02 = DoubleVector.fromArray(SPECIES, gram, out + 2 * LANES);
        DoubleVector c03 = DoubleVector.fromArray(SPECIES, gram, out + 3 * LANES);
        DoubleVector c11 = DoubleVector.fromArray(SPECIES, gram, out1);
        DoubleVector c12 = DoubleVector.fromArray(SPECIES, gram, out1 + LANES);
        DoubleVector c13 = DoubleVector.fromArray(SPECIES, gram, out1 + 2 * LANES);
        DoubleVector c22 = DoubleVector.fromArray(SPECIES, gram, out2);
        DoubleVector c23 = DoubleVector.fromArray(SPECIES, gram, out2 + LANES);
        DoubleVector c33 = DoubleVector.fromArray(SPECIES, gram, out3);
        DoubleVector c0y = DoubleVector.fromArray(SPECIES, gram, strip);
        DoubleVector c1y = DoubleVector.fromArray(SPECIES, gram, strip + row);
        DoubleVector c2y = DoubleVector.fromArray(SPECIES, gram, strip + 2 * row);
        DoubleVector c3y = DoubleVector.fromArray(SPECIES, gram, strip + 3 * row);
        for (int k = 0; k < rows; k++) {
            int at = a + k * STEP;
            DoubleVector y = DoubleVector.fromArray(SPECIES, panels, b + k * STEP);
            DoubleVector x0 = DoubleVector.fromArray(SPECIES, panels, at);
            DoubleVector x1 = DoubleVector.fromArray(SPECIES, panels, at + LANES);
            DoubleVector x2 = DoubleVector.fromArray(SPECIES, panels, at + 2 * LANES);
            DoubleVector x3 = DoubleVector.fromArray(SPECIES, panels, at + 3 * LANES);
            c00 = x0.fma(x0, c00);
            c01 = x0.fma(x1, c01);
            c02 = x0.fma(x2, c02);
            c03 = x0.fma(x3, c03);
            c0y = x0.fma(y, c0y);
            c11 = x1.fma(x1, c11);
            c12 = x1.fma(x2, c12);
            c13 = x1.fma(x3, c13);
            c1y = x1.fma(y, c1y);
            c22 = x2.fma(x2, c22);
            c23 = x2.fma(x3, c23);
            c2y = x2.fma(y, c2y);
            c33 = x3.fma(x3, c33);
            c3y = x3.fma(y, c3y);
        }
        c00.intoArray(gram, out);
        c01.intoArray(gram, out + LANES);
        c02.intoArray(gram, out + 2 * LANES);
        c03.intoArray(gram, out + 3 * LANES);
        c11.intoArray(gram, out1);
        c12.intoArray(gram, out1 + LANES);
        c13.intoArray(gram, out1 + 2 * LANES);
        c22.intoArray(gram, out2);
        c23.intoArray(gram, out2 + LANES);
        c33.intoArray(gram, out3);
        c0y.intoArray(gram, strip);
        c1y.intoArray(gram, strip + row);
        c2y.intoArray(gram, strip + 2 * row);
        c3y.intoArray(gram, strip + 3 * row);
    }

    /** A tile of 4 x 4 columns. On the diagonal it leaves sums below, too, inside the matrix. */
    private static void addTile(double[] panels, int a, int b, int rows, double[] gram, int out, int row) {
        int out1 = out + row;
        int out2 = out1 + row;
        int out3 = out2 + row;
        DoubleVector c00 = DoubleVector.fromArray(SPECIES, gram, out);
        DoubleVector c01 = DoubleVector.fromArray(SPECIES, gram, out + LANES);
        DoubleVector c02 = DoubleVector.fromArray(SPECIES, gram, out + 2 * LANES);
        DoubleVector c03 = DoubleVector.fromArray(SPECIES, gram, out + 3 * LANES);
        DoubleVector c10 = DoubleVector.fromArray(SPECIES, gram, out1);
        DoubleVector c11 = DoubleVector.fromArray(SPECIES, gram, out1 + LANES);
        DoubleVector c12 = DoubleVector.fromArray(SPECIES, gram, out1 + 2 * LANES);
        DoubleVector c13 = DoubleVector.fromArray(SPECIES, gram, out1 + 3 * LANES);
        DoubleVector c20 = DoubleVector.fromArray(SPECIES, gram, out2);
        DoubleVector c21 = DoubleVector.fromArray(SPECIES, gram, out2 + LANES);
        DoubleVector c22 = DoubleVector.fromArray(SPECIES, gram, out2 + 2 * LANES);
        DoubleVector c23 = DoubleVector.fromArray(SPECIES, gram, out2 + 3 * LANES);
        DoubleVector c30 = DoubleVector.fromArray(SPECIES, gram, out3);
        DoubleVector c31 = DoubleVector.fromArray(SPECIES, gram, out3 + LANES);
        DoubleVector c32 = DoubleVector.fromArray(SPECIES, gram, out3 + 2 * LANES);
        DoubleVector c33 = DoubleVector.fromArray(SPECIES, gram, out3 + 3 * LANES);
        for (int k = 0; k < rows; k++) {
            int at = a + k * STEP;
            int bt = b + k * STEP;
            DoubleVector b0 = DoubleVector.fromArray(SPECIES, panels, bt);
            DoubleVector b1 = DoubleVector.fromArray(SPECIES, panels, bt + LANES);
            DoubleVector b2 = DoubleVector.fromArray(SPECIES, panels, bt + 2 * LANES);
            DoubleVector b3 = DoubleVector.fromArray(SPECIES, panels, bt + 3 * LANES);
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, panels, at);
            c00 = a0.fma(b0, c00);
            c01 = a0.fma(b1, c01);
            c02 = a0.fma(b2, c02);
            c03 = a0.fma(b3, c03);
            DoubleVector a1 = DoubleVector.fromArray(SPECIES, panels, at + LANES);
            c10 = a1.fma(b0, c10);
            c11 = a1.fma(b1, c11);
            c12 = a1.fma(b2, c12);
            c13 = a1.fma(b3, c13);
            DoubleVector a2 = DoubleVector.fromArray(SPECIES, panels, at + 2 * LANES);
            c20 = a2.fma(b0, c20);
            c21 = a2.fma(b1, c21);
            c22 = a2.fma(b2, c22);
            c23 = a2.fma(b3, c23);
            DoubleVector a3 = DoubleVector.fromArray(SPECIES, panels, at + 3 * LANES);
            c30 = a3.fma(b0, c30);
            c31 = a3.fma(b1, c31);
            c32 = a3.fma(b2, c32);
            c33 = a3.fma(b3, c33);
        }
        c00.intoArray(gram, out);
        c01.intoArray(gram, out + LANES);
        c02.intoArray(gram, out + 2 * LANES);
        c03.intoArray(gram, out + 3 * LANES);
        c10.intoArray(gram, out1);
        c11.intoArray(gram, out1 + LANES);
        c12.intoArray(gram, out1 + 2 * LANES);
        c13.intoArray(gram, out1 + 3 * LANES);
        c20.intoArray(gram, out2);
        c21.intoArray(gram, out2 + LANES);
        c22.intoArray(gram, out2 + 2 * LANES);
        c23.intoArray(gram, out2 + 3 * LANES);
        c30.intoArray(gram, out3);
        c31.intoArray(gram, out3 + LANES);
        c32.intoArray(gram, out3 + 2 * LANES);
        c33.intoArray(gram, out3 + 3 * LANES);
    }

    /** Four columns by one. */
    private static void addStrip(double[] panels, int a, int b, int rows, double[] gram, int out, int row) {
        int out1 = out + row;
        int out2 = out1 + row;
        int out3 = out2 + row;
        DoubleVector c0 = DoubleVector.fromArray(SPECIES, gram, out);
        DoubleVector c1 = DoubleVector.fromArray(SPECIES, gram, out1);
        DoubleVector c2 = DoubleVector.fromArray(SPECIES, gram, out2);
        DoubleVector c3 = DoubleVector.fromArray(SPECIES, gram, out3);
        for (int k = 0; k < rows; k++) {
            int at = a + k * STEP;
            DoubleVector x = DoubleVector.fromArray(SPECIES, panels, b + k * STEP);
            c0 = DoubleVector.fromArray(SPECIES, panels, at).fma(x, c0);
            c1 = DoubleVector.fromArray(SPECIES, panels, at + LANES).fma(x, c1);
            c2 = DoubleVector.fromArray(SPECIES, panels, at + 2 * LANES).fma(x, c2);
            c3 = DoubleVector.fromArray(SPECIES, panels, at + 3 * LANES).fma(x, c3);
        }
        c0.intoArray(gram, out);
        c1.intoArray(gram, out1);
        c2.intoArray(gram, out2);
        c3.intoArray(gram, out3);
    }

    private static void addOne(double[] panels, int a, int b, int rows, double[] gram, int out) {
        DoubleVector c = DoubleVector.fromArray(SPECIES, gram, out);
        for (int k = 0; k < rows; k++) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, panels, b + k * STEP);
            c = DoubleVector.fromArray(SPECIES, panels, a + k * STEP).fma(x, c);
        }
        c.intoArray(gram, out);
    }

    @Override
    public void solveInto(double[] gram, int size, double[] solution) {
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            factor(gram, size, lane);
            substitute(gram, size, lane, solution);
        }
    }

    private static void factor(double[] gram, int size, int lane) {
        int row = (size + 1) * LANES;
        for (int i = 0; i < size; i++) {
            int diagonal = i * (row + LANES) + lane;
            int rest = size - i;
            DoubleVector root = DoubleVector.fromArray(SPECIES, gram, diagonal).sqrt();
            DoubleVector reciprocal = DoubleVector.broadcast(SPECIES, 1).div(root);
            root.intoArray(gram, diagonal);
            for (int j = 1; j <= rest; j++) {
                int at = diagonal + j * LANES;
                DoubleVector.fromArray(SPECIES, gram, at).mul(reciprocal).intoArray(gram, at);
            }
            for (int j = 1; j < rest; j++) {
                subtractRow(gram, diagonal + j * LANES, diagonal + j * (row + LANES), rest - j + 1);
            }
        }
    }

    /** Subtracts from {@code count} entries those of the pivot row, times its first. */
    private static void subtractRow(double[] gram, int pivotRow, int target, int count) {
        DoubleVector factor = DoubleVector.fromArray(SPECIES, gram, pivotRow).neg();
        for (int k = 0; k < count; k++) {
            DoubleVector value = DoubleVector.fromArray(SPECIES, gram, target + k * LANES);
            factor.fma(DoubleVector.fromArray(SPECIES, gram, pivotRow + k * LANES), value)
                    .intoArray(gram, target + k * LANES);
        }
    }

    private static void substitute(double[] gram, int size, int lane, double[] solution) {
        int row = (size + 1) * LANES;
        for (int i = 0; i < size; i++) {
            DoubleVector.fromArray(SPECIES, gram, i * row + size * LANES + lane).intoArray(solution, i * LANES + lane);
        }
        for (int j = size - 1; j >= 0; j--) {
            int column = j * LANES + lane;
            DoubleVector value = DoubleVector.fromArray(SPECIES, solution, column)
                    .div(DoubleVector.fromArray(SPECIES, gram, j * row + column));
            value.intoArray(solution, column);
            DoubleVector factor = value.neg();
            for (int i = 0; i < j; i++) {
                int at = i * LANES + lane;
                factor.fma(
                                DoubleVector.fromArray(SPECIES, gram, i * row + column),
                                DoubleVector.fromArray(SPECIES, solution, at))
                        .intoArray(solution, at);
            }
        }
    }
}
