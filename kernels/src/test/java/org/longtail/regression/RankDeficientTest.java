package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dependent columns or rows: the solution of minimum norm, and the fit says so. */
class RankDeficientTest {

    private final SplittableRandom random = new SplittableRandom(12);

    /**
     * Random products of rows x rank and rank x columns, with well-conditioned factors. Tolerances: some u k from a
     * design; from a Gram matrix some u k^2, and what the eigenvalues' rounding adds to zeros, sqrt(u) of it in the
     * worst direction.
     */
    @ParameterizedTest
    @CsvSource({"30, 8, 5", "8, 30, 5", "12, 12, 3", "50, 20, 1", "100, 70, 69"})
    void theSolutionIsThePseudoInverse(int rows, int columns, int rank) {
        double[] left = Samples.normals(random, rows * rank);
        double[] right = Samples.normals(random, rank * columns);
        DMatrixRMaj product = new DMatrixRMaj(rows, columns);
        CommonOps_DDRM.mult(
                new DMatrixRMaj(rows, rank, true, left), new DMatrixRMaj(rank, columns, true, right), product);
        double[] response = Samples.normals(random, rows);
        DMatrixRMaj inverse = new DMatrixRMaj(columns, rows);
        CommonOps_DDRM.pinv(product, inverse);
        DMatrixRMaj expected = new DMatrixRMaj(columns, 1);
        CommonOps_DDRM.mult(inverse, new DMatrixRMaj(rows, 1, true, response), expected);

        LinearFit fit = LeastSquares.fit(product.data, response, rows, columns);
        assertEquals(SolverMethod.SINGULAR_VALUES, fit.method());
        assertEquals(rank, fit.rank());
        assertEquals(rank, fit.degreesOfFreedom());
        assertEquals(0, fit.standardErrors().length);
        assertTrue(Samples.relativeDistance(fit.coefficients(), expected.data) < 1e-9, fit::toString);

        GramMatrix gram = GramMatrix.of(columns);
        gram.add(product.data, 0, response, 0, rows);
        LinearFit fromGram = LeastSquares.fit(gram);
        assertEquals(SolverMethod.EIGENVALUES, fromGram.method());
        assertEquals(rank, fromGram.rank());
        assertTrue(Samples.relativeDistance(fromGram.coefficients(), expected.data) < 1e-6, fromGram::toString);

        // A penalty far below u times the largest square leaves the limit of ridge for vanishing penalties.
        LinearFit ridge = Ridge.ofTotalPenalty(1e-300).fit(product.data, response, rows, columns);
        assertTrue(Samples.relativeDistance(ridge.coefficients(), expected.data) < 1e-9, ridge::toString);
    }

    /** The order of the system is the number of rows; a d x d matrix of this size would not fit any array. */
    @Test
    void veryManyColumnsAreNoMatter() {
        int columns = 60_000;
        double[] design = new double[2 * columns];
        Arrays.fill(design, 1);
        double[] expected = new double[columns];
        Arrays.fill(expected, 3.0 / columns);
        LinearFit singular = LeastSquares.fit(design, new double[] {3, 3}, 2, columns);
        assertEquals(1, singular.rank());
        assertTrue(singular.relativeError() < 1e-10, singular::toString);
        assertTrue(Samples.relativeDistance(singular.coefficients(), expected) < singular.relativeError());
        design[7] = 2;
        LinearFit fit = LeastSquares.fit(design, new double[] {4, 3}, 2, columns);
        assertEquals(SolverMethod.DUAL_CHOLESKY, fit.method());
        assertEquals(1, fit.coefficients()[7], 1e-11);
    }

    @Test
    void aTwinColumnSharesItsCoefficient() {
        double[] design = {1, 1, 0, 2, 2, 1, 3, 3, -1, 5, 5, 2};
        double[] response = {2, 5, 5, 12};
        // y = 2 x + z with x twice in the design.
        LinearFit fit = LeastSquares.fit(design, response, 4, 3);
        assertEquals(2, fit.rank());
        assertArrayEquals(new double[] {1, 1, 1}, fit.coefficients(), 1e-14);
        assertEquals(0, fit.residualSumOfSquares(), 1e-27);
    }

    @Test
    void zeroDesignsHaveZeroSolutions() {
        double[] response = {1, 2, 2};
        for (int columns : new int[] {1, 2, 3, 5}) {
            LinearFit fit = LeastSquares.fit(new double[3 * columns], response, 3, columns);
            assertArrayEquals(new double[columns], fit.coefficients());
            assertEquals(0, fit.rank());
            assertEquals(9, fit.residualSumOfSquares());
            LinearFit ridge = Ridge.ofTotalPenalty(1).fit(new double[3 * columns], response, 3, columns);
            assertArrayEquals(new double[columns], ridge.coefficients());
            GramMatrix gram = GramMatrix.of(columns);
            gram.add(new double[3 * columns], 0, response, 0, 3);
            assertArrayEquals(new double[columns], LeastSquares.fit(gram).coefficients());
            assertEquals(0, LeastSquares.fit(gram).rank());
        }
    }

    @Test
    void zeroResponsesHaveZeroSolutions() {
        double[] design = Samples.normals(random, 12);
        assertArrayEquals(
                new double[3], LeastSquares.fit(design, new double[4], 4, 3).coefficients());
        assertArrayEquals(
                new double[4], LeastSquares.fit(design, new double[3], 3, 4).coefficients());
        assertArrayEquals(
                new double[4],
                Ridge.ofTotalPenalty(2).fit(design, new double[3], 3, 4).coefficients());
    }

    @Test
    void aConstantColumnBesideAnInterceptHasNoCoefficient() {
        int rows = 50;
        double[] design = new double[rows * 2];
        double[] response = new double[rows];
        for (int row = 0; row < rows; row++) {
            design[row * 2] = 0.1;
            design[row * 2 + 1] = random.nextInt(100);
            response[row] = 7 + 3 * design[row * 2 + 1];
        }
        GramMatrix gram = GramMatrix.of(2);
        gram.add(design, 0, response, 0, rows);
        for (LinearFit fit : new LinearFit[] {
            LeastSquares.fitWithIntercept(design, response, rows, 2), LeastSquares.fitWithIntercept(gram)
        }) {
            assertEquals(1, fit.rank());
            assertEquals(2, fit.degreesOfFreedom());
            assertEquals(0, fit.coefficients()[0]);
            // Sums up to 50 * 100^2 * 9 rounded at some u each, condition 1.
            assertEquals(3, fit.coefficients()[1], 1e-13);
            assertEquals(7, fit.intercept(), 1e-11);
        }
    }
}
