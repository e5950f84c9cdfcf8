package org.longtail.regression;

import java.util.Arrays;

/** Plain Java, equal bit for bit to {@link VectorCompensatedKernel}. */
final class ScalarCompensatedKernel implements CompensatedKernel {

    @Override
    public void dotInto(double[] a, int aFrom, double[] b, int length, double[] lanes) {
        Arrays.fill(lanes, 0, 2 * LANES, 0);
        int bound = length & -LANES;
        for (int i = 0; i < bound; i++) {
            int lane = i % LANES;
            double x = a[aFrom + i];
            double product = x * b[i];
            double productError = Math.fma(x, b[i], -product);
            double old = lanes[lane];
            double sum = old + product;
            double added = sum - old;
            double sumError = (old - (sum - added)) + (product - added);
            lanes[lane] = sum;
            lanes[LANES + lane] += sumError + productError;
        }
    }

    @Override
    public void addRow(
            double high, double low, double[] row, int rowFrom, double[] sums, double[] remainders, int length) {
        for (int j = 0; j < length; j++) {
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
