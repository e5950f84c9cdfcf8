package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Paths against one {@link Ridge} for each penalty, and scores against fits that really leave rows out.
 *
 * <p>Tolerance: squared singular values of these normal designs are below 200 and penalties at least 0.1, so that (l_max
 * + P) / (l_min + P) is below 2e3 and errors are below some u sqrt(m) 2e3 = 1e-12. Column means are at most 2, so that
 * centring sums multiplies this by up to 5; the intercept has the means' length, up to sqrt(5 d / 3), as a factor too.
 */
class RidgePathTest {

    private static final double TOLERANCE = 1e-11;

    private final SplittableRandom random = new SplittableRandom(1979);

    @ParameterizedTest
    @CsvSource({
        "30, 7, 3, false",
        "30, 7, 12, false",
        "30, 7, 4, true",
        "30, 7, 11, true",
        "9, 20, 3, false",
        "9, 20, 12, false",
        "9, 20, 4, true",
        "9, 20, 11, true",
        "12, 12, 5, true",
        "1, 1, 2, false"
    })
    void fitsAndScoresAreThoseOfSingleFits(int rows, int columns, int count, boolean intercept) {
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        for (int i = 0; intercept && i < design.length; i++) {
            design[i] += i % columns % 3;
        }
        double[] lambdas = new double[count];
        for (int i = 0; i < count; i++) {
            lambdas[i] = (0.1 + i) / rows;
        }
        RidgePath path = RidgePath.ofPenaltiesPerRow(lambdas);
        path = intercept ? path.withIntercept() : path;
        RidgePathFit fit = path.fit(design, response, rows, columns);
        GramMatrix gram = GramMatrix.of(columns);
        gram.add(design, 0, response, 0, rows);
        RidgePathFit fromGram = path.fit(gram);
        assertEquals(count, fit.size());
        for (int i = 0; i < count; i++) {
            assertEquals(lambdas[i] * rows, fit.totalPenalty(i));
            Ridge ridge = Ridge.ofPenaltyPerRow(lambdas[i]);
            ridge = intercept ? ridge.withIntercept() : ridge;
            LinearFit expected = ridge.fit(design, response, rows, columns);
            for (RidgePathFit each : new RidgePathFit[] {fit, fromGram}) {
                assertTrue(
                        Samples.relativeDistance(each.coefficients(i), expected.coefficients()) < TOLERANCE * columns);
                assertEquals(expected.intercept(), each.intercept(i), TOLERANCE * columns);
                double scale = gram.responseSquared() + 1;
                assertEquals(expected.residualSumOfSquares(), each.residualSumOfSquares(i), TOLERANCE * scale);
                assertEquals(expected.degreesOfFreedom(), each.degreesOfFreedom(i), TOLERANCE * columns);
            }
            assertEquals(
                    expected.generalizedCrossValidation(),
                    fit.generalizedCrossValidation(i),
                    1e-9 * fit.generalizedCrossValidation(i));
            assertTrue(Double.isNaN(fromGram.leaveOneOut(i)));
            if (rows > 1) {
                double leftOut = leaveOneOut(design, response, rows, columns, lambdas[i] * rows, intercept);
                // 1 - h is at least 1e-3 for these, and the score has it squared.
                assertEquals(leftOut, fit.leaveOneOut(i), 1e-8 * leftOut);
            }
        }
    }

    private static double leaveOneOut(
            double[] design, double[] response, int rows, int columns, double penalty, boolean intercept) {
        Ridge ridge = Ridge.ofTotalPenalty(penalty);
        ridge = intercept ? ridge.withIntercept() : ridge;
        double sum = 0;
        for (int out = 0; out < rows; out++) {
            double[] x = new double[(rows - 1) * columns];
            double[] y = new double[rows - 1];
            System.arraycopy(design, 0, x, 0, out * columns);
            System.arraycopy(design, (out + 1) * columns, x, out * columns, (rows - 1 - out) * columns);
            System.arraycopy(response, 0, y, 0, out);
            System.arraycopy(response, out + 1, y, out, rows - 1 - out);
            double[] row = new double[columns];
            System.arraycopy(design, out * columns, row, 0, columns);
            double error = response[out] - ridge.fit(x, y, rows - 1, columns).predict(row);
            sum += error * error;
        }
        return sum / rows;
    }

    @Test
    void theBestHasTheSmallestScore() {
        int rows = 60;
        int columns = 10;
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.response(random, design, Samples.normals(random, columns), rows, 5);
        double[] penalties = {1e4, 1e-3, 1, 10, 30, 100, 300};
        RidgePathFit fit = RidgePath.ofTotalPenalties(penalties).fit(design, response, rows, columns);
        for (int i = 0; i < penalties.length; i++) {
            assertTrue(fit.leaveOneOut(fit.bestByLeaveOneOut()) <= fit.leaveOneOut(i));
            int best = fit.bestByGeneralizedCrossValidation();
            assertTrue(fit.generalizedCrossValidation(best) <= fit.generalizedCrossValidation(i));
        }
    }

    @Test
    void badInputIsRejected() {
        assertMessage("number of penalties must be at least 1: 0", RidgePath::ofTotalPenalties);
        assertMessage("penalties[1] must be positive and finite: 0.0", () -> RidgePath.ofTotalPenalties(1, 0));
        assertMessage("lambdas[0] must be positive and finite: NaN", () -> RidgePath.ofPenaltiesPerRow(Double.NaN));
        RidgePath path = RidgePath.ofTotalPenalties(1);
        assertMessage("rows of gram must be at least 1: 0", () -> path.fit(GramMatrix.of(2)));
        assertMessage("response must have 2 values: 1", () -> path.fit(new double[4], new double[1], 2, 2));
        assertMessage(
                "design must be finite: NaN at row 1, column 0",
                () -> path.fit(new double[] {1, 2, Double.NaN, 4}, new double[2], 2, 2));
        GramMatrix gram = GramMatrix.of(2);
        gram.add(new double[] {1, 2}, 0, new double[] {1}, 0, 1);
        assertThrows(IllegalStateException.class, () -> path.fit(gram).bestByLeaveOneOut());
        assertThrows(IndexOutOfBoundsException.class, () -> path.fit(gram).coefficients(1));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
