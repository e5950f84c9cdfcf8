package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Nearly collinear designs with large residuals against the exact solution. The estimate of the error assumes
 * independent roundings, hence is a typical size and no bound: ten times it is allowed.
 */
class IllConditionedTest {

    private static final double LUCK = 10;

    private final SplittableRandom random = new SplittableRandom(7);

    @ParameterizedTest
    @CsvSource({
        // rows, columns, distance of the last column from the span of the others, method
        "40, 5, 1e-1, REFINED_CHOLESKY",
        "40, 5, 1e-3, REFINED_CHOLESKY",
        "40, 5, 1e-5, REFINED_CHOLESKY",
        "25, 9, 1e-5, REFINED_CHOLESKY",
        "40, 5, 1e-8, QR",
        "25, 9, 1e-10, QR",
        "9, 9, 1e-9, QR"
    })
    void theEstimatedErrorHolds(int rows, int columns, double distance, SolverMethod method) {
        double[] design = nearlyCollinear(rows, columns, distance);
        double[] response = Samples.normals(random, rows);
        double[] exact = ExactLeastSquares.solve(design, response, rows, columns, 0);

        LinearFit fit = LeastSquares.fit(design, response, rows, columns);
        assertEquals(method, fit.method());
        assertEquals(columns, fit.rank());
        assertTrue(fit.condition() > 0.1 / distance && fit.condition() < 1e3 / distance, fit::toString);
        double error = scaledError(design, rows, fit.coefficients(), exact);
        assertTrue(error <= LUCK * fit.relativeError(), () -> error + " for " + fit);
        if (method == SolverMethod.REFINED_CHOLESKY) {
            // What exact residuals are for: QR would leave u (k + k^2 rho), some 1e-6 for the worst of these.
            assertTrue(error <= 1e-14, () -> error + " for " + fit);
            GramMatrix gram = GramMatrix.of(columns);
            gram.add(design, 0, response, 0, rows);
            LinearFit fromGram = LeastSquares.fit(gram);
            double gramError = scaledError(design, rows, fromGram.coefficients(), exact);
            assertTrue(gramError <= LUCK * fromGram.relativeError(), () -> gramError + " for " + fromGram);
        }
    }

    @ParameterizedTest
    @CsvSource({"40, 5, 1e-7, 1e-3", "40, 5, 1e-4, 1e-9", "40, 5, 1e-9, 1e-17", "20, 6, 1e-9, 1"})
    void ridgeToo(int rows, int columns, double distance, double penalty) {
        double[] design = nearlyCollinear(rows, columns, distance);
        double[] response = Samples.normals(random, rows);
        double[] exact = ExactLeastSquares.solve(design, response, rows, columns, penalty);
        LinearFit fit = Ridge.ofTotalPenalty(penalty).fit(design, response, rows, columns);
        double error = scaledError(design, rows, fit.coefficients(), exact);
        assertTrue(error <= LUCK * fit.relativeError(), () -> error + " for " + fit);
    }

    @ParameterizedTest
    @CsvSource({"1e-140", "1e-30", "1", "1e30", "1e140"})
    void theScaleOfColumnsCostsNothing(double factor) {
        int rows = 30;
        int columns = 4;
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        double[] plain = LeastSquares.fit(design, response, rows, columns).coefficients();
        for (int row = 0; row < rows; row++) {
            design[row * columns + 2] *= factor;
        }
        LinearFit fit = LeastSquares.fit(design, response, rows, columns);
        double[] scaled = fit.coefficients();
        scaled[2] *= factor;
        assertEquals(columns, fit.rank());
        // Multiplying by the factor rounds the data, and condition 3 doubles that.
        assertTrue(Samples.relativeDistance(scaled, plain) < 1e-14, fit::toString);
    }

    /** Columns of different lengths, the last one nearly the sum of the others. */
    private double[] nearlyCollinear(int rows, int columns, double distance) {
        double[] design = Samples.normals(random, rows * columns);
        for (int row = 0; row < rows; row++) {
            int last = row * columns + columns - 1;
            design[last] *= distance;
            for (int j = 0; j < columns - 1; j++) {
                design[last] += design[row * columns + j];
            }
            for (int j = 0; j < columns; j++) {
                design[row * columns + j] *= Math.scalb(1.0, 3 * j);
            }
        }
        return design;
    }

    /** The error relative to the solution, each coefficient multiplied by the length of its column. */
    private static double scaledError(double[] design, int rows, double[] actual, double[] exact) {
        int columns = exact.length;
        double[] a = actual.clone();
        double[] b = exact.clone();
        for (int j = 0; j < columns; j++) {
            double squares = 0;
            for (int row = 0; row < rows; row++) {
                squares += design[row * columns + j] * design[row * columns + j];
            }
            a[j] *= Math.sqrt(squares);
            b[j] *= Math.sqrt(squares);
        }
        return Samples.relativeDistance(a, b);
    }
}
