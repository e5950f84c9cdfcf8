package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Leave-one-out residuals of single fits against fits that really leave rows out, each of them. */
class LeaveOneOutTest {

    private final SplittableRandom random = new SplittableRandom(1974);

    /**
     * Where these normal designs are solved by Cholesky decomposition, their condition k is below 100 and 1 - h above 0.1
     * or so: 2 u k^2 sqrt(d) / (1 - h) is below 2e-10. By singular values u k n is less, and so are errors of the refits,
     * which are refined.
     */
    private static final double TOLERANCE = 2e-10;

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0, false, false",
        "1, 1, 2, false, false",
        "2, 1, 0, true, false",
        "2, 3, 0, true, true",
        "2, 3, 1, true, true",
        "30, 7, 0, false, false",
        "30, 7, 0, true, false",
        "30, 7, 0, false, true",
        "30, 7, 0, true, true",
        "30, 7, 3, false, true",
        "30, 7, 3, true, false",
        "30, 7, 1e-9, true, true",
        "70, 40, 0.5, true, true",
        // Each row fits itself: the others have dependent columns, or fewer rows than columns.
        "12, 12, 0, false, false",
        "12, 12, 0, true, true",
        "13, 12, 0, true, false",
        "12, 12, 0.5, true, true",
        "13, 12, 1e-9, true, true",
        // Dual, least squares of minimum norm and ridge.
        "9, 20, 0, false, false",
        "9, 20, 0, false, true",
        "9, 20, 0, true, false",
        "9, 20, 0, true, true",
        "9, 20, 1, false, true",
        "9, 20, 1, true, false",
        "9, 20, 1, true, true",
        "9, 20, 1e-9, true, true",
        "3, 50, 0, false, true"
    })
    void residualsAreThoseOfFitsToTheOtherRows(
            int rows, int columns, double penalty, boolean intercept, boolean weighted) {
        double[] design = Samples.normals(random, rows * columns);
        Arrays.setAll(design, i -> design[i] + i % columns % 3);
        double[] response = Samples.normals(random, rows);
        check(design, response, weighted ? weights(rows) : ones(rows), rows, columns, penalty, intercept, TOLERANCE);
    }

    /** Over an order of magnitude, a few of them zero. */
    private double[] weights(int rows) {
        double[] weights = new double[rows];
        Arrays.setAll(weights, i -> i % 5 == 3 ? 0 : Math.exp(random.nextGaussian()));
        return weights;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static void check(
            double[] design,
            double[] response,
            double[] weights,
            int rows,
            int columns,
            double penalty,
            boolean intercept,
            double tolerance) {
        Ridge plain = Ridge.ofTotalPenalty(penalty);
        Ridge ridge = intercept ? plain.withIntercept() : plain;
        LinearFit fit = ridge.fit(design, response, weights, rows, columns);
        double[] expected = new double[rows];
        double sum = 0;
        int counted = 0;
        for (int out = 0; out < rows; out++) {
            double[] others = weights.clone();
            others[out] = 0;
            double[] row = Arrays.copyOfRange(design, out * columns, (out + 1) * columns);
            // Nothing but the penalty, or the minimum norm, is left to fit.
            double predicted = Arrays.stream(others).sum() == 0
                    ? 0
                    : ridge.fit(design, response, others, rows, columns).predict(row);
            expected[out] = response[out] - predicted;
            sum += weights[out] * expected[out] * expected[out];
            counted += weights[out] > 0 ? 1 : 0;
        }
        double[] actual = new double[rows];
        fit.leaveOneOutResidualsInto(design, response, weights, rows, actual);
        assertTrue(Samples.relativeDistance(actual, expected) < tolerance, () -> fit + Arrays.toString(actual));
        double score = fit.leaveOneOutScore(design, response, weights, rows);
        assertEquals(sum / counted, score, 2 * tolerance * score);
        if (Arrays.equals(weights, ones(rows))) {
            double[] unweighted = new double[rows];
            LinearFit same = ridge.fit(design, response, rows, columns);
            same.leaveOneOutResidualsInto(design, response, rows, unweighted);
            assertTrue(Samples.relativeDistance(unweighted, expected) < tolerance, same::toString);
            assertEquals(sum / rows, same.leaveOneOutScore(design, response, rows), 2 * tolerance * score);
        }
    }

    /** A column that is the sum of two others, and one that a single row alone determines. */
    @ParameterizedTest
    @CsvSource({"20, 5, 0, false", "20, 5, 0, true", "20, 5, 1e-4, true", "20, 5, 1e-14, false", "4, 9, 0, false"})
    void dependentColumnsAndRowsThatFitThemselves(int rows, int columns, double penalty, boolean intercept) {
        double[] design = Samples.normals(random, rows * columns);
        for (int i = 0; i < rows; i++) {
            design[i * columns + 2] = design[i * columns] + design[i * columns + 1];
            design[i * columns + 3] = i == 2 ? 5 : 0;
        }
        check(design, Samples.normals(random, rows), weights(rows), rows, columns, penalty, intercept, TOLERANCE);
    }

    /**
     * Powers 1 to 7 of 20 numbers between 1 and 2: the condition k of equal columns is 6e7, and u k n / (1 - h), with
     * 1 - h above 0.2 or so, is below 1e-6.
     */
    @ParameterizedTest
    @CsvSource({"false, 1", "true, 1", "true, 1e-3"})
    void illConditionedDesigns(boolean intercept, double unit) {
        int rows = 20;
        int columns = 7;
        double[] design = new double[rows * columns];
        for (int i = 0; i < design.length; i++) {
            int row = i / columns;
            design[i] = Math.pow(unit * (1 + row / 20.0), i % columns + 1);
        }
        check(design, Samples.normals(random, rows), ones(rows), rows, columns, 0, intercept, 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"40, 6, false", "40, 6, true", "8, 25, false", "8, 25, true"})
    void scoresAreThoseOfThePath(int rows, int columns, boolean intercept) {
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        double[] lambdas = {1e-2, 0.1, 1, 10};
        RidgePath path = RidgePath.ofPenaltiesPerRow(lambdas);
        RidgePathFit fits = (intercept ? path.withIntercept() : path).fit(design, response, rows, columns);
        for (int i = 0; i < lambdas.length; i++) {
            Ridge ridge = Ridge.ofPenaltyPerRow(lambdas[i]);
            LinearFit fit = (intercept ? ridge.withIntercept() : ridge).fit(design, response, rows, columns);
            double score = fit.leaveOneOutScore(design, response, rows);
            // Eigenvalues below 100 over penalties of at least 0.08: u k^2 is 1e-13, and the paths subtract 1 / n.
            assertEquals(fits.leaveOneOut(i), score, 1e-11 * score);
        }
    }

    /** By hand: the line through two of the points (1, 2), (2, 2), (3, 5) misses the third by 3, -3/2 and 3. */
    @Test
    void aStraightLineByHand() {
        double[] x = {1, 2, 3};
        double[] y = {2, 2, 5};
        LinearFit fit = LeastSquares.fitWithIntercept(x, y, 3, 1);
        double[] residuals = new double[4];
        residuals[3] = 7;
        fit.leaveOneOutResidualsInto(x, y, 3, residuals);
        assertArrayEquals(new double[] {3, -1.5, 3, 7}, residuals, 1e-14);
        assertEquals((9 + 2.25 + 9) / 3, fit.leaveOneOutScore(x, y, 3), 1e-13);
    }

    @Test
    void aFitOfSumsHasThemToo() {
        double[] design = Samples.normals(random, 60);
        double[] response = Samples.normals(random, 20);
        double[] weights = weights(20);
        GramMatrix gram = GramMatrix.of(3);
        gram.add(
                new DMatrixRMaj(20, 3, true, design),
                new DMatrixRMaj(20, 1, true, response),
                new DMatrixRMaj(20, 1, true, weights));
        double[] expected = new double[20];
        double[] actual = new double[20];
        LinearFit fit = LeastSquares.fitWithIntercept(design, response, weights, 20, 3);
        fit.leaveOneOutResidualsInto(design, response, weights, 20, expected);
        LeastSquares.fitWithIntercept(gram).leaveOneOutResidualsInto(design, response, weights, 20, actual);
        assertArrayEquals(expected, actual, 1e-12);
    }

    @Test
    void nothingPredictsTheOnlyRowWithAnIntercept() {
        double[] one = {3};
        for (double penalty : new double[] {0, 1}) {
            LinearFit fit = Ridge.ofTotalPenalty(penalty).withIntercept().fit(one, one, 1, 1);
            assertEquals(Double.NaN, fit.leaveOneOutScore(one, one, 1));
        }
    }

    @Test
    void aRowOfWeightZeroWasLeftOutWhateverItHolds() {
        double[] x = {1, Double.NaN, 2, 3};
        double[] y = {2, 9, 2, 5};
        double[] weights = {1, 0, 1, 1};
        LinearFit fit = LeastSquares.fitWithIntercept(x, y, weights, 4, 1);
        double[] residuals = new double[4];
        fit.leaveOneOutResidualsInto(x, y, weights, 4, residuals);
        assertArrayEquals(new double[] {3, Double.NaN, -1.5, 3}, residuals, 1e-14);
    }

    static Stream<Arguments> badCalls() {
        double[] x = {1, 2, 3, 5, 8, 13};
        double[] y = {1, 2, 4};
        double[] nan = {1, Double.NaN, 3, 5, 8, 13};
        double[] ones = {1, 1, 1};
        double[] out = new double[3];
        LinearFit fit = LeastSquares.fit(x, y, 3, 2);
        return Stream.of(
                BadCalls.bad(
                        "rows must be those that were fitted, 3: 2",
                        () -> fit.leaveOneOutResidualsInto(new double[4], new double[2], 2, out)),
                BadCalls.bad(
                        "rows must be those that were fitted, 3: 2",
                        () -> fit.leaveOneOutScore(x, y, new double[] {1, 0, 1}, 3)),
                BadCalls.bad("rows must be at least 1: 0", () -> fit.leaveOneOutScore(new double[0], new double[0], 0)),
                BadCalls.bad("design must have 6 values: 5", () -> fit.leaveOneOutScore(new double[5], y, 3)),
                BadCalls.bad("response must have 3 values: 2", () -> fit.leaveOneOutScore(x, new double[2], 3)),
                BadCalls.bad("weights must have 3 values: 4", () -> fit.leaveOneOutScore(x, y, new double[4], 3)),
                BadCalls.bad(
                        "weights must not all be zero: 3 rows", () -> fit.leaveOneOutScore(x, y, new double[3], 3)),
                BadCalls.bad(
                        "weight must be finite and not negative: -1.0",
                        () -> fit.leaveOneOutScore(x, y, new double[] {1, -1, 1}, 3)),
                BadCalls.bad(
                        "design must be finite: NaN at row 0, column 1",
                        () -> fit.leaveOneOutResidualsInto(nan, y, 3, out)),
                BadCalls.bad(
                        "design must be finite: NaN at row 0, column 1",
                        () -> fit.leaveOneOutResidualsInto(nan, y, ones, 3, out)),
                BadCalls.bad(
                        "response must be finite: Infinity at row 2",
                        () -> fit.leaveOneOutScore(x, new double[] {1, 2, Double.POSITIVE_INFINITY}, 3)),
                BadCalls.bad("overflow", () -> fit.leaveOneOutScore(new double[] {1e200, 0, 0, 0, 0, 0}, y, 3)),
                BadCalls.bad(
                        "residuals must have room for 3 values: 2",
                        () -> fit.leaveOneOutResidualsInto(x, y, 3, new double[2])),
                BadCalls.bad(
                        "residuals must have room for 3 values: 2",
                        () -> fit.leaveOneOutResidualsInto(x, y, ones, 3, new double[2])));
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void badInputIsNamed(String message, Executable call) {
        BadCalls.assertNamed(message, call);
    }

    @Test
    void aRejectedCallChangesNothing() {
        double[] x = {1, 2, 3};
        double[] y = {1, 2, 4};
        double[] residuals = {7, 8, 9};
        LinearFit fit = LeastSquares.fit(x, y, 3, 1);
        double[] nan = {1, 2, Double.NaN};
        assertThrows(IllegalArgumentException.class, () -> fit.leaveOneOutResidualsInto(x, nan, 3, residuals));
        assertThrows(IllegalArgumentException.class, () -> fit.leaveOneOutResidualsInto(x, y, nan, 3, residuals));
        assertArrayEquals(new double[] {7, 8, 9}, residuals);
    }
}
