package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longtail.simd.SimdSupport;

class RidgeBatchTest {

    private final SplittableRandom random = new SplittableRandom(8128);

    @Test
    void theTwinInUseIsTheOneOfThePath() {
        String path = SimdSupport.path() == SimdSupport.Path.VECTOR ? "Vector" : "Scalar";
        assertEquals(path + "BatchKernel", BatchKernel.INSTANCE.getClass().getSimpleName());
    }

    /** Lanes never meet and every operation is the same fused one: equality is exact. */
    @ParameterizedTest
    @CsvSource({"1, 1", "5, 1", "9, 2", "4, 3", "30, 4", "17, 5", "40, 7", "64, 8", "33, 11", "100, 20", "70, 32"})
    void twinsAreEqual(int depth, int size) {
        int columns = size + 1;
        int rows = depth - depth / 5;
        double[] panels = Samples.normals(random, BatchPanels.length(depth, columns));
        double[] expected = Samples.normals(random, columns * columns * BatchPanels.LANES);
        double[] actual = expected.clone();
        new ScalarBatchKernel().addCrossProduct(panels, depth, rows, columns, expected);
        BatchKernel.INSTANCE.addCrossProduct(panels, depth, rows, columns, actual);
        assertUpperEqual(expected, actual, columns);

        for (int i = 0; i < columns; i++) {
            for (int lane = 0; lane < BatchPanels.LANES; lane++) {
                expected[(i * columns + i) * BatchPanels.LANES + lane] += size + depth;
            }
        }
        actual = expected.clone();
        double[] expectedSolution = new double[size * BatchPanels.LANES];
        double[] solution = new double[size * BatchPanels.LANES];
        new ScalarBatchKernel().solveInto(expected, size, expectedSolution);
        BatchKernel.INSTANCE.solveInto(actual, size, solution);
        assertUpperEqual(expected, actual, columns);
        assertArrayEquals(expectedSolution, solution);
        assertTrue(Arrays.stream(solution).allMatch(Double::isFinite));
    }

    /** Copies, to the last value and no further: what lies between places and beyond stays as it was. */
    @ParameterizedTest
    @CsvSource({"1, 1", "3, 1", "1, 7", "2, 4", "5, 5", "9, 8", "4, 11", "21, 20"})
    void interleavingCopiesEachValueToItsPlace(int rows, int columns) {
        int depth = rows + 2;
        int[] places = new int[depth * columns];
        BatchPanels.placesInto(depth, 3, columns, places);
        double[] source = Samples.normals(random, 8 * rows * columns + 5);
        int[] starts = new int[BatchPanels.LANES];
        double[] expected = Samples.normals(random, BatchPanels.length(depth, columns + 3));
        double[] actual = expected.clone();
        for (int lane = 0; lane < BatchPanels.LANES; lane++) {
            starts[lane] = 5 + (7 - lane) * rows * columns;
            for (int k = 0; k < rows; k++) {
                for (int j = 0; j < columns; j++) {
                    expected[BatchPanels.offset(3 + j, depth) + k * BatchPanels.STEP + lane] =
                            source[starts[lane] + k * columns + j];
                }
            }
        }
        InterleaveKernel.INSTANCE.interleave(source, starts, rows * columns, places, actual);
        assertArrayEquals(expected, actual);
    }

    private static void assertUpperEqual(double[] expected, double[] actual, int columns) {
        for (int i = 0; i < columns; i++) {
            int from = (i * columns + i) * BatchPanels.LANES;
            int to = (i + 1) * columns * BatchPanels.LANES;
            assertArrayEquals(Arrays.copyOfRange(expected, from, to), Arrays.copyOfRange(actual, from, to));
        }
    }

    /**
     * Against the solver of single problems. Normal designs with n &gt;= 1.5 d, or a penalty of d, have conditions below
     * some 100 (square ones without penalty are the worst, and go to the same solver when they are bad): u k^2 sqrt(d)
     * is below 1e-11.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 5, 1, 0",
        "7, 64, 8, 0",
        "8, 64, 8, 1.5",
        "9, 100, 20, 0.5",
        "17, 6, 3, 0",
        "3, 2500, 32, 10",
        "5, 10, 33, 33",
        "2, 200, 64, 2",
        "4, 1, 4, 3"
    })
    void problemsAreSolved(int problems, int rows, int columns, double penalty) {
        double[] designs = Samples.normals(random, problems * rows * columns);
        double[] responses = Samples.normals(random, problems * rows);
        double[] coefficients = new double[problems * columns];
        RidgeBatch.create().solveInto(designs, responses, problems, rows, columns, penalty, coefficients);
        double[] expected = new double[columns];
        LinearSolver solver = LinearSolver.thorough();
        for (int p = 0; p < problems; p++) {
            solver.solveInto(designs, p * rows * columns, responses, p * rows, rows, columns, penalty, expected);
            double[] actual = Arrays.copyOfRange(coefficients, p * columns, (p + 1) * columns);
            assertTrue(Samples.relativeDistance(actual, expected) < 1e-11, "problem " + p);
        }
    }

    @Test
    void aProblemDoesNotDependOnItsPlace() {
        int rows = 20;
        int columns = 6;
        double[] designs = Samples.normals(random, 11 * rows * columns);
        double[] responses = Samples.normals(random, 11 * rows);
        double[] together = new double[11 * columns];
        RidgeBatch batch = RidgeBatch.create();
        batch.solveInto(designs, responses, 11, rows, columns, 0.1, together);
        for (int p = 0; p < 11; p++) {
            double[] alone = new double[columns];
            double[] design = Arrays.copyOfRange(designs, p * rows * columns, (p + 1) * rows * columns);
            double[] response = Arrays.copyOfRange(responses, p * rows, (p + 1) * rows);
            batch.solveInto(design, response, 1, rows, columns, 0.1, alone);
            assertArrayEquals(Arrays.copyOfRange(together, p * columns, (p + 1) * columns), alone);
        }
    }

    /** Dependent, zero and tiny columns and a wide design, beside healthy ones, have the answers of LinearSolver. */
    @Test
    void problemsThatCholeskyMustNotSolveGoToTheSolver() {
        int rows = 12;
        int columns = 4;
        double[] designs = Samples.normals(random, 5 * rows * columns);
        double[] responses = Samples.normals(random, 5 * rows);
        for (int row = 0; row < rows; row++) {
            int dependent = (rows + row) * columns;
            designs[dependent + 3] = designs[dependent + 1] + 1e-9 * designs[dependent + 2];
            designs[(2 * rows + row) * columns] = 0;
            designs[(3 * rows + row) * columns + 2] *= 1e-150;
        }
        double[] coefficients = new double[5 * columns];
        RidgeBatch.create().solveInto(designs, responses, 5, rows, columns, 0, coefficients);
        for (int p = 1; p <= 3; p++) {
            double[] expected = new double[columns];
            LinearSolver.create()
                    .solveInto(designs, p * rows * columns, responses, p * rows, rows, columns, 0, expected);
            assertArrayEquals(expected, Arrays.copyOfRange(coefficients, p * columns, (p + 1) * columns));
        }
        double[] minimumNorm = new double[6];
        RidgeBatch.create().solveInto(designs, responses, 1, 3, 6, 0, minimumNorm);
        double[] expected = new double[6];
        LinearSolver.create().solveInto(designs, 0, responses, 0, 3, 6, 0, expected);
        assertArrayEquals(expected, minimumNorm);
    }

    @Test
    void badInputIsRejectedAndChangesNothing() {
        double[] x = Samples.normals(random, 10 * 5 * 2);
        double[] y = Samples.normals(random, 10 * 5);
        double[] w = new double[20];
        Arrays.fill(w, 7);
        assertRejected("designs must hold 150 values: 100", x, y, 10, 5, 3, 0, w);
        assertRejected("responses must hold 55 values: 50", x, y, 11, 5, 1, 0, w);
        assertRejected("problems must be at least 0: -1", x, y, -1, 5, 2, 0, w);
        assertRejected("rows must be at least 1: 0", x, y, 10, 0, 2, 0, w);
        assertRejected("columns must be at least 1: 0", x, y, 10, 5, 0, 0, w);
        assertRejected("columns must be at most 64: 65", x, y, 10, 5, 65, 0, w);
        assertRejected("penalty must be finite and not negative: -1.0", x, y, 10, 5, 2, -1, w);
        assertRejected("penalty must be finite and not negative: NaN", x, y, 10, 5, 2, Double.NaN, w);
        assertRejected("coefficients must have room for 20 values: 3", x, y, 10, 5, 2, 0, new double[3]);
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[] badDesign = x.clone();
            badDesign[97] = bad;
            assertRejected(
                    "problem 9: design must be finite: " + bad + " at row 3, column 1", badDesign, y, 10, 5, 2, 0, w);
            double[] badResponse = y.clone();
            badResponse[46] = bad;
            assertRejected("problem 9: response must be finite: " + bad + " at row 1", x, badResponse, 10, 5, 2, 0, w);
        }
        double[] huge = x.clone();
        huge[0] = 1e200;
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> RidgeBatch.create().solveInto(huge, y, 10, 5, 2, 0, w));
        assertTrue(
                String.valueOf(error.getMessage()).startsWith("problem 0: design and response must not be so large"));
        for (double value : w) {
            assertEquals(7, value);
        }
    }

    private static void assertRejected(
            String message, double[] x, double[] y, int problems, int rows, int columns, double penalty, double[] w) {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> RidgeBatch.create().solveInto(x, y, problems, rows, columns, penalty, w));
        assertEquals(message, error.getMessage());
    }
}
