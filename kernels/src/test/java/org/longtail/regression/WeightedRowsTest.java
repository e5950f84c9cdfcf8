package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Weighted sums and fits against EJML on rows multiplied by the roots of their weights, and against repeated rows. */
class WeightedRowsTest {

    private final SplittableRandom random = new SplittableRandom(1809);

    /** Of very different size, a third of them zero. */
    private double[] weights(int rows) {
        double[] weights = new double[rows];
        Arrays.setAll(weights, i -> i % 3 == 1 ? 0 : Math.exp(3 * random.nextGaussian()));
        return weights;
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "40, 3", "300, 9", "700, 20", "5, 8"})
    void weightsOfOneChangeNothing(int rows, int columns) throws IOException {
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        GramMatrix plain = GramMatrix.of(columns);
        GramMatrix weighted = GramMatrix.of(columns);
        plain.add(design, 0, response, 0, rows);
        weighted.add(design, 0, response, 0, ones, 0, rows);
        assertArrayEquals(GramMatrixTest.bytes(plain), GramMatrixTest.bytes(weighted));
        assertEquals(rows, plain.totalWeight());
    }

    /** A sum of m products of values rounded three times (root and two products) errs by at most (m + 6) u of its bound. */
    @ParameterizedTest
    @CsvSource({"3, 1", "40, 3", "300, 9", "700, 20"})
    void sumsAreThoseOfMultipliedRows(int rows, int columns) {
        double[] design = Samples.normals(random, 2 + rows * columns);
        double[] response = Samples.normals(random, 1 + rows);
        double[] weights = weights(3 + rows);
        GramMatrix gram = GramMatrix.of(columns);
        gram.add(design, 2, response, 1, weights, 3, rows);
        double[] product = new double[columns * columns];
        double[] moment = new double[columns];
        double[] sums = new double[columns];
        gram.crossProductInto(product);
        gram.momentInto(moment);
        gram.columnSumsInto(sums);

        // The columns of the design, the response and the column of ones, all multiplied.
        int all = columns + 2;
        DMatrixRMaj x = new DMatrixRMaj(rows, all);
        int counted = 0;
        for (int i = 0; i < rows; i++) {
            double root = Math.sqrt(weights[3 + i]);
            counted += root > 0 ? 1 : 0;
            for (int j = 0; j < columns; j++) {
                x.set(i, j, root * design[2 + i * columns + j]);
            }
            x.set(i, columns, root * response[1 + i]);
            x.set(i, columns + 1, root);
        }
        DMatrixRMaj expected = new DMatrixRMaj(all, all);
        CommonOps_DDRM.multInner(x, expected);
        double factor = 2 * (rows + 6) * 0x1p-53;
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                assertEquals(expected.get(i, j), product[i * columns + j], factor * bound(expected, i, j));
            }
            assertEquals(expected.get(i, columns), moment[i], factor * bound(expected, i, columns));
            assertEquals(expected.get(i, columns + 1), sums[i], factor * bound(expected, i, columns + 1));
        }
        assertEquals(expected.get(columns, columns), gram.responseSquared(), factor * expected.get(columns, columns));
        assertEquals(
                expected.get(columns, columns + 1), gram.responseSum(), factor * bound(expected, columns, columns + 1));
        assertEquals(expected.get(columns + 1, columns + 1), gram.totalWeight(), factor * gram.totalWeight());
        assertEquals(counted, gram.rows());
    }

    /** Cauchy and Schwarz. */
    private static double bound(DMatrixRMaj gram, int i, int j) {
        return Math.sqrt(gram.get(i, i) * gram.get(j, j));
    }

    /**
     * Against EJML's QR of multiplied rows, the column of ones multiplied for the intercept. Normal designs with n &gt;
     * 4 d and weights over four orders of magnitude have a condition of some hundreds: u k^2 is below 1e-10, and fits of
     * sums lose that much.
     */
    @ParameterizedTest
    @CsvSource({"20, 2, false", "20, 2, true", "60, 5, false", "60, 5, true", "300, 12, true"})
    void fitsAreThoseOfMultipliedRows(int rows, int columns, boolean intercept) {
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        double[] weights = weights(rows);
        int all = columns + (intercept ? 1 : 0);
        DMatrixRMaj x = new DMatrixRMaj(rows, all);
        DMatrixRMaj y = new DMatrixRMaj(rows, 1);
        for (int i = 0; i < rows; i++) {
            double root = Math.sqrt(weights[i]);
            for (int j = 0; j < all; j++) {
                x.set(i, j, root * (j < columns ? design[i * columns + j] : 1));
            }
            y.set(i, root * response[i]);
        }
        DMatrixRMaj w = new DMatrixRMaj(all, 1);
        var qr = LinearSolverFactory_DDRM.qr(rows, all);
        assertTrue(qr.setA(x.copy()));
        qr.solve(y.copy(), w);
        DMatrixRMaj residual = y.copy();
        CommonOps_DDRM.multAdd(-1, x, w, residual);
        double rss = CommonOps_DDRM.dot(residual, residual);
        int counted = (int) Arrays.stream(weights).filter(v -> v > 0).count();
        DMatrixRMaj inverse = new DMatrixRMaj(all, all);
        CommonOps_DDRM.multInner(x, inverse);
        assertTrue(CommonOps_DDRM.invert(inverse));

        GramMatrix gram = GramMatrix.of(columns);
        gram.add(design, 0, response, 0, weights, 0, rows);
        LinearFit[] fits = intercept
                ? new LinearFit[] {
                    LeastSquares.fitWithIntercept(design, response, weights, rows, columns),
                    LeastSquares.fitWithIntercept(gram),
                    Ridge.ofTotalPenalty(0).withIntercept().fit(design, response, weights, rows, columns)
                }
                : new LinearFit[] {
                    LeastSquares.fit(design, response, weights, rows, columns),
                    LeastSquares.fit(gram),
                    Ridge.ofTotalPenalty(0).fit(design, response, weights, rows, columns)
                };
        for (LinearFit fit : fits) {
            assertArrayEquals(Arrays.copyOf(w.data, columns), fit.coefficients(), 1e-10);
            assertEquals(intercept ? w.get(columns) : 0, fit.intercept(), 1e-10);
            assertEquals(rss, fit.residualSumOfSquares(), 1e-10 * rss);
            assertEquals(counted, fit.rows());
            double variance = rss / (counted - all);
            assertEquals(variance, fit.residualVariance(), 1e-10 * variance);
            for (int j = 0; j < columns; j++) {
                double expected = Math.sqrt(variance * inverse.get(j, j));
                assertEquals(expected, fit.standardErrors()[j], 1e-9 * expected);
            }
            if (intercept) {
                double expected = Math.sqrt(variance * inverse.get(columns, columns));
                assertEquals(expected, fit.interceptStandardError(), 1e-9 * expected);
            }
        }
    }

    /** A row of weight 3 moves a ridge as three rows do; it counts as one. */
    @Test
    void integerWeightsAreRepetitions() {
        int rows = 30;
        int columns = 4;
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        double[] weights = new double[rows];
        Arrays.setAll(weights, i -> i % 4);
        int repeated = (int) Arrays.stream(weights).sum();
        double[] x = new double[repeated * columns];
        double[] y = new double[repeated];
        int to = 0;
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < weights[i]; k++) {
                System.arraycopy(design, i * columns, x, to * columns, columns);
                y[to++] = response[i];
            }
        }
        Ridge ridge = Ridge.ofTotalPenalty(2.5).withIntercept();
        LinearFit expected = ridge.fit(x, y, repeated, columns);
        LinearFit actual = ridge.fit(design, response, weights, rows, columns);
        // Both are refined to the last digits.
        assertArrayEquals(expected.coefficients(), actual.coefficients(), 1e-14);
        assertEquals(expected.intercept(), actual.intercept(), 1e-14);
        assertEquals(expected.residualSumOfSquares(), actual.residualSumOfSquares(), 1e-12);
        assertEquals(22, actual.rows());
        assertEquals(expected.degreesOfFreedom(), actual.degreesOfFreedom(), 1e-12);
    }

    /** Means 1e8 times the spread: what centring and multiplying round away comes back by refinement. */
    @Test
    void largeMeansCostNoDigits() {
        int rows = 40;
        double[] design = new double[rows];
        double[] response = new double[rows];
        for (int i = 0; i < rows; i++) {
            design[i] = 1e8 + random.nextInt(8) / 4.0;
            response[i] = 3 * design[i] + 2;
        }
        LinearFit fit = LeastSquares.fitWithIntercept(design, response, weights(rows), rows, 1);
        assertEquals(3, fit.coefficients()[0], 1e-14);
        // Near the data the line is right to an ulp or two of 3e8; at zero the error of the slope counts 1e8 times.
        assertEquals(3e8 + 2, fit.predict(new double[] {1e8}), 2 * Math.ulp(3e8));
        assertEquals(2, fit.intercept(), 1e-14 * 1e8);
    }

    @Test
    void rowsOfWeightZeroAreLeftOutWhateverTheyHold() throws IOException {
        double[] design = Samples.normals(random, 24);
        double[] response = Samples.normals(random, 8);
        double[] weights = {1, 2, 0, 0.5, 1, 3, 0, 1};
        LinearFit expected = LeastSquares.fitWithIntercept(design, response, weights, 8, 3);
        GramMatrix expectedSums = GramMatrix.of(3);
        expectedSums.add(design, 0, response, 0, weights, 0, 8);
        design[2 * 3] = Double.NaN;
        response[6] = Double.POSITIVE_INFINITY;
        LinearFit fit = LeastSquares.fitWithIntercept(design, response, weights, 8, 3);
        assertArrayEquals(expected.coefficients(), fit.coefficients());
        GramMatrix sums = GramMatrix.of(3);
        sums.add(design, 0, response, 0, weights, 0, 8);
        assertArrayEquals(GramMatrixTest.bytes(expectedSums), GramMatrixTest.bytes(sums));
    }

    /** Matrices whose arrays are longer than they are, as after a reshape. */
    @Test
    void matricesAreTheirArrays() throws IOException {
        double[] design = Samples.normals(random, 60);
        double[] response = Samples.normals(random, 20);
        double[] weights = weights(20);
        GramMatrix expected = GramMatrix.of(3);
        expected.add(design, 0, response, 0, weights, 0, 20);
        DMatrixRMaj x = matrix(30, Arrays.copyOf(design, 90));
        DMatrixRMaj y = matrix(30, Arrays.copyOf(response, 30));
        DMatrixRMaj v = matrix(30, Arrays.copyOf(weights, 30));
        x.reshape(20, 3, true);
        y.reshape(20, 1, true);
        v.reshape(20, 1, true);
        GramMatrix actual = GramMatrix.of(3);
        actual.add(x, y, v);
        assertArrayEquals(GramMatrixTest.bytes(expected), GramMatrixTest.bytes(actual));
    }

    /**
     * More columns than rows, with weights over an order of magnitude: minimum norm and ridge against EJML's
     * pseudo-inverse, from its singular values, of multiplied rows; a penalty is rows more. Conditions are below 100 or
     * so, and both sides err by some u k n.
     */
    @ParameterizedTest
    @CsvSource({"5, 8, 0", "12, 20, 0", "40, 90, 0", "5, 8, 0.5", "12, 20, 3", "40, 90, 1e-2"})
    void dualFitsAreThoseOfMultipliedRows(int rows, int columns, double penalty) {
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        double[] weights = new double[rows];
        Arrays.setAll(weights, i -> i % 4 == 2 ? 0 : Math.exp(random.nextGaussian()));
        int all = rows + (penalty > 0 ? columns : 0);
        DMatrixRMaj x = new DMatrixRMaj(all, columns);
        DMatrixRMaj y = new DMatrixRMaj(all, 1);
        for (int i = 0; i < rows; i++) {
            double root = Math.sqrt(weights[i]);
            for (int j = 0; j < columns; j++) {
                x.set(i, j, root * design[i * columns + j]);
            }
            y.set(i, root * response[i]);
        }
        for (int j = 0; rows + j < all; j++) {
            x.set(rows + j, j, Math.sqrt(penalty));
        }
        DMatrixRMaj inverse = new DMatrixRMaj(columns, all);
        DMatrixRMaj expected = new DMatrixRMaj(columns, 1);
        CommonOps_DDRM.pinv(x, inverse);
        CommonOps_DDRM.mult(inverse, y, expected);
        LinearFit fit = Ridge.ofTotalPenalty(penalty).fit(design, response, weights, rows, columns);
        assertEquals(SolverMethod.DUAL_CHOLESKY, fit.method());
        assertTrue(Samples.relativeDistance(fit.coefficients(), expected.data) < 1e-12, fit::toString);
    }

    @Test
    void weightsAreMergedWrittenAndRead() throws IOException {
        double[] design = Samples.normals(random, 60);
        double[] response = Samples.normals(random, 20);
        double[] weights = weights(20);
        GramMatrix first = GramMatrix.of(3);
        GramMatrix second = GramMatrix.of(3);
        first.add(design, 0, response, 0, weights, 0, 11);
        second.add(design, 33, response, 11, weights, 11, 9);
        double total = first.totalWeight() + second.totalWeight();
        first.merge(second);
        assertEquals(total, first.totalWeight());
        byte[] written = GramMatrixTest.bytes(first);
        assertArrayEquals(written, GramMatrixTest.bytes(GramMatrixTest.read(written)));
    }

    /** Version 1 had no weight: magic, version, d and n, then the sums. */
    @Test
    void theFormWithoutWeightsIsStillRead() throws IOException {
        GramMatrix gram = GramMatrix.of(3);
        gram.add(Samples.normals(random, 60), 0, Samples.normals(random, 20), 0, 20);
        byte[] written = GramMatrixTest.bytes(gram);
        ByteBuffer old = ByteBuffer.allocate(written.length - 8);
        old.put(written, 0, 20).put(written, 28, written.length - 28).putInt(4, 1);
        assertArrayEquals(written, GramMatrixTest.bytes(GramMatrixTest.read(old.array())));
    }

    static Stream<Arguments> badCalls() {
        GramMatrix gram = GramMatrix.of(2);
        double[] x = {1, 2, 3, 5, 8, 13};
        double[] y = {1, 2, 4};
        double[] nan = {1, Double.NaN, 3, 5, 8, 13};
        return Stream.of(
                BadCalls.bad(
                        "weight must be finite and not negative: -1.0", () -> gram.add(x, 0, y, 0, of(1, 1, -1), 0, 3)),
                BadCalls.bad(
                        "weight must be finite and not negative: NaN",
                        () -> gram.add(x, 0, y, 0, of(1, Double.NaN), 0, 2)),
                BadCalls.bad("weights must hold 3 values from index 1", () -> gram.add(x, 0, y, 0, of(1, 1, 1), 1, 3)),
                BadCalls.bad("NaN at row 0, column 1", () -> gram.add(nan, 0, y, 0, of(1, 1, 1), 0, 3)),
                BadCalls.bad(
                        "weights must be 3 x 1, as many rows as design: 2 x 1",
                        () -> gram.add(matrix(3, x), matrix(3, y), matrix(2, of(1, 1)))),
                BadCalls.bad(
                        "weights must be 3 x 1, as many rows as design: 1 x 3",
                        () -> gram.add(matrix(3, x), matrix(3, y), matrix(1, of(1, 1, 1)))),
                BadCalls.bad(
                        "design must have 2 columns, as the accumulator: 3",
                        () -> gram.add(matrix(2, x), matrix(2, of(1, 1)), matrix(2, of(1, 1)))),
                BadCalls.bad(
                        "weight must be finite and not negative: -1.0",
                        () -> gram.add(matrix(3, x), matrix(3, y), matrix(3, of(1, 1, -1)))),
                BadCalls.bad("overflow", () -> gram.add(x, 0, y, 0, of(1, 1, 1e308), 0, 3)),
                BadCalls.bad("weights must have 3 values: 2", () -> LeastSquares.fit(x, y, of(1, 1), 3, 2)),
                BadCalls.bad("weights must not all be zero: 3 rows", () -> LeastSquares.fit(x, y, of(0, 0, 0), 3, 2)),
                BadCalls.bad(
                        "weight must be finite and not negative: Infinity",
                        () -> LeastSquares.fitWithIntercept(x, y, of(1, 1, Double.POSITIVE_INFINITY), 3, 2)),
                BadCalls.bad(
                        "design must be finite: NaN at row 0, column 1",
                        () -> Ridge.ofTotalPenalty(1).fit(nan, y, of(1, 0, 1), 3, 2)));
    }

    private static DMatrixRMaj matrix(int rows, double[] values) {
        return new DMatrixRMaj(rows, values.length / rows, true, values);
    }

    private static double[] of(double... values) {
        return values;
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void badInputIsNamed(String message, Executable call) {
        BadCalls.assertNamed(message, call);
    }

    @Test
    void aRejectedBlockChangesNothing() throws IOException {
        GramMatrix gram = GramMatrix.of(1);
        gram.add(of(1, 2), 0, of(3, 4), 0, of(0.5, 2), 0, 2);
        byte[] before = GramMatrixTest.bytes(gram);
        assertThrows(IllegalArgumentException.class, () -> gram.add(of(1, 2), 0, of(3, 4), 0, of(1, -1), 0, 2));
        assertThrows(IllegalArgumentException.class, () -> gram.add(of(1, Double.NaN), 0, of(3, 4), 0, of(1, 1), 0, 2));
        assertArrayEquals(before, GramMatrixTest.bytes(gram));
    }
}
