package org.longtail.regression;

/** Plain Java, equal bit for bit to {@link VectorRowKernel}. */
final class ScalarRowKernel implements RowKernel {

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
        for (int j = 0; j < count; j++) {
            double c = sign * coefficients[cFrom + j * cStride];
            int row = rowsFrom + j * rowsStride;
            for (int i = 0; i < length; i++) {
                target[targetFrom + i] = Math.fma(c, rows[row + i], target[targetFrom + i]);
            }
        }
    }

    @Override
    public void scale(double factor, double[] row, int from, int length) {
        for (int i = from; i < from + length; i++) {
            row[i] *= factor;
        }
    }

    @Override
    public double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i <= length - 8; i += 8) {
            s0 = Math.fma(a[aFrom + i], b[bFrom + i], s0);
            s1 = Math.fma(a[aFrom + i + 1], b[bFrom + i + 1], s1);
            s2 = Math.fma(a[aFrom + i + 2], b[bFrom + i + 2], s2);
            s3 = Math.fma(a[aFrom + i + 3], b[bFrom + i + 3], s3);
            s4 = Math.fma(a[aFrom + i + 4], b[bFrom + i + 4], s4);
            s5 = Math.fma(a[aFrom + i + 5], b[bFrom + i + 5], s5);
            s6 = Math.fma(a[aFrom + i + 6], b[bFrom + i + 6], s6);
            s7 = Math.fma(a[aFrom + i + 7], b[bFrom + i + 7], s7);
        }
        double sum = ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
        for (; i < length; i++) {
            sum = Math.fma(a[aFrom + i], b[bFrom + i], sum);
        }
        return sum;
    }
}
