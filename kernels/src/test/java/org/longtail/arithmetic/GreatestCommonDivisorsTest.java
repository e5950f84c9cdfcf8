package org.longtail.arithmetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.random.RandomStream;

class GreatestCommonDivisorsTest {

    private static final int[] CORNERS = {0, 1, 2, 3, 4, 6, 1 << 30, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, 1 << 16};

    private static int reference(long a, long b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact();
    }

    /** Lengths around those of four vectors of any width; every pair shifted against the array's start. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 15, 16, 17, 63, 64, 65, 127, 200, 1021})
    void agreesWithBigIntegerAtEveryLength(int length) {
        RandomStream stream = RandomStream.of(1967, length);
        int[] first = new int[length + 3];
        int[] second = new int[length + 3];
        for (int i = 0; i < first.length; i++) {
            // Any number of leading zeros, and common factors in half of the pairs.
            int common = i % 2 == 0 ? 1 : 1 + (int) (stream.nextLong() >>> 52);
            first[i] = ((int) (stream.nextLong() >>> (33 + i % 20)) / common) * common;
            second[i] = ((int) (stream.nextLong() >>> (33 + i % 7)) / common) * common;
        }
        int[] divisors = new int[length + 3];
        long[] longDivisors = new long[length + 3];
        GreatestCommonDivisors.gcd(first, second, divisors, 1, length + 1);
        GreatestCommonDivisors.gcd(widened(first), widened(second), longDivisors, 1, length + 1);
        int[] expected = new int[length + 3];
        for (int i = 1; i <= length; i++) {
            expected[i] = reference(first[i], second[i]);
        }
        assertArrayEquals(expected, divisors);
        assertArrayEquals(widened(expected), longDivisors);
    }

    @Test
    void agreesWithBigIntegerOnEveryPairOfCorners() {
        int n = CORNERS.length;
        int[] first = IntStream.range(0, n * n).map(i -> CORNERS[i / n]).toArray();
        int[] second = IntStream.range(0, n * n).map(i -> CORNERS[i % n]).toArray();
        int[] expected = IntStream.range(0, n * n)
                .map(i -> reference(first[i], second[i]))
                .toArray();
        int[] divisors = new int[n * n];
        GreatestCommonDivisors.gcd(first, second, divisors, 0, n * n);
        assertArrayEquals(expected, divisors);
        // In place, too.
        GreatestCommonDivisors.gcd(first, second, first, 0, n * n);
        assertArrayEquals(expected, first);
    }

    @Test
    void longsAgreeWithBigIntegerUpToTheirLargest() {
        RandomStream stream = RandomStream.of(1968);
        int n = 500;
        long[] first = new long[n];
        long[] second = new long[n];
        for (int i = 0; i < n; i++) {
            long common = 1 + (stream.nextLong() >>> (1 + i % 60));
            first[i] = (stream.nextLong() >>> 1) / common * common;
            second[i] = (stream.nextLong() >>> 1) / common * common;
        }
        first[7] = Long.MAX_VALUE;
        second[7] = Long.MAX_VALUE / 7;
        long[] divisors = new long[n];
        GreatestCommonDivisors.gcd(first, second, divisors, 0, n);
        for (int i = 0; i < n; i++) {
            assertEquals(
                    BigInteger.valueOf(first[i])
                            .gcd(BigInteger.valueOf(second[i]))
                            .longValueExact(),
                    divisors[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 5, first[40]: -1", "5, -7, second[40]: -7", "-2147483648, 0, first[40]: -2147483648"})
    void aNegativeMemberIsNamedAndNothingIsWritten(int a, int b, String place) {
        int[] first = new int[64];
        int[] second = new int[64];
        Arrays.fill(first, 6);
        Arrays.fill(second, 4);
        first[40] = a;
        second[40] = b;
        String message = place.replace(": ", " must be at least 0: ");
        int[] divisors = new int[64];
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> GreatestCommonDivisors.gcd(first, second, divisors, 0, 64))
                        .getMessage());
        assertArrayEquals(new int[64], divisors);
        long[] longDivisors = new long[64];
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> GreatestCommonDivisors.gcd(widened(first), widened(second), longDivisors, 0, 64))
                        .getMessage());
        assertArrayEquals(new long[64], longDivisors);
    }

    @Test
    void aRangeMustLieInAllThreeArrays() {
        assertThrows(
                IllegalArgumentException.class,
                () -> GreatestCommonDivisors.gcd(new int[3], new int[3], new int[2], 0, 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> GreatestCommonDivisors.gcd(new long[3], new long[2], new long[3], 0, 3));
    }

    private static long[] widened(int[] values) {
        return Arrays.stream(values).asLongStream().toArray();
    }
}
