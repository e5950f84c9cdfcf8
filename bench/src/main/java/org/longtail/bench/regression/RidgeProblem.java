package org.longtail.bench.regression;

import org.longtail.random.RandomStream;

/**
 * A ridge problem of Gaussian data, row-major.
 *
 * @param rows n
 * @param columns d
 * @param design n x d
 * @param response n
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: only a bundle of arguments
record RidgeProblem(int rows, int columns, double[] design, double[] response) {

    /** Added to X'X as it is. */
    static final double PENALTY = 1;

    private static final long SEED = 20240710;

    /** Parses a shape such as {@code "1000x50"}. */
    static RidgeProblem of(String shape) {
        int times = shape.indexOf('x');
        int rows = Integer.parseInt(shape.substring(0, times));
        int columns = Integer.parseInt(shape.substring(times + 1));
        RandomStream stream = RandomStream.of(SEED, rows, columns);
        double[] design = new double[rows * columns];
        double[] response = new double[rows];
        stream.fillNormals(design, 0, design.length);
        stream.fillNormals(response, 0, rows);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                response[i] += design[i * columns + j];
            }
        }
        return new RidgeProblem(rows, columns, design, response);
    }

    /** Largest |X'(y - Xw) - penalty w| relative to the largest |X'y|: zero for the solution. */
    double relativeGradient(double[] w) {
        double[] gradient = new double[columns];
        double[] moment = new double[columns];
        for (int i = 0; i < rows; i++) {
            double residual = response[i];
            for (int j = 0; j < columns; j++) {
                residual -= design[i * columns + j] * w[j];
            }
            for (int j = 0; j < columns; j++) {
                gradient[j] += design[i * columns + j] * residual;
                moment[j] += design[i * columns + j] * response[i];
            }
        }
        double largest = 0;
        double scale = 0;
        for (int j = 0; j < columns; j++) {
            largest = Math.max(largest, Math.abs(gradient[j] - PENALTY * w[j]));
            scale = Math.max(scale, Math.abs(moment[j]));
        }
        return largest / scale;
    }
}
