package org.longtail.regression;

/** Plain Java, equal bit for bit to {@link VectorEquilibrationKernel}. */
final class ScalarEquilibrationKernel implements EquilibrationKernel {

    @Override
    public void scaleInto(
            double[] source, int from, double factor, double[] scale, int at, double[] target, int to, int length) {
        for (int i = 0; i < length; i++) {
            target[to + i] = source[from + i] * factor * scale[at + i];
        }
    }

    @Override
    public void addMagnitudes(double factor, double[] row, int from, double[] target, int at, int length) {
        for (int i = 0; i < length; i++) {
            target[at + i] = Math.fma(factor, Math.abs(row[from + i]), target[at + i]);
        }
    }

    @Override
    public double dotMagnitudes(double[] row, int from, double[] weights, int at, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int i = 0; i < length; i += 8) {
            s0 = Math.fma(Math.abs(row[from + i]), weights[at + i], s0);
            s1 = Math.fma(Math.abs(row[from + i + 1]), weights[at + i + 1], s1);
            s2 = Math.fma(Math.abs(row[from + i + 2]), weights[at + i + 2], s2);
            s3 = Math.fma(Math.abs(row[from + i + 3]), weights[at + i + 3], s3);
            s4 = Math.fma(Math.abs(row[from + i + 4]), weights[at + i + 4], s4);
            s5 = Math.fma(Math.abs(row[from + i + 5]), weights[at + i + 5], s5);
            s6 = Math.fma(Math.abs(row[from + i + 6]), weights[at + i + 6], s6);
            s7 = Math.fma(Math.abs(row[from + i + 7]), weights[at + i + 7], s7);
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }
}
