package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Lanes as vectors: one pass for each vector's worth of draws. */
final class VectorBartlettKernel implements BartlettKernel {

    private static final VectorSpecies<Double> SPECIES = VectorLanes.SPECIES;

    @Override
    public void multiply(double[] triangle, int columns, double[] factor) {
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            int row = BartlettKernel.firstRow(columns) + lane;
            for (int k = 0; k < columns; k++) {
                // Entry i meets only entries from i on: going down from the last, none is overwritten before its use.
                for (int i = columns - 1; i >= k; i--) {
                    int at = i == k ? k * LANES + lane : row + i * LANES;
                    DoubleVector value = DoubleVector.fromArray(SPECIES, triangle, at);
                    value.mul(factor[i * columns + i]).intoArray(triangle, at);
                    for (int j = i + 1; j < columns; j++) {
                        int to = row + j * LANES;
                        value.fma(
                                        DoubleVector.broadcast(SPECIES, factor[i * columns + j]),
                                        DoubleVector.fromArray(SPECIES, triangle, to))
                                .intoArray(triangle, to);
                    }
                }
                row += BartlettKernel.nextRow(k, columns);
            }
        }
    }

    @Override
    public void respond(double[] triangle, int columns, double[] deviations, double[] coefficients, double noise) {
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            int row = BartlettKernel.firstRow(columns) + lane;
            for (int k = 0; k < columns; k++) {
                int last = row + columns * LANES;
                DoubleVector x = DoubleVector.fromArray(SPECIES, triangle, k * LANES + lane)
                        .mul(deviations[k]);
                x.intoArray(triangle, k * LANES + lane);
                DoubleVector response =
                        DoubleVector.fromArray(SPECIES, triangle, last).mul(noise);
                response = DoubleVector.broadcast(SPECIES, coefficients[k]).fma(x, response);
                for (int j = k + 1; j < columns; j++) {
                    x = DoubleVector.fromArray(SPECIES, triangle, row + j * LANES)
                            .mul(deviations[j]);
                    x.intoArray(triangle, row + j * LANES);
                    response = DoubleVector.broadcast(SPECIES, coefficients[j]).fma(x, response);
                }
                response.intoArray(triangle, last);
                row += BartlettKernel.nextRow(k, columns);
            }
            int rest = columns * LANES + lane;
            DoubleVector.fromArray(SPECIES, triangle, rest).mul(noise).intoArray(triangle, rest);
        }
    }

    @Override
    public void crossProduct(double[] triangle, int columns, double[] gram, int at) {
        int order = columns + 1;
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            int own = BartlettKernel.firstRow(columns) + lane;
            for (int i = 0; i < order; i++) {
                int out = at + i * order * LANES + lane;
                addSquare(triangle, columns, i, lane, gram, out + i * LANES);
                int j = i + 1;
                for (; j + 4 <= order; j += 4) {
                    addFour(triangle, columns, i, j, own, lane, gram, out + j * LANES);
                }
                for (; j < order; j++) {
                    addOne(triangle, columns, i, j, own, lane, gram, out + j * LANES);
                }
                own += BartlettKernel.nextRow(i, columns);
            }
        }
    }

    private static void addSquare(double[] triangle, int columns, int i, int lane, double[] gram, int out) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, triangle, i * LANES + lane);
        DoubleVector sum = x.mul(x);
        int a = BartlettKernel.firstRow(columns) + i * LANES + lane;
        for (int k = 0; k < i; k++) {
            x = DoubleVector.fromArray(SPECIES, triangle, a);
            sum = x.fma(x, sum);
            a += BartlettKernel.nextRow(k, columns);
        }
        sum.intoArray(gram, out);
    }

    /** Four columns at a time: four independent sums hide the latency of the fused multiply-add. */
    private static void addFour(
            double[] triangle, int columns, int i, int j, int own, int lane, double[] gram, int out) {
        DoubleVector x = DoubleVector.fromArray(SPECIES, triangle, i * LANES + lane);
        int b = own + j * LANES;
        DoubleVector c0 = x.mul(DoubleVector.fromArray(SPECIES, triangle, b));
        DoubleVector c1 = x.mul(DoubleVector.fromArray(SPECIES, triangle, b + LANES));
        DoubleVector c2 = x.mul(DoubleVector.fromArray(SPECIES, triangle, b + 2 * LANES));
        DoubleVector c3 = x.mul(DoubleVector.fromArray(SPECIES, triangle, b + 3 * LANES));
        int a = BartlettKernel.firstRow(columns) + i * LANES + lane;
        int toColumn = (j - i) * LANES;
        for (int k = 0; k < i; k++) {
            x = DoubleVector.fromArray(SPECIES, triangle, a);
            b = a + toColumn;
            c0 = x.fma(DoubleVector.fromArray(SPECIES, triangle, b), c0);
            c1 = x.fma(DoubleVector.fromArray(SPECIES, triangle, b + LANES), c1);
            c2 = x.fma(DoubleVector.fromArray(SPECIES, triangle, b + 2 * LANES), c2);
            c3 = x.fma(DoubleVector.fromArray(SPECIES, triangle, b + 3 * LANES), c3);
            a += BartlettKernel.nextRow(k, columns);
        }
        c0.intoArray(gram, out);
        c1.intoArray(gram, out + LANES);
        c2.intoArray(gram, out + 2 * LANES);
        c3.intoArray(gram, out + 3 * LANES);
    }

    private static void addOne(
            double[] triangle, int columns, int i, int j, int own, int lane, double[] gram, int out) {
        DoubleVector c = DoubleVector.fromArray(SPECIES, triangle, i * LANES + lane)
                .mul(DoubleVector.fromArray(SPECIES, triangle, own + j * LANES));
        int a = BartlettKernel.firstRow(columns) + i * LANES + lane;
        int toColumn = (j - i) * LANES;
        for (int k = 0; k < i; k++) {
            c = DoubleVector.fromArray(SPECIES, triangle, a)
                    .fma(DoubleVector.fromArray(SPECIES, triangle, a + toColumn), c);
            a += BartlettKernel.nextRow(k, columns);
        }
        c.intoArray(gram, out);
    }
}
