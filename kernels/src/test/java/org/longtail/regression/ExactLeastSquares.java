package org.longtail.regression;

import java.math.BigDecimal;
import java.math.MathContext;

/** The oracle: the solution of (X'X + penalty I) w = X'y, the data taken as they are, with 120 digits. */
final class ExactLeastSquares {

    private static final MathContext DIGITS = new MathContext(120);

    private ExactLeastSquares() {}

    static double[] solve(double[] design, double[] response, int rows, int columns, double penalty) {
        BigDecimal[][] system = new BigDecimal[columns][columns + 1];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j <= columns; j++) {
                BigDecimal sum = i == j ? new BigDecimal(penalty) : BigDecimal.ZERO;
                for (int row = 0; row < rows; row++) {
                    double right = j < columns ? design[row * columns + j] : response[row];
                    sum = sum.add(new BigDecimal(design[row * columns + i]).multiply(new BigDecimal(right)), DIGITS);
                }
                system[i][j] = sum;
            }
        }
        eliminate(system, columns);
        double[] solution = new double[columns];
        for (int i = 0; i < columns; i++) {
            solution[i] = system[i][columns].doubleValue();
        }
        return solution;
    }

    /** Gauss and Jordan; the matrix is positive definite, so no pivoting. */
    private static void eliminate(BigDecimal[][] system, int columns) {
        for (int pivot = 0; pivot < columns; pivot++) {
            BigDecimal diagonal = system[pivot][pivot];
            for (int j = pivot; j <= columns; j++) {
                system[pivot][j] = system[pivot][j].divide(diagonal, DIGITS);
            }
            for (int i = 0; i < columns; i++) {
                BigDecimal factor = system[i][pivot];
                for (int j = pivot; i != pivot && j <= columns; j++) {
                    system[i][j] = system[i][j].subtract(factor.multiply(system[pivot][j], DIGITS), DIGITS);
                }
            }
        }
    }
}
