package org.longtail.regression;

/** Columns reduced by their means. */
final class Centring {

    private Centring() {}

    private static final double[] UNWEIGHTED = {};

    /** Centres each column in place by its plain mean. */
    static double[] centre(double[] values, int rows, int columns) {
        return centre(values, rows, columns, UNWEIGHTED);
    }

    /**
     * Centres each column in place and returns the means, weighted if there are weights. Two passes: the second removes what rounding left in the
     * first, so that a mean far larger than the spread costs no digits. A column that is constant up to rounding
     * becomes exactly zero.
     */
    static double[] centre(double[] values, int rows, int columns, double[] weights) {
        double[] largest = new double[columns];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < columns; j++) {
                largest[j] = Math.max(largest[j], Math.abs(values[row * columns + j]));
            }
        }
        double[] means = subtractMeans(values, rows, columns, weights);
        double[] corrections = subtractMeans(values, rows, columns, weights);
        boolean[] varies = new boolean[columns];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < columns; j++) {
                // Four ulps: the roundings of the mean, of two subtractions and of the input itself.
                varies[j] |= !(Math.abs(values[row * columns + j]) <= 4 * Math.ulp(largest[j]));
            }
        }
        for (int j = 0; j < columns; j++) {
            means[j] += corrections[j];
            if (!varies[j]) {
                for (int row = 0; row < rows; row++) {
                    values[row * columns + j] = 0;
                }
            }
        }
        return means;
    }

    private static double[] subtractMeans(double[] values, int rows, int columns, double[] weights) {
        double[] means = new double[columns];
        double total = 0;
        for (int row = 0; row < rows; row++) {
            double weight = weights.length == 0 ? 1 : weights[row];
            total += weight;
            for (int j = 0; j < columns; j++) {
                means[j] += weight * values[row * columns + j];
            }
        }
        for (int j = 0; j < columns; j++) {
            means[j] /= total;
        }
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < columns; j++) {
                values[row * columns + j] -= means[j];
            }
        }
        return means;
    }
}
