package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a fit reports, its intercept, and bad input. */
class FitTest {

    private final SplittableRandom random = new SplittableRandom(31);

    /** By hand: mean of x 2, of y 3; slope 3/2, residuals 1/2, -1, 1/2. */
    @Test
    void aStraightLineByHand() {
        LinearFit fit = LeastSquares.fitWithIntercept(new double[] {1, 2, 3}, new double[] {2, 2, 5}, 3, 1);
        assertArrayEquals(new double[] {1.5}, fit.coefficients(), 1e-15);
        assertEquals(0, fit.intercept(), 1e-15);
        assertEquals(1.5, fit.residualSumOfSquares(), 1e-15);
        assertEquals(1.5, fit.residualVariance(), 1e-15);
        assertEquals(2, fit.degreesOfFreedom());
        assertEquals(3, fit.rows());
        assertArrayEquals(new double[] {Math.sqrt(0.75)}, fit.standardErrors(), 1e-15);
        assertEquals(Math.sqrt(1.5 * (1 / 3.0 + 2)), fit.interceptStandardError(), 1e-15);
        assertEquals(3 * 1.5, fit.generalizedCrossValidation(), 1e-14);
        assertEquals(6, fit.predict(new double[] {4}), 1e-14);
        assertTrue(fit.solver().startsWith("Cholesky of the Gram matrix"), fit::solver);
    }

    @ParameterizedTest
    @CsvSource({"50, 6", "9, 8", "8, 8", "5, 12", "300, 40"})
    void anInterceptIsAColumnOfOnesThatIsNotPenalised(int rows, int columns) {
        double penalty = 0.7;
        double[] design = Samples.normals(random, rows * columns);
        Arrays.setAll(design, i -> design[i] + 100 * (i % columns));
        double[] response = Samples.normals(random, rows);
        Arrays.setAll(response, i -> response[i] + 1000);
        // The same by least squares: a column of ones, and penalty rows without it.
        double[] extended = new double[(rows + columns) * (columns + 1)];
        double[] extendedResponse = Arrays.copyOf(response, rows + columns);
        for (int row = 0; row < rows; row++) {
            extended[row * (columns + 1)] = 1;
            System.arraycopy(design, row * columns, extended, row * (columns + 1) + 1, columns);
        }
        for (int j = 0; j < columns; j++) {
            extended[(rows + j) * (columns + 1) + 1 + j] = Math.sqrt(penalty);
        }
        LinearFit reference = LeastSquares.fit(extended, extendedResponse, rows + columns, columns + 1);
        double[] expected = Arrays.copyOfRange(reference.coefficients(), 1, columns + 1);

        Ridge ridge = Ridge.ofTotalPenalty(penalty).withIntercept();
        LinearFit fit = ridge.fit(design, response, rows, columns);
        // Condition below 1e2 / penalty; the reference rounds sqrt(penalty).
        assertTrue(Samples.relativeDistance(fit.coefficients(), expected) < 1e-11, fit::toString);
        assertEquals(reference.coefficients()[0], fit.intercept(), 1e-11 * 1000 * columns);

        GramMatrix gram = GramMatrix.of(columns);
        gram.add(design, 0, response, 0, rows);
        LinearFit fromGram = ridge.fit(gram);
        double error = Samples.relativeDistance(fromGram.coefficients(), expected);
        assertTrue(error < 10 * fromGram.relativeError(), () -> error + " for " + fromGram);
        assertEquals(fit.degreesOfFreedom(), fromGram.degreesOfFreedom(), 1e-6);
    }

    @Test
    void standardErrorsAreTheSpreadOfTheEstimates() {
        // Orthogonal columns of squared length 8: standard error = sigma / sqrt(8), from this sample's residual
        // variance.
        int rows = 8;
        double[] design = new double[rows * 3];
        for (int row = 0; row < rows; row++) {
            for (int j = 0; j < 3; j++) {
                design[row * 3 + j] = (row >> j & 1) == 0 ? 1 : -1;
            }
        }
        LinearFit fit = LeastSquares.fit(design, Samples.normals(random, rows), rows, 3);
        double expected = Math.sqrt(fit.residualSumOfSquares() / 5 / 8);
        assertArrayEquals(new double[] {expected, expected, expected}, fit.standardErrors(), 1e-15);
        assertTrue(Double.isNaN(fit.interceptStandardError()));
    }

    @Test
    void aFitWithoutFreedomLeftHasNoVariance() {
        LinearFit fit = LeastSquares.fit(Samples.normals(random, 9), new double[] {1, 2, 3}, 3, 3);
        assertTrue(Double.isNaN(fit.residualVariance()));
        assertTrue(Double.isNaN(fit.generalizedCrossValidation()));
        assertEquals(0, fit.standardErrors().length);
    }

    @Test
    void aFitIsImmutable() {
        LinearFit fit = LeastSquares.fit(new double[] {1, 2}, new double[] {1, 3}, 2, 1);
        fit.coefficients()[0] = 99;
        fit.standardErrors()[0] = 99;
        assertNotSame(fit.coefficients(), fit.coefficients());
        assertEquals(1.4, fit.coefficients()[0], 1e-15);
        assertEquals(Math.sqrt(0.2 / 5), fit.standardErrors()[0], 1e-15);
    }

    @Test
    void ejmlMatricesGiveTheSameFit() {
        double[] design = Samples.normals(random, 20);
        double[] response = Samples.normals(random, 10);
        DMatrixRMaj x = new DMatrixRMaj(10, 2, true, design);
        DMatrixRMaj y = new DMatrixRMaj(10, 1, true, response);
        Ridge ridge = Ridge.ofPenaltyPerRow(0.1);
        assertArrayEquals(
                LeastSquares.fit(design, response, 10, 2).coefficients(),
                LeastSquares.fit(x, y).coefficients());
        assertArrayEquals(
                LeastSquares.fitWithIntercept(design, response, 10, 2).coefficients(),
                LeastSquares.fitWithIntercept(x, y).coefficients());
        assertArrayEquals(
                ridge.fit(design, response, 10, 2).coefficients(),
                ridge.fit(x, y).coefficients());
        assertEquals(1, ridge.totalPenalty(10));
        assertEquals(0.1, Ridge.ofTotalPenalty(0.1).totalPenalty(10));
        assertEquals(
                "Ridge[penalty per row 0.1, intercept]", ridge.withIntercept().toString());
    }

    /** The same bits on every path, from numbers that are exact on every machine. */
    @Test
    void resultsAreTheSameOnEveryPath() {
        int rows = 150;
        int columns = 37;
        double[] design = random.doubles((long) rows * columns).toArray();
        double[] response = random.doubles(rows).toArray();
        double[] wide = LeastSquares.fit(
                        design, Arrays.copyOf(response, columns), /* rows= */ columns, /* columns= */ rows)
                .coefficients();
        double[] tall =
                LeastSquares.fitWithIntercept(design, response, rows, columns).coefficients();
        double[] ridge =
                Ridge.ofTotalPenalty(3).fit(design, response, rows, columns).coefficients();
        int[] hashes = {Arrays.hashCode(wide), Arrays.hashCode(tall), Arrays.hashCode(ridge)};
        assertArrayEquals(new int[] {-357736532, 22743894, 672437495}, hashes, () -> Arrays.toString(hashes));
    }

    @Test
    void aSolverGivesTheSameAnswerWhateverItSolvedBefore() {
        LinearSolver reused = LinearSolver.create();
        int[][] shapes = {{40, 7}, {7, 40}, {90, 70}, {3, 2}, {70, 90}, {1, 1}, {40, 7}};
        for (int[] shape : shapes) {
            double[] design = Samples.normals(random, 2 + shape[0] * shape[1]);
            double[] response = Samples.normals(random, 1 + shape[0]);
            for (double penalty : new double[] {0, 0.3}) {
                double[] expected = new double[shape[1]];
                double[] actual = new double[shape[1] + 3];
                LinearSolver.create().solveInto(design, 2, response, 1, shape[0], shape[1], penalty, expected);
                reused.solveInto(design, 2, response, 1, shape[0], shape[1], penalty, actual);
                assertArrayEquals(expected, Arrays.copyOf(actual, shape[1]));
            }
        }
    }

    static Stream<Arguments> badCalls() {
        double[] x = {1, 2, 3, 4};
        double[] y = {1, 2};
        double[] withNaN = {1, Double.NaN, 3, 4};
        double[] withInfinity = {1, Double.POSITIVE_INFINITY};
        GramMatrix empty = GramMatrix.of(2);
        GramMatrix gram = GramMatrix.of(2);
        gram.add(x, 0, y, 0, 2);
        LinearSolver solver = LinearSolver.create();
        Ridge ridge = Ridge.ofTotalPenalty(1);
        return Stream.of(
                BadCalls.bad("rows of gram must be at least 1: 0", () -> LeastSquares.fit(empty)),
                BadCalls.bad("rows of gram must be at least 1: 0", () -> LeastSquares.fitWithIntercept(empty)),
                BadCalls.bad("rows of gram must be at least 1: 0", () -> ridge.fit(empty)),
                BadCalls.bad("rows of gram must be at least 1: 0", () -> solver.solveInto(empty, 1, new double[2])),
                BadCalls.bad("design must have 6 values: 4", () -> LeastSquares.fit(x, y, 2, 3)),
                BadCalls.bad("response must have 4 values: 2", () -> LeastSquares.fit(x, y, 4, 1)),
                BadCalls.bad("rows must be at least 1: 0", () -> LeastSquares.fit(x, y, 0, 2)),
                BadCalls.bad("columns must be at least 1: -2", () -> LeastSquares.fit(x, y, 2, -2)),
                BadCalls.bad(
                        "design must have 4611686014132420609",
                        () -> ridge.fit(x, y, Integer.MAX_VALUE, Integer.MAX_VALUE)),
                BadCalls.bad("design must be finite: NaN at row 0, column 1", () -> LeastSquares.fit(withNaN, y, 2, 2)),
                BadCalls.bad("design must be finite: NaN at row 0, column 1", () -> ridge.fit(withNaN, y, 2, 2)),
                BadCalls.bad("NaN at row 0, column 1", () -> LeastSquares.fitWithIntercept(withNaN, y, 2, 2)),
                BadCalls.bad(
                        "response must be finite: Infinity at row 1", () -> LeastSquares.fit(x, withInfinity, 2, 2)),
                BadCalls.bad("Infinity at row 1", () -> LeastSquares.fitWithIntercept(x, withInfinity, 2, 2)),
                BadCalls.bad("NaN at row 0, column 1", () -> LeastSquares.fit(withNaN, new double[] {1}, 1, 4)),
                BadCalls.bad(
                        "response must be finite: NaN", () -> LeastSquares.fit(x, new double[] {Double.NaN}, 1, 4)),
                BadCalls.bad("overflow", () -> LeastSquares.fit(new double[] {1e200}, new double[] {1}, 1, 1)),
                BadCalls.bad("overflow", () -> LeastSquares.fit(new double[] {1e200, 1}, new double[] {1}, 1, 2)),
                BadCalls.bad("penalty must be finite and not negative: -1.0", () -> Ridge.ofTotalPenalty(-1)),
                BadCalls.bad("penalty must be finite and not negative: NaN", () -> Ridge.ofTotalPenalty(Double.NaN)),
                BadCalls.bad("lambda must be finite and not negative: Infinity", () -> Ridge.ofPenaltyPerRow(1 / 0.0)),
                BadCalls.bad(
                        "penalty times rows",
                        () -> Ridge.ofPenaltyPerRow(1.7e308).fit(x, y, 2, 2)),
                BadCalls.bad("penalty must be", () -> solver.solveInto(gram, -0.5, new double[2])),
                BadCalls.bad(
                        "coefficients must have room for 2 values: 1", () -> solver.solveInto(gram, 0, new double[1])),
                BadCalls.bad("coefficients must have room", () -> solver.solveInto(x, 0, y, 0, 2, 2, 0, new double[1])),
                BadCalls.bad(
                        "design must hold 4 values from index 1",
                        () -> solver.solveInto(x, 1, y, 0, 2, 2, 0, new double[2])),
                BadCalls.bad("response must hold 2 values", () -> solver.solveInto(x, 0, y, 1, 2, 2, 0, new double[2])),
                BadCalls.bad("smaller of rows and columns", () -> solver.solveInto(x, 0, y, 0, 50_000, 50_000, 0, x)),
                BadCalls.bad(
                        "response must be 2 x 1", () -> LeastSquares.fit(new DMatrixRMaj(2, 2), new DMatrixRMaj(3, 1))),
                BadCalls.bad(
                        "features must have 2 values: 3",
                        () -> ridge.fit(x, y, 2, 2).predict(new double[3])),
                BadCalls.bad("rows must be at least 1: 0", () -> ridge.totalPenalty(0)));
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void badInputIsNamed(String message, Executable call) {
        BadCalls.assertNamed(message, call);
    }

    @Test
    void aRejectedSolveLeavesTheCoefficients() {
        double[] coefficients = {5, 6};
        double[] design = {1, 2, Double.NaN, 4};
        double[] response = {1, 2};
        LinearSolver solver = LinearSolver.create();
        assertThrows(
                IllegalArgumentException.class, () -> solver.solveInto(design, 0, response, 0, 2, 2, 0, coefficients));
        assertArrayEquals(new double[] {5, 6}, coefficients);
    }

    /** Row by row they are the predictions of one row, and their residuals are those the fit was made by. */
    @Test
    void fittedValuesAreThePredictionsOfTheRows() {
        SplittableRandom seeded = new SplittableRandom(77);
        int rows = 23;
        int columns = 9;
        double[] design = Samples.normals(seeded, rows * columns);
        double[] response = Samples.normals(seeded, rows);
        LinearFit fit = LeastSquares.fitWithIntercept(design, response, rows, columns);
        double[] fitted = new double[rows];
        fit.predictInto(design, rows, fitted);
        double rss = 0;
        for (int i = 0; i < rows; i++) {
            double[] row = Arrays.copyOfRange(design, i * columns, (i + 1) * columns);
            assertEquals(fit.predict(row), fitted[i]);
            rss += (response[i] - fitted[i]) * (response[i] - fitted[i]);
        }
        // Each residual is rounded to some d ulps of values near 1.
        assertEquals(fit.residualSumOfSquares(), rss, 1e-13 * rss);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> fit.predictInto(design, rows + 1, new double[rows + 1]));
        assertTrue(String.valueOf(e.getMessage()).contains("design must hold 216 values"), e::getMessage);
    }
}
