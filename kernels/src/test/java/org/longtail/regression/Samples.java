package org.longtail.regression;

import java.util.SplittableRandom;

/** Seeded data for the tests of this package. */
final class Samples {

    private Samples() {}

    static double[] normals(SplittableRandom random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    /** Xw + noise of the given standard deviation. */
    static double[] response(SplittableRandom random, double[] design, double[] coefficients, int rows, double noise) {
        int columns = coefficients.length;
        double[] response = new double[rows];
        for (int row = 0; row < rows; row++) {
            double sum = noise * random.nextGaussian();
            for (int j = 0; j < columns; j++) {
                sum += design[row * columns + j] * coefficients[j];
            }
            response[row] = sum;
        }
        return response;
    }

    /** |a - b| / |b|, Euclidean. */
    static double relativeDistance(double[] a, double[] b) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < b.length; i++) {
            difference += (a[i] - b[i]) * (a[i] - b[i]);
            size += b[i] * b[i];
        }
        return size == 0 ? Math.sqrt(difference) : Math.sqrt(difference / size);
    }
}
