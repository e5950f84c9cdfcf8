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
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.simd.SimdSupport;

class RidgeBatchTest {

    private final SplittableRandom random = new SplittableRandom(8128);

    @Test
    void theTwinInUseIsTheOneOfThePath() {
        String path = SimdSupport.path() == SimdSupport.Path.VECTOR ? "Vector" : "Scalar";
        assertEquals(path + "BatchKernel", BatchKernel.INSTANCE.getClass().getSimpleName());
        assertEquals(path + "ProductKernel", ProductKernel.INSTANCE.getClass().getSimpleName());
    }

    /**
     * Rows are summed in order, and a product's factors may change places: equality is exact. Columns around halves and
     * wholes of blocks; the values past the last row are read, hence NaN.
     */
    @ParameterizedTest
    @CsvSource({"1, 1", "5, 2", "9, 4", "30, 5", "17, 7", "64, 8", "33, 9", "21, 12", "50, 13", "100, 20", "9, 33"})
    void productsAreThoseOfTheDefinition(int rows, int columns) {
        double[] designs = Samples.normals(random, 2 * rows * columns + BatchLayout.WIDTH);
        Arrays.fill(designs, 2 * rows * columns, designs.length, Double.NaN);
        double[] responses = Samples.normals(random, 2 * rows);
        double[] start = Samples.normals(random, 1);
        assertProducts(new ScalarProductKernel(), designs, responses, rows, columns, start[0]);
        assertProducts(ProductKernel.INSTANCE, designs, responses, rows, columns, start[0]);
    }

    private static void assertProducts(
            ProductKernel kernel, double[] designs, double[] responses, int rows, int columns, double start) {
        int length = BatchLayout.length(columns, kernel.rotates());
        int[] places = new int[length];
        BatchLayout.placesInto(columns, kernel.rotates(), places);
        double[] sums = new double[2 * length];
        Arrays.fill(sums, start);
        int second = rows * columns;
        kernel.addProducts(designs, 0, second, responses, 0, rows, rows, columns, sums, 0, length);
        int width = columns + 1;
        for (int problem = 0; problem < 2; problem++) {
            double[] actual = new double[width * width];
            for (int i = 0; i < length; i++) {
                actual[places[i] / BatchLayout.LANES] = sums[problem * length + i];
            }
            for (int i = 0; i < columns; i++) {
                for (int j = i; j < width; j++) {
                    double sum = start;
                    for (int k = 0; k < rows; k++) {
                        int row = problem * rows + k;
                        double b = j < columns ? designs[row * columns + j] : responses[row];
                        sum = Math.fma(designs[row * columns + i], b, sum);
                    }
                    assertEquals(sum, actual[i * width + j], i + ", " + j);
                }
            }
        }
    }

    /** Lanes never meet and every operation is the same fused one: equality is exact. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 11, 20, 32})
    void twinsAreEqual(int size) {
        int columns = size + 1;
        double[] expected = Samples.normals(random, columns * columns * BatchLayout.LANES);
        for (int i = 0; i < columns; i++) {
            for (int lane = 0; lane < BatchLayout.LANES; lane++) {
                expected[(i * columns + i) * BatchLayout.LANES + lane] += 10 * columns;
            }
        }
        double[] actual = expected.clone();
        double[] expectedSolution = new double[size * BatchLayout.LANES];
        double[] solution = new double[size * BatchLayout.LANES];
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
        int count = rows * columns;
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = 3 + (i * 5 + rows) % (7 * count) * BatchLayout.LANES * 2;
        }
        double[] source = Samples.normals(random, 8 * count + 5);
        int[] starts = new int[BatchLayout.LANES];
        double[] expected = Samples.normals(random, 7 * count * BatchLayout.LANES * 2 + 3);
        double[] actual = expected.clone();
        for (int lane = 0; lane < BatchLayout.LANES; lane++) {
            starts[lane] = 5 + (7 - lane) * count;
            for (int i = 0; i < count; i++) {
                expected[places[i] + lane] = source[starts[lane] + i];
            }
        }
        InterleaveKernel.INSTANCE.interleave(source, starts, count, places, actual);
        assertArrayEquals(expected, actual);
    }

    private static void assertUpperEqual(double[] expected, double[] actual, int columns) {
        for (int i = 0; i < columns; i++) {
            int from = (i * columns + i) * BatchLayout.LANES;
            int to = (i + 1) * columns * BatchLayout.LANES;
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
