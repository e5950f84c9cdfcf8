package org.longtail.validation.law.regression;

import java.util.Arrays;
import org.longtail.random.RandomStream;

/** Gaussian design with independent columns of variances l_j, and responses X w + noise; one buffer, filled afresh. */
final class GaussianRegression {

    private final double[] deviations;
    private final double[] design;
    private final double[] response;

    /** For samples of at most {@code rows} rows. */
    GaussianRegression(double[] variances, int rows) {
        deviations = Arrays.stream(variances).map(Math::sqrt).toArray();
        design = new double[rows * variances.length];
        response = new double[rows];
    }

    /** Draws a fresh sample of {@code rows} rows. */
    void draw(RandomStream stream, double[] coefficients, int rows, double noise) {
        int columns = deviations.length;
        stream.fillNormals(design, 0, rows * columns);
        for (int row = 0, at = 0; row < rows; row++) {
            for (int j = 0; j < columns; j++, at++) {
                design[at] *= deviations[j];
            }
        }
        relabel(stream, coefficients, rows, noise);
    }

    /** Draws fresh responses to the design that stands. */
    void relabel(RandomStream stream, double[] coefficients, int rows, double noise) {
        stream.fillNormals(response, 0, rows);
        for (int row = 0, at = 0; row < rows; row++) {
            double signal = 0;
            for (int j = 0; j < deviations.length; j++, at++) {
                signal += design[at] * coefficients[j];
            }
            response[row] = signal + noise * response[row];
        }
    }

    double[] design() {
        return design;
    }

    double[] response() {
        return response;
    }

    /** |v - w|^2 under the covariance: sum l_j (v_j - w_j)^2. */
    double risk(double[] v, double[] w) {
        double sum = 0;
        for (int j = 0; j < v.length; j++) {
            double error = deviations[j] * (v[j] - w[j]);
            sum += error * error;
        }
        return sum;
    }
}
