package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every shape class against EJML's pseudo-inverse, which comes from its singular value decomposition.
 *
 * <p>Tolerance: random normal designs of these shapes have conditions below some 1e3 (square ones are the worst). Both
 * sides err by about u k sqrt(d) and, with the residual, u k^2; 1e-9 is u k^2 for k = 2e3.
 */
class ShapeClassesTest {

    private static final double TOLERANCE = 1e-9;

    private final SplittableRandom random = new SplittableRandom(99);

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "2, 1",
        "1, 2",
        "5, 5",
        "30, 20",
        "20, 30",
        "64, 8",
        "100, 20",
        "12, 20",
        "300, 65",
        "65, 300",
        "200, 130",
        "130, 131",
        "3, 400"
    })
    void leastSquaresIsThePseudoInverse(int rows, int columns) {
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        double[] expected = pseudoInverseSolution(design, response, rows, columns);

        LinearFit fit = LeastSquares.fit(design, response, rows, columns);
        assertTrue(Samples.relativeDistance(fit.coefficients(), expected) < TOLERANCE, fit::toString);
        assertEquals(Math.min(rows, columns), fit.rank());
        assertEquals(Math.min(rows, columns), fit.degreesOfFreedom());

        double[] reused = new double[columns];
        LinearSolver.create().solveInto(design, 0, response, 0, rows, columns, 0, reused);
        assertTrue(Samples.relativeDistance(reused, expected) < TOLERANCE, fit::toString);

        GramMatrix gram = GramMatrix.of(columns);
        gram.add(design, 0, response, 0, rows);
        LinearFit fromGram = LeastSquares.fit(gram);
        assertTrue(Samples.relativeDistance(fromGram.coefficients(), expected) < TOLERANCE, fromGram::toString);
        assertEquals(Math.min(rows, columns), fromGram.rank());
        double tolerance = 1e-12 * gram.responseSquared();
        assertEquals(fit.residualSumOfSquares(), fromGram.residualSumOfSquares(), tolerance);
    }

    @ParameterizedTest
    @CsvSource({
        "30, 20, 0.5",
        "20, 30, 0.5",
        "20, 20, 1e-3",
        "100, 200, 3",
        "200, 100, 3",
        "1, 7, 1",
        "7, 1, 1",
        "400, 100, 1e6"
    })
    void ridgeIsLeastSquaresWithThePenaltyAsRows(int rows, int columns, double penalty) {
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        double[] extended = Arrays.copyOf(design, (rows + columns) * columns);
        double[] extendedResponse = Arrays.copyOf(response, rows + columns);
        for (int j = 0; j < columns; j++) {
            extended[(rows + j) * columns + j] = Math.sqrt(penalty);
        }
        double[] expected = pseudoInverseSolution(extended, extendedResponse, rows + columns, columns);

        LinearFit fit = Ridge.ofTotalPenalty(penalty).fit(design, response, rows, columns);
        assertTrue(Samples.relativeDistance(fit.coefficients(), expected) < TOLERANCE, fit::toString);
        LinearFit perRow = Ridge.ofPenaltyPerRow(penalty / rows).fit(design, response, rows, columns);
        assertTrue(Samples.relativeDistance(perRow.coefficients(), expected) < TOLERANCE, perRow::toString);
        GramMatrix gram = GramMatrix.of(columns);
        gram.add(design, 0, response, 0, rows);
        LinearFit fromGram = Ridge.ofTotalPenalty(penalty).fit(gram);
        assertTrue(Samples.relativeDistance(fromGram.coefficients(), expected) < TOLERANCE, fromGram::toString);

        double trace = hatTrace(design, rows, columns, penalty);
        assertEquals(trace, fit.degreesOfFreedom(), TOLERANCE * trace);
        assertEquals(trace, fromGram.degreesOfFreedom(), TOLERANCE * (trace + columns));
    }

    private static double[] pseudoInverseSolution(double[] design, double[] response, int rows, int columns) {
        DMatrixRMaj inverse = new DMatrixRMaj(columns, rows);
        CommonOps_DDRM.pinv(new DMatrixRMaj(rows, columns, true, design), inverse);
        DMatrixRMaj solution = new DMatrixRMaj(columns, 1);
        CommonOps_DDRM.mult(inverse, new DMatrixRMaj(rows, 1, true, response), solution);
        return solution.data;
    }

    private static double hatTrace(double[] design, int rows, int columns, double penalty) {
        double[] values = SingularOps_DDRM.singularValues(new DMatrixRMaj(rows, columns, true, design));
        double trace = 0;
        for (double value : values) {
            trace += value * value / (value * value + penalty);
        }
        return trace;
    }
}
