package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows as vectors: four rows are combined per pass over the target, which halves the traffic of one at a time. */
final class VectorRowKernel implements RowKernel {

    private static final int LOGICAL_LANES = 8;

    private static final VectorSpecies<Double> SPECIES = VectorLanes.SPECIES;

    private static final int LANES = SPECIES.length();

    @Override
    public void addRows(
            double sign,
            double[] coefficients,
            int cFrom,
            int cStride,
            int count,
            double[] rows,
            int rowsFrom,
            int rowsStride,
            double[] target,
            int targetFrom,
            int length) {
        int j = 0;
        for (; j <= count - 4; j += 4) {
            int c = cFrom + j * cStride;
            addFour(
                    sign * coefficients[c],
                    sign * coefficients[c + cStride],
                    sign * coefficients[c + 2 * cStride],
                    sign * coefficients[c + 3 * cStride],
                    rows,
                    rowsFrom + j * rowsStride,
                    rowsStride,
                    target,
                    targetFrom,
                    length);
        }
        for (; j < count; j++) {
            double c = sign * coefficients[cFrom + j * cStride];
            addOne(c, rows, rowsFrom + j * rowsStride, target, targetFrom, length);
        }
    }

    private static void addFour(
            double c0,
            double c1,
            double c2,
            double c3,
            double[] rows,
            int row,
            int stride,
            double[] target,
            int targetFrom,
            int length) {
        int row1 = row + stride;
        int row2 = row1 + stride;
        int row3 = row2 + stride;
        int bound = SPECIES.loopBound(length);
        for (int i = 0; i < bound; i += LANES) {
            DoubleVector t = DoubleVector.fromArray(SPECIES, target, targetFrom + i);
            t = DoubleVector.broadcast(SPECIES, c0).fma(DoubleVector.fromArray(SPECIES, rows, row + i), t);
            t = DoubleVector.broadcast(SPECIES, c1).fma(DoubleVector.fromArray(SPECIES, rows, row1 + i), t);
            t = DoubleVector.broadcast(SPECIES, c2).fma(DoubleVector.fromArray(SPECIES, rows, row2 + i), t);
            t = DoubleVector.broadcast(SPECIES, c3).fma(DoubleVector.fromArray(SPECIES, rows, row3 + i), t);
            t.intoArray(target, targetFrom + i);
        }
        for (int i = bound; i < length; i++) {
            double t = target[targetFrom + i];
            t = Math.fma(c0, rows[row + i], t);
            t = Math.fma(c1, rows[row1 + i], t);
            t = Math.fma(c2, rows[row2 + i], t);
            target[targetFrom + i] = Math.fma(c3, rows[row3 + i], t);
        }
    }

    private static void addOne(double c, double[] rows, int row, double[] target, int targetFrom, int length) {
        int bound = SPECIES.loopBound(length);
        for (int i = 0; i < bound; i += LANES) {
            DoubleVector.broadcast(SPECIES, c)
                    .fma(
                            DoubleVector.fromArray(SPECIES, rows, row + i),
                            DoubleVector.fromArray(SPECIES, target, targetFrom + i))
                    .intoArray(target, targetFrom + i);
        }
        for (int i = bound; i < length; i++) {
            target[targetFrom + i] = Math.fma(c, rows[row + i], target[targetFrom + i]);
        }
    }

    @Override
    public void scale(double factor, double[] row, int from, int length) {
        int bound = SPECIES.loopBound(length);
        for (int i = 0; i < bound; i += LANES) {
            DoubleVector.fromArray(SPECIES, row, from + i).mul(factor).intoArray(row, from + i);
        }
        for (int i = from + bound; i < from + length; i++) {
            row[i] *= factor;
        }
    }

    @Override
    public double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
        int bound = length & -LOGICAL_LANES;
        double sum = switch (LANES) {
            case 8 -> dotOfOne(a, aFrom, b, bFrom, bound);
            case 4 -> dotOfTwo(a, aFrom, b, bFrom, bound);
            default -> dotOfFour(a, aFrom, b, bFrom, bound);
        };
        for (int i = bound; i < length; i++) {
            sum = Math.fma(a[aFrom + i], b[bFrom + i], sum);
        }
        return sum;
    }

    /** Eight logical lanes in one vector. The lanes are added by hand: reduceLanes leaves the order open. */
    private static double dotOfOne(double[] a, int aFrom, double[] b, int bFrom, int bound) {
        DoubleVector s = DoubleVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LOGICAL_LANES) {
            s = DoubleVector.fromArray(SPECIES, a, aFrom + i).fma(DoubleVector.fromArray(SPECIES, b, bFrom + i), s);
        }
        return ((s.lane(0) + s.lane(4)) + (s.lane(2) + s.lane(6)))
                + ((s.lane(1) + s.lane(5)) + (s.lane(3) + s.lane(7)));
    }

    /** Eight logical lanes in two vectors. */
    private static double dotOfTwo(double[] a, int aFrom, double[] b, int bFrom, int bound) {
        DoubleVector low = DoubleVector.zero(SPECIES);
        DoubleVector high = DoubleVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LOGICAL_LANES) {
            low = DoubleVector.fromArray(SPECIES, a, aFrom + i).fma(DoubleVector.fromArray(SPECIES, b, bFrom + i), low);
            high = DoubleVector.fromArray(SPECIES, a, aFrom + i + LANES)
                    .fma(DoubleVector.fromArray(SPECIES, b, bFrom + i + LANES), high);
        }
        DoubleVector s = low.add(high);
        return (s.lane(0) + s.lane(2)) + (s.lane(1) + s.lane(3));
    }

    /** Eight logical lanes in four vectors. */
    private static double dotOfFour(double[] a, int aFrom, double[] b, int bFrom, int bound) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        for (int i = 0; i < bound; i += LOGICAL_LANES) {
            s0 = DoubleVector.fromArray(SPECIES, a, aFrom + i).fma(DoubleVector.fromArray(SPECIES, b, bFrom + i), s0);
            s1 = DoubleVector.fromArray(SPECIES, a, aFrom + i + LANES)
                    .fma(DoubleVector.fromArray(SPECIES, b, bFrom + i + LANES), s1);
            s2 = DoubleVector.fromArray(SPECIES, a, aFrom + i + 2 * LANES)
                    .fma(DoubleVector.fromArray(SPECIES, b, bFrom + i + 2 * LANES), s2);
            s3 = DoubleVector.fromArray(SPECIES, a, aFrom + i + 3 * LANES)
                    .fma(DoubleVector.fromArray(SPECIES, b, bFrom + i + 3 * LANES), s3);
        }
        DoubleVector s = s0.add(s2).add(s1.add(s3));
        return s.lane(0) + s.lane(1);
    }
}
