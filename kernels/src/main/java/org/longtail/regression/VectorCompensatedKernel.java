package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Error-free transformations on vectors. The lanes of a dot product are logical: narrower vectors make several passes,
 * each over its own lanes.
 */
final class VectorCompensatedKernel implements CompensatedKernel {

    private static final VectorSpecies<Double> SPECIES = VectorLanes.SPECIES;
    private static final int WIDTH = SPECIES.length();

    @Override
    public void dotInto(double[] a, int aFrom, double[] b, int length, double[] lanes) {
        int bound = length & -LANES;
        for (int part = 0; part < LANES; part += WIDTH) {
            DoubleVector sum = DoubleVector.zero(SPECIES);
            DoubleVector remainder = DoubleVector.zero(SPECIES);
            for (int i = part; i < bound; i += LANES) {
                DoubleVector x = DoubleVector.fromArray(SPECIES, a, aFrom + i);
                DoubleVector w = DoubleVector.fromArray(SPECIES, b, i);
                DoubleVector product = x.mul(w);
                DoubleVector productError = x.fma(w, product.neg());
                DoubleVector old = sum;
                sum = old.add(product);
                DoubleVector added = sum.sub(old);
                DoubleVector sumError = old.sub(sum.sub(added)).add(product.sub(added));
                remainder = remainder.add(sumError.add(productError));
            }
            sum.intoArray(lanes, part);
            remainder.intoArray(lanes, LANES + part);
        }
    }

    @Override
    public void addRow(
            double high, double low, double[] row, int rowFrom, double[] sums, double[] remainders, int length) {
        int bound = SPECIES.loopBound(length);
        DoubleVector factor = DoubleVector.broadcast(SPECIES, high);
        DoubleVector lowFactor = DoubleVector.broadcast(SPECIES, low);
        for (int j = 0; j < bound; j += WIDTH) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, row, rowFrom + j);
            DoubleVector product = factor.mul(x);
            DoubleVector productError = factor.fma(x, product.neg());
            DoubleVector old = DoubleVector.fromArray(SPECIES, sums, j);
            DoubleVector sum = old.add(product);
            DoubleVector added = sum.sub(old);
            DoubleVector sumError = old.sub(sum.sub(added)).add(product.sub(added));
            sum.intoArray(sums, j);
            DoubleVector.fromArray(SPECIES, remainders, j)
                    .add(lowFactor.fma(x, sumError.add(productError)))
                    .intoArray(remainders, j);
        }
        for (int j = bound; j < length; j++) {
            double x = row[rowFrom + j];
            double product = high * x;
            double productError = Math.fma(high, x, -product);
            double old = sums[j];
            double sum = old + product;
            double added = sum - old;
            double sumError = (old - (sum - added)) + (product - added);
            sums[j] = sum;
            remainders[j] += Math.fma(low, x, sumError + productError);
        }
    }
}
