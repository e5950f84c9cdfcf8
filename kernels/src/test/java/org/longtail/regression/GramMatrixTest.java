package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GramMatrixTest {

    private final SplittableRandom random = new SplittableRandom(4);

    @ParameterizedTest
    @CsvSource({"1, 1", "3, 5", "17, 4", "300, 9", "520, 33", "700, 3"})
    void everySumIsWithinTheDocumentedBoundOfTheExactOne(int rows, int columns) {
        double[] design = Samples.normals(random, rows * columns);
        double[] response = Samples.normals(random, rows);
        GramMatrix gram = GramMatrix.of(columns);
        gram.add(design, 0, response, 0, rows);

        double[] product = new double[columns * columns];
        gram.crossProductInto(product);
        double[] moment = new double[columns];
        gram.momentInto(moment);
        double[] sums = new double[columns];
        gram.columnSumsInto(sums);
        double[] ones = new double[rows];
        Arrays.fill(ones, 1);
        for (int i = 0; i < columns; i++) {
            double[] x = column(design, rows, columns, i);
            for (int j = 0; j < columns; j++) {
                assertClose(x, column(design, rows, columns, j), product[i * columns + j]);
            }
            assertClose(x, response, moment[i]);
            assertClose(x, ones, sums[i]);
        }
        assertClose(response, response, gram.responseSquared());
        assertClose(response, ones, gram.responseSum());
        assertEquals(rows, gram.rows());
    }

    /** |error| <= (256 + n / 256) u |a| |b|, exact sums by BigDecimal. */
    private static void assertClose(double[] a, double[] b, double actual) {
        BigDecimal exact = BigDecimal.ZERO;
        double squaresOfA = 0;
        double squaresOfB = 0;
        for (int i = 0; i < a.length; i++) {
            exact = exact.add(new BigDecimal(a[i]).multiply(new BigDecimal(b[i])));
            squaresOfA += a[i] * a[i];
            squaresOfB += b[i] * b[i];
        }
        double error = exact.subtract(new BigDecimal(actual)).abs().doubleValue();
        double bound = (256 + a.length / 256.0) * Math.ulp(0.5) * Math.sqrt(squaresOfA * squaresOfB);
        assertTrue(error <= bound, () -> error + " exceeds " + bound);
    }

    private static double[] column(double[] design, int rows, int columns, int column) {
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            values[row] = design[row * columns + column];
        }
        return values;
    }

    @Test
    void cuttingIntoBlocksAndMergingChangesSumsByNoMoreThanTheirBound() {
        int rows = 997;
        int columns = 7;
        double[] design = Samples.normals(random, 3 + rows * columns);
        double[] response = Samples.normals(random, 2 + rows);
        GramMatrix whole = GramMatrix.of(columns);
        whole.add(design, 3, response, 2, rows);

        GramMatrix pieces = GramMatrix.of(columns);
        GramMatrix other = GramMatrix.of(columns);
        int row = 0;
        for (int size = 1; row < rows; size = size * 2 + 1) {
            int count = Math.min(size, rows - row);
            (size % 4 == 3 ? pieces : other).add(design, 3 + row * columns, response, 2 + row, count);
            row += count;
        }
        pieces.merge(other);
        assertEquals(rows, pieces.rows());
        assertSumsClose(whole, pieces);
    }

    private static void assertSumsClose(GramMatrix expected, GramMatrix actual) {
        Sums a = expected.sums();
        Sums b = actual.sums();
        double tolerance = 2 * (256 + a.rows / 256.0) * Math.ulp(0.5);
        for (int i = 0; i < a.columns; i++) {
            for (int j = i; j < a.columns; j++) {
                double size = Math.sqrt(a.gram[i * a.stride + i] * a.gram[j * a.stride + j]);
                assertEquals(a.gram[i * a.stride + j], b.gram[i * b.stride + j], tolerance * size);
            }
            double size = Math.sqrt(a.gram[i * a.stride + i] * a.responseSquared);
            assertEquals(a.moment[i], b.moment[i], tolerance * size);
        }
        assertEquals(a.responseSquared, b.responseSquared, tolerance * a.responseSquared);
    }

    @Test
    void mergingIsExactlyCommutativeAndTheEmptyAccumulatorIsItsIdentity() throws IOException {
        GramMatrix a = filled(5, 40);
        GramMatrix b = filled(5, 23);
        GramMatrix ab = copy(a);
        ab.merge(b);
        GramMatrix ba = copy(b);
        ba.merge(a);
        assertArrayEquals(bytes(ab), bytes(ba));
        GramMatrix same = copy(a);
        same.merge(GramMatrix.of(5));
        assertArrayEquals(bytes(a), bytes(same));
        same.clear();
        assertArrayEquals(bytes(GramMatrix.of(5)), bytes(same));
    }

    @Test
    void integersSumExactlySoEveryCuttingAgreesBitForBit() throws IOException {
        int rows = 600;
        int columns = 12;
        double[] design =
                random.ints((long) rows * columns, -1000, 1000).asDoubleStream().toArray();
        double[] response = random.ints(rows, -1000, 1000).asDoubleStream().toArray();
        GramMatrix whole = GramMatrix.of(columns);
        whole.add(design, 0, response, 0, rows);
        GramMatrix rowByRow = GramMatrix.of(columns);
        for (int row = 0; row < rows; row++) {
            rowByRow.add(design, row * columns, response, row, 1);
        }
        assertArrayEquals(bytes(whole), bytes(rowByRow));
    }

    @Test
    void ejmlMatricesAndArraysGiveTheSameSums() throws IOException {
        double[] design = Samples.normals(random, 30);
        double[] response = Samples.normals(random, 10);
        GramMatrix fromArrays = GramMatrix.of(3);
        fromArrays.add(design, 0, response, 0, 10);
        GramMatrix fromMatrices = GramMatrix.of(3);
        fromMatrices.add(new DMatrixRMaj(10, 3, true, design), new DMatrixRMaj(10, 1, true, response));
        assertArrayEquals(bytes(fromArrays), bytes(fromMatrices));
    }

    @Test
    void theBinaryFormIsTheDocumentedOne() throws IOException {
        GramMatrix gram = GramMatrix.of(2);
        gram.add(new double[] {1, 2, 3, 4}, 0, new double[] {5, 6}, 0, 2);
        ByteBuffer expected = ByteBuffer.allocate(4 + 4 + 4 + 8 + 8 * (1 + 2 + 2 + 2 + 3));
        expected.put((byte) 'L')
                .put((byte) 'T')
                .put((byte) 'G')
                .put((byte) 'M')
                .putInt(2)
                .putInt(2)
                .putLong(2);
        for (double value : new double[] {2, 61, 11, 23, 34, 4, 6, 10, 14, 20}) {
            expected.putDouble(value);
        }
        assertArrayEquals(expected.array(), bytes(gram));
    }

    @Test
    void whatWasWrittenIsReadBackBitForBit() throws IOException {
        GramMatrix gram = filled(19, 100);
        GramMatrix read = read(bytes(gram));
        assertArrayEquals(bytes(gram), bytes(read));
        assertEquals(100, read.rows());
        assertEquals(19, read.columns());
        read.merge(gram);
        assertEquals(200, read.rows());
    }

    @Test
    void everyTruncationIsAnEndOfFile() throws IOException {
        byte[] whole = bytes(filled(2, 3));
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(EOFException.class, () -> read(part));
        }
    }

    static Stream<Arguments> corruptions() {
        return Stream.of(
                Arguments.of(0, 0x01020304L, 4, "not a Gram matrix"),
                Arguments.of(4, 0L, 4, "version"),
                Arguments.of(4, 3L, 4, "version"),
                Arguments.of(8, 0L, 4, "columns"),
                Arguments.of(8, -1L, 4, "columns"),
                Arguments.of(8, (long) Integer.MAX_VALUE, 4, "columns"),
                Arguments.of(12, -1L, 8, "rows"),
                Arguments.of(20, Double.doubleToLongBits(Double.NaN), 8, "the weight must be finite"),
                Arguments.of(
                        20,
                        Double.doubleToLongBits(0),
                        8,
                        "the weight must be positive if there are rows, else zero: 0.0"),
                Arguments.of(12, 0L, 8, "the weight must be positive if there are rows, else zero: 3.0"),
                Arguments.of(28, Double.doubleToLongBits(Double.NaN), 8, "y'y must be finite"),
                Arguments.of(28, Double.doubleToLongBits(-1), 8, "y'y must not be negative"),
                Arguments.of(44, Double.doubleToLongBits(Double.POSITIVE_INFINITY), 8, "X'y"),
                Arguments.of(76, Double.doubleToLongBits(-2), 8, "diagonal of X'X"));
    }

    @ParameterizedTest
    @MethodSource("corruptions")
    void corruptInputIsNamed(int at, long bits, int size, String message) throws IOException {
        byte[] bytes = bytes(filled(2, 3));
        if (size == 4) {
            ByteBuffer.wrap(bytes).putInt(at, (int) bits);
        } else {
            ByteBuffer.wrap(bytes).putLong(at, bits);
        }
        IOException e = assertThrows(IOException.class, () -> read(bytes));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e::getMessage);
    }

    static Stream<Arguments> badBlocks() {
        double[] fine = new double[12];
        Arrays.fill(fine, 1);
        return Stream.of(
                Arguments.of(with(fine, 7, Double.NaN), 0, fine, 0, 4, "design must be finite: NaN at row 2, column 1"),
                Arguments.of(with(fine, 11, Double.NEGATIVE_INFINITY), 0, fine, 0, 4, "-Infinity at row 3, column 2"),
                Arguments.of(
                        fine, 0, with(fine, 3, Double.POSITIVE_INFINITY), 0, 4, "response must be finite: Infinity"),
                Arguments.of(with(fine, 0, 1e200), 0, fine, 0, 4, "1.0E200"),
                Arguments.of(fine, 0, with(fine, 1, -1e200), 0, 4, "overflow"),
                Arguments.of(fine, 0, fine, 0, -1, "rows must be at least 0: -1"),
                Arguments.of(fine, 0, fine, 0, 5, "design must hold 15 values"),
                Arguments.of(fine, 1, fine, 0, 4, "design must hold 12 values from index 1"),
                Arguments.of(fine, -1, fine, 0, 4, "from index -1"),
                Arguments.of(fine, 0, fine, 9, 4, "response must hold 4 values from index 9"),
                Arguments.of(fine, 0, new double[2], 0, 4, "response must hold 4 values"),
                Arguments.of(fine, 0, fine, 0, Integer.MAX_VALUE, "design must hold"));
    }

    private static double[] with(double[] values, int index, double value) {
        double[] changed = values.clone();
        changed[index] = value;
        return changed;
    }

    @ParameterizedTest
    @MethodSource("badBlocks")
    void aRejectedBlockIsNamedAndChangesNothing(
            double[] design, int designFrom, double[] response, int responseFrom, int rows, String message)
            throws IOException {
        GramMatrix gram = filled(3, 10);
        byte[] before = bytes(gram);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> gram.add(design, designFrom, response, responseFrom, rows));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e::getMessage);
        assertArrayEquals(before, bytes(gram));
    }

    @Test
    void aBlockThatOverflowsOnlyTogetherWithTheTotalIsRejectedToo() throws IOException {
        GramMatrix gram = GramMatrix.of(1);
        double[] large = {1.2e154};
        gram.add(large, 0, new double[] {1}, 0, 1);
        byte[] before = bytes(gram);
        assertThrows(IllegalArgumentException.class, () -> gram.add(large, 0, new double[] {1}, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> gram.merge(read(before)));
        assertArrayEquals(before, bytes(gram));
    }

    @Test
    void otherBadArgumentsAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> GramMatrix.of(0));
        assertThrows(IllegalArgumentException.class, () -> GramMatrix.of(-3));
        assertThrows(IllegalArgumentException.class, () -> GramMatrix.of(Integer.MAX_VALUE));
        GramMatrix gram = GramMatrix.of(3);
        assertThrows(IllegalArgumentException.class, () -> gram.merge(GramMatrix.of(4)));
        assertThrows(IllegalArgumentException.class, () -> gram.crossProductInto(new double[8]));
        assertThrows(IllegalArgumentException.class, () -> gram.momentInto(new double[2]));
        assertThrows(IllegalArgumentException.class, () -> gram.columnSumsInto(new double[2]));
        DMatrixRMaj design = new DMatrixRMaj(5, 3);
        assertThrows(IllegalArgumentException.class, () -> gram.add(design, new DMatrixRMaj(4, 1)));
        assertThrows(IllegalArgumentException.class, () -> gram.add(design, new DMatrixRMaj(5, 2)));
        assertThrows(IllegalArgumentException.class, () -> gram.add(new DMatrixRMaj(5, 2), new DMatrixRMaj(5, 1)));
    }

    @Test
    void anEmptyBlockIsAllowed() throws IOException {
        GramMatrix gram = filled(3, 10);
        byte[] before = bytes(gram);
        gram.add(new double[0], 0, new double[0], 0, 0);
        assertArrayEquals(before, bytes(gram));
    }

    private GramMatrix filled(int columns, int rows) {
        GramMatrix gram = GramMatrix.of(columns);
        gram.add(Samples.normals(random, rows * columns), 0, Samples.normals(random, rows), 0, rows);
        return gram;
    }

    private static GramMatrix copy(GramMatrix gram) throws IOException {
        return read(bytes(gram));
    }

    static byte[] bytes(GramMatrix gram) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        gram.writeTo(new DataOutputStream(out));
        return out.toByteArray();
    }

    static GramMatrix read(byte[] bytes) throws IOException {
        return GramMatrix.readFrom(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
