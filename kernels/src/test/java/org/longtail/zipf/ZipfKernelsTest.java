package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.random.RandomStream;

/** The twin in use against the scalar twin over odd sizes and offsets. */
class ZipfKernelsTest {

    private static final ZipfKernels SCALAR = new ScalarZipfKernels();
    private static final ZipfKernels IN_USE = ZipfKernels.INSTANCE;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 15, 16, 17, 31, 32, 33, 64, 100, 1000, 1024})
    void draws(int n) {
        CellMasses masses = CellMasses.of(new ZipfWeights(1.1, 1_000_000_000, true));
        short[] integers = Objects.requireNonNull(HeadTable.of(CellMasses.of(new ZipfWeights(2, 100, true))))
                .entries();
        HeadTable cells = HeadTable.ofCells(masses);
        CellTable table = new CellTable(CellMasses.of(new ZipfWeights(1.02, Long.MAX_VALUE, false)));
        long[] words = new long[2 * n + 10];
        RandomStream.of(5, n).fillLongs(words, 0, words.length);
        int half = (n + 1) / 2;
        int[] expected = new int[n + 8];
        int[] actual = new int[n + 8];

        assertEquals(
                SCALAR.headIntegers(integers, words, 1, expected, 3, n),
                IN_USE.headIntegers(integers, words, 1, actual, 3, n));
        assertArrayEquals(expected, actual);

        assertEquals(
                SCALAR.headCells(cells.entries(), words, 1, expected, 3, n),
                IN_USE.headCells(cells.entries(), words, 1, actual, 3, n));
        assertArrayEquals(expected, actual);

        SCALAR.places(cells.fractionBits(), words, half + 1, expected, 3, n);
        IN_USE.places(cells.fractionBits(), words, half + 1, actual, 3, n);
        assertArrayEquals(expected, actual);

        SCALAR.cells(table.entries(), table.columnBits(), words, 1, expected, 0, n);
        IN_USE.cells(table.entries(), table.columnBits(), words, 1, actual, 0, n);
        assertArrayEquals(expected, actual);

        long[] expectedLongs = new long[n + 8];
        long[] actualLongs = new long[n + 8];
        SCALAR.places(table.fractionBits(), expected, words, half + 1, expectedLongs, 3, n);
        IN_USE.places(table.fractionBits(), actual, words, half + 1, actualLongs, 3, n);
        assertArrayEquals(expectedLongs, actualLongs);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.3, 0.9, 1})
    void zeros(double share) {
        RandomStream stream = RandomStream.of(6, Double.doubleToLongBits(share));
        for (int n : new int[] {1, 7, 16, 17, 33, 255, 1000}) {
            int[] values = new int[n + 9];
            for (int i = 0; i < values.length; i++) {
                values[i] = stream.nextDouble() < share ? 0 : 1 + (int) stream.nextLong(Integer.MAX_VALUE);
            }
            int[] replacements = new int[n];
            long[] wideReplacements = new long[n];
            for (int i = 0; i < n; i++) {
                replacements[i] = -1 - i;
                wideReplacements[i] = Long.MIN_VALUE + i;
            }
            long[] expectedLongs = new long[n + 9];
            long[] actualLongs = new long[n + 9];
            SCALAR.replaceZeros(values, wideReplacements, expectedLongs, 5, n);
            IN_USE.replaceZeros(values, wideReplacements, actualLongs, 5, n);
            assertArrayEquals(expectedLongs, actualLongs);

            int[] expected = values.clone();
            int[] actual = values.clone();
            SCALAR.replaceZeros(expected, 5, n, replacements);
            IN_USE.replaceZeros(actual, 5, n, replacements);
            assertArrayEquals(expected, actual);

            long[] wide = new long[values.length];
            for (int i = 0; i < wide.length; i++) {
                wide[i] = values[i];
            }
            for (int from = 0; from <= n; from++) {
                assertEquals(SCALAR.nextZero(values, from, n), IN_USE.nextZero(values, from, n));
                assertEquals(SCALAR.nextZero(wide, from, n), IN_USE.nextZero(wide, from, n));
            }
        }
    }
}
