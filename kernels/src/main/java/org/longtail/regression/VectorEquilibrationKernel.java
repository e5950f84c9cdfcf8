package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows as vectors: lengths are whole panels, so no loop has a tail. */
final class VectorEquilibrationKernel implements EquilibrationKernel {

    private static final VectorSpecies<Double> SPECIES = VectorLanes.SPECIES;

    private static final int LANES = SPECIES.length();

    @Override
    public void scaleInto(
            double[] source, int from, double factor, double[] scale, int at, double[] target, int to, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector.fromArray(SPECIES, source, from + i)
                    .mul(DoubleVector.broadcast(SPECIES, factor))
                    .mul(DoubleVector.fromArray(SPECIES, scale, at + i))
                    .intoArray(target, to + i);
        }
    }

    @Override
    public void addMagnitudes(double factor, double[] row, int from, double[] target, int at, int length) {
        for (int i = 0; i < length; i += LANES) {
            DoubleVector.broadcast(SPECIES, factor)
                    .fma(
                            DoubleVector.fromArray(SPECIES, row, from + i).abs(),
                            DoubleVector.fromArray(SPECIES, target, at + i))
                    .intoArray(target, at + i);
        }
    }

    @Override
    public double dotMagnitudes(double[] row, int from, double[] weights, int at, int length) {
        return switch (LANES) {
            case 8 -> dotOfOne(row, from, weights, at, length);
            case 4 -> dotOfTwo(row, from, weights, at, length);
            default -> dotOfFour(row, from, weights, at, length);
        };
    }

    /** Eight logical lanes in one vector. */
    private static double dotOfOne(double[] row, int from, double[] weights, int at, int length) {
        DoubleVector s = DoubleVector.zero(SPECIES);
        for (int i = 0; i < length; i += LANES) {
            s = DoubleVector.fromArray(SPECIES, row, from + i)
                    .abs()
                    .fma(DoubleVector.fromArray(SPECIES, weights, at + i), s);
        }
        return ((s.lane(0) + s.lane(4)) + (s.lane(2) + s.lane(6)))
                + ((s.lane(1) + s.lane(5)) + (s.lane(3) + s.lane(7)));
    }

    /** Eight logical lanes in two vectors. */
    private static double dotOfTwo(double[] row, int from, double[] weights, int at, int length) {
        DoubleVector low = DoubleVector.zero(SPECIES);
        DoubleVector high = DoubleVector.zero(SPECIES);
        for (int i = 0; i < length; i += 2 * LANES) {
            low = DoubleVector.fromArray(SPECIES, row, from + i)
                    .abs()
                    .fma(DoubleVector.fromArray(SPECIES, weights, at + i), low);
            high = DoubleVector.fromArray(SPECIES, row, from + i + LANES)
                    .abs()
                    .fma(DoubleVector.fromArray(SPECIES, weights, at + i + LANES), high);
        }
        DoubleVector s = low.add(high);
        return (s.lane(0) + s.lane(2)) + (s.lane(1) + s.lane(3));
    }

    /** Eight logical lanes in four vectors. */
    private static double dotOfFour(double[] row, int from, double[] weights, int at, int length) {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = DoubleVector.zero(SPECIES);
        DoubleVector s2 = DoubleVector.zero(SPECIES);
        DoubleVector s3 = DoubleVector.zero(SPECIES);
        for (int i = 0; i < length; i += 4 * LANES) {
            s0 = DoubleVector.fromArray(SPECIES, row, from + i)
                    .abs()
                    .fma(DoubleVector.fromArray(SPECIES, weights, at + i), s0);
            s1 = DoubleVector.fromArray(SPECIES, row, from + i + LANES)
                    .abs()
                    .fma(DoubleVector.fromArray(SPECIES, weights, at + i + LANES), s1);
            s2 = DoubleVector.fromArray(SPECIES, row, from + i + 2 * LANES)
                    .abs()
                    .fma(DoubleVector.fromArray(SPECIES, weights, at + i + 2 * LANES), s2);
            s3 = DoubleVector.fromArray(SPECIES, row, from + i + 3 * LANES)
                    .abs()
                    .fma(DoubleVector.fromArray(SPECIES, weights, at + i + 3 * LANES), s3);
        }
        DoubleVector s = s0.add(s2).add(s1.add(s3));
        return s.lane(0) + s.lane(1);
    }
}
