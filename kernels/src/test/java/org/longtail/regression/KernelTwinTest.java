package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.simd.SimdSupport;

/**
 * The kernels of this JVM against the scalar twins. Both do the same operations in the same order, so equality is
 * exact: no tolerance.
 */
class KernelTwinTest {

    private final SplittableRandom random = new SplittableRandom(20261124);

    @Test
    void theTwinInUseIsTheOneOfThePath() {
        boolean vector = SimdSupport.path() == SimdSupport.Path.VECTOR;
        if (vector) {
            assertEquals("VectorGramKernel", GramKernel.INSTANCE.getClass().getSimpleName());
            assertEquals("VectorRowKernel", RowKernel.INSTANCE.getClass().getSimpleName());
            assertEquals(
                    "VectorCompensatedKernel",
                    CompensatedKernel.INSTANCE.getClass().getSimpleName());
        } else {
            assertInstanceOf(ScalarGramKernel.class, GramKernel.INSTANCE);
            assertInstanceOf(ScalarRowKernel.class, RowKernel.INSTANCE);
            assertInstanceOf(ScalarCompensatedKernel.class, CompensatedKernel.INSTANCE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 0",
        "1, 7, 1",
        "2, 8, 0",
        "3, 9, 5",
        "5, 15, 2",
        "7, 16, 3",
        "8, 17, 0",
        "13, 23, 1",
        "31, 24, 0",
        "64, 33, 7",
        "100, 40, 0",
        "255, 5, 1",
        "256, 20, 0",
        "33, 100, 3",
        "9, 129, 2"
    })
    void packingAndProductsAreEqual(int rows, int columns, int offset) {
        double[] design = Samples.normals(random, offset + rows * columns);
        double[] response = Samples.normals(random, offset + rows);
        int padded = Panels.padded(columns);
        double[] start = Samples.normals(random, padded);
        double[] expectedPanels = dirty(rows * padded);
        double[] expectedMoment = start.clone();
        double[] expectedSums = start.clone();
        double[] panels = dirty(rows * padded);
        double[] moment = start.clone();
        double[] sums = start.clone();

        new ScalarGramKernel()
                .packWithMoments(
                        design, offset, rows, columns, response, offset, expectedPanels, expectedMoment, expectedSums);
        GramKernel.INSTANCE.packWithMoments(design, offset, rows, columns, response, offset, panels, moment, sums);

        assertArrayEquals(expectedPanels, panels);
        assertArrayEquals(Arrays.copyOf(expectedMoment, columns), Arrays.copyOf(moment, columns));
        assertArrayEquals(Arrays.copyOf(expectedSums, columns), Arrays.copyOf(sums, columns));

        double[] packed = dirty(rows * padded);
        GramKernel.INSTANCE.pack(design, offset, columns, rows, columns, packed);
        assertArrayEquals(expectedPanels, packed);

        for (double sign : new double[] {1, -1}) {
            double[] expected = Samples.normals(random, Panels.squareLength(columns) + offset);
            double[] matrix = expected.clone();
            int stride = Panels.stride(columns);
            new ScalarGramKernel().addCrossProduct(sign, panels, rows, columns, expected, offset, stride);
            GramKernel.INSTANCE.addCrossProduct(sign, panels, rows, columns, matrix, offset, stride);
            for (int i = 0; i < columns; i++) {
                int from = offset + i * stride;
                assertArrayEquals(
                        Arrays.copyOfRange(expected, from + i, from + columns),
                        Arrays.copyOfRange(matrix, from + i, from + columns));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 64, 101})
    void rowCombinationsAndDotProductsAreEqual(int length) {
        int offset = length % 5;
        for (int count : new int[] {0, 1, 3, 4, 5, 8, 11}) {
            double[] rows = Samples.normals(random, offset + count * (length + 3) + 1);
            double[] coefficients = Samples.normals(random, offset + 2 * count + 1);
            double[] expected = Samples.normals(random, offset + length);
            double[] target = expected.clone();
            new ScalarRowKernel()
                    .addRows(-1, coefficients, offset, 2, count, rows, offset, length + 3, expected, offset, length);
            RowKernel.INSTANCE.addRows(
                    -1, coefficients, offset, 2, count, rows, offset, length + 3, target, offset, length);
            assertArrayEquals(expected, target);
        }
        double[] a = Samples.normals(random, offset + length);
        double[] b = Samples.normals(random, length);
        assertEquals(
                new ScalarRowKernel().dot(a, offset, b, 0, length), RowKernel.INSTANCE.dot(a, offset, b, 0, length));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16, 24, 64, 104})
    void sumsOfMagnitudesAreEqual(int length) {
        double[] row = Samples.normals(random, length + 3);
        double[] scale = Samples.normals(random, length + 1);
        double[] expected = Samples.normals(random, length + 2);
        double[] target = expected.clone();
        EquilibrationKernel scalar = new ScalarEquilibrationKernel();
        scalar.addMagnitudes(0.7, row, 3, expected, 2, length);
        EquilibrationKernel.INSTANCE.addMagnitudes(0.7, row, 3, target, 2, length);
        assertArrayEquals(expected, target);
        assertEquals(
                scalar.dotMagnitudes(row, 3, scale, 1, length),
                EquilibrationKernel.INSTANCE.dotMagnitudes(row, 3, scale, 1, length));
        scalar.scaleInto(row, 3, 0.3, scale, 1, expected, 2, length);
        EquilibrationKernel.INSTANCE.scaleInto(row, 3, 0.3, scale, 1, target, 2, length);
        assertArrayEquals(expected, target);
    }

    /** Sizes on both sides of every border between ways: scalar rows, panels, blocks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 15, 16, 17, 31, 33, 50, 100, 128, 129, 150})
    void conditionBoundsAreNoLessThanEstimates(int size) {
        TriangularFactor factor = new TriangularFactor();
        for (int rows : new int[] {size, size + 1, 2 * size, 20 * size}) {
            Sums sums = new Sums(size);
            double[] panels = Sums.roomFor(rows, size, new double[0]);
            sums.add(Samples.normals(random, rows * size), 0, Samples.normals(random, rows), 0, rows, panels);
            for (double penalty : new double[] {0.01, 1, size}) {
                assertTrue(factor.factor(sums.gram, size, penalty));
                double estimate = factor.condition();
                double bound = factor.conditionBound();
                // Some d u k^2 is what rounding may add: k^2 is below 1e7 here.
                assertTrue(bound >= estimate * (1 - 1e-6), () -> bound + " " + estimate);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 7, 8, 9, 16, 23, 64, 101})
    void compensatedSumsAreEqual(int length) {
        int offset = length % 3;
        double[] a = Samples.normals(random, offset + length);
        double[] b = Samples.normals(random, length);
        double[] expectedLanes = dirty(2 * CompensatedKernel.LANES);
        double[] lanes = dirty(2 * CompensatedKernel.LANES);
        new ScalarCompensatedKernel().dotInto(a, offset, b, length, expectedLanes);
        CompensatedKernel.INSTANCE.dotInto(a, offset, b, length, lanes);
        assertArrayEquals(expectedLanes, lanes);

        double[] expectedSums = Samples.normals(random, length);
        double[] expectedRemainders = Samples.normals(random, length);
        double[] sums = expectedSums.clone();
        double[] remainders = expectedRemainders.clone();
        new ScalarCompensatedKernel().addRow(1.1, -3e-17, a, offset, expectedSums, expectedRemainders, length);
        CompensatedKernel.INSTANCE.addRow(1.1, -3e-17, a, offset, sums, remainders, length);
        assertArrayEquals(expectedSums, sums);
        assertArrayEquals(expectedRemainders, remainders);
    }

    @Test
    void theTransposeIsPackedLikeARow() {
        int rows = 11;
        int columns = 13;
        double[] design = Samples.normals(random, rows * columns);
        double[] transpose = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transpose[j * rows + i] = design[i * columns + j];
            }
        }
        double[] expected = dirty(5 * Panels.padded(rows));
        double[] packed = dirty(5 * Panels.padded(rows));
        GramKernel.INSTANCE.pack(transpose, 4 * rows, rows, 5, rows, expected);
        Panels.packTransposed(design, 0, columns, rows, 4, 9, packed);
        assertArrayEquals(expected, packed);
    }

    /** Memory as a reused workspace has it. */
    private static double[] dirty(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
