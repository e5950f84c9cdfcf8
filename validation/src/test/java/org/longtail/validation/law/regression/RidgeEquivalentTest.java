package org.longtail.validation.law.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RidgeEquivalentTest {

    /** With one common eigenvalue l the equation of kappa is quadratic: k^2 + k (l (1 - d/T) - p) - p l = 0. */
    @Test
    void isotropicSpectrumHasAClosedForm() {
        double l = 0.7;
        int columns = 30;
        int rows = 50;
        double penalty = 0.2;
        double[] eigenvalues = new double[columns];
        Arrays.fill(eigenvalues, l);
        double linear = l * (1 - (double) columns / rows) - penalty;
        double kappa = (-linear + Math.sqrt(linear * linear + 4 * penalty * l)) / 2;
        double shrinkage = l / (l + kappa);
        double a = columns * shrinkage * shrinkage / rows;

        RidgeEquivalent equivalent = new RidgeEquivalent(eigenvalues, rows, penalty);

        assertEquals(kappa, equivalent.kappa(), 1e-14);
        assertEquals(columns * shrinkage * shrinkage, equivalent.degreesOfFreedom(), 1e-12);
        assertEquals(a / (1 - a), equivalent.variance(), 1e-13);
    }

    /** With no penalty and fewer columns than rows ridge is least squares: kappa 0, variance d/(T-d), drift d/(T0-d-1). */
    @Test
    void noPenaltyIsLeastSquares() {
        RidgeEquivalent equivalent = new RidgeEquivalent(LeastSquaresStages.powers(10, -1.5), 40, 0);
        assertEquals(0, equivalent.kappa(), 1e-300);
        assertEquals(10.0 / 30, equivalent.variance(), 1e-15);
        assertEquals(10.0 / (25 - 11), equivalent.generatorTerm(25), 1e-15);
    }
}
