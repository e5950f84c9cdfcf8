package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The twin of this JVM against the scalar one, bit for bit, over odd lengths and offsets. */
class TokenKernelsTest {

    private static final TokenKernels SCALAR = new ScalarTokenKernels();
    private static final TokenKernels IN_USE = TokenKernels.INSTANCE;
    private static final int AT = 3;
    private static final float[] OTHERS = {0, Float.NEGATIVE_INFINITY, Float.MAX_VALUE, -Float.MAX_VALUE};

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 15, 16, 17, 31, 33, 63, 64, 65, 127, 511, 512, 513, 1023, 2049})
    void twinsAgree(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (int repeat = 0; repeat < 30; repeat++) {
            float[] logits = shifted(TruncatedRows.logits(random, n));
            float[] p = shifted(TruncatedRows.probabilities(random, n));
            float max = SCALAR.maximum(logits, AT, n);
            assertEquals(max + 0f, IN_USE.maximum(logits, AT, n) + 0f);
            assertBlocksAgree(logits, n, max);

            float inverse = repeat % 3 == 0 ? 1 : (float) random.nextDouble(0.01, 3);
            float[] expected = new float[n + 5];
            float[] actual = new float[n + 5];
            assertEquals(
                    SCALAR.weigh(logits, AT, n, max, inverse, expected, 2),
                    IN_USE.weigh(logits, AT, n, max, inverse, actual, 2));
            assertArrayEquals(expected, actual);
            assertEquals(SCALAR.mass(expected, 2, n), IN_USE.mass(expected, 2, n));
            SCALAR.weigh(logits, AT, n, max, inverse, expected, 0);
            float[] expectedDepths = new float[n];
            float[] actualDepths = new float[n];
            SCALAR.weightedDepths(logits, AT, n, max, inverse, expected, expectedDepths);
            IN_USE.weightedDepths(logits, AT, n, max, inverse, expected, actualDepths);
            assertArrayEquals(expectedDepths, actualDepths);

            float pMax = SCALAR.maximum(p, AT, n);
            assertEquals(
                    SCALAR.weighProbabilities(p, AT, n, pMax, expected),
                    IN_USE.weighProbabilities(p, AT, n, pMax, actual));
            assertArrayEquals(prefix(expected, n), prefix(actual, n));
            assertEquals(SCALAR.mass(p, AT, n), IN_USE.mass(p, AT, n));
            SCALAR.scale(expected, 0, n, 0.3f);
            IN_USE.scale(actual, 0, n, 0.3f);
            assertArrayEquals(prefix(expected, n), prefix(actual, n));

            SCALAR.closeness(logits, AT, n, max, inverse, -1.5f, expected);
            IN_USE.closeness(logits, AT, n, max, inverse, -1.5f, actual);
            assertArrayEquals(prefix(expected, n), prefix(actual, n));
            assertSelectionsAgree(logits, p, n, logits[AT + random.nextInt(n)]);
        }
    }

    private static void assertBlocksAgree(float[] logits, int n, float max) {
        int blocks = TokenKernels.blocks(n);
        float[] expected = new float[blocks];
        float[] actual = new float[blocks];
        assertEquals(max + 0f, SCALAR.blockMaxima(logits, AT, n, expected) + 0f);
        assertEquals(max + 0f, IN_USE.blockMaxima(logits, AT, n, actual) + 0f);
        for (int block = 0; block < blocks; block++) {
            assertEquals(expected[block] + 0f, actual[block] + 0f);
        }
    }

    private static void assertSelectionsAgree(float[] keys, float[] source, int n, float pivot) {
        float[] expected = new float[n + 5];
        float[] actual = new float[n + 5];
        int count = SCALAR.above(keys, AT, n, pivot, source, AT, expected);
        assertEquals(count, IN_USE.above(keys, AT, n, pivot, source, AT, actual));
        assertArrayEquals(prefix(expected, count), prefix(actual, count));
        count = SCALAR.below(keys, AT, n, pivot, source, AT, expected);
        assertEquals(count, IN_USE.below(keys, AT, n, pivot, source, AT, actual));
        assertArrayEquals(prefix(expected, count), prefix(actual, count));

        assertEquals(SCALAR.atLeast(keys, AT, n, pivot), IN_USE.atLeast(keys, AT, n, pivot));
        assertMapsAgree(keys, n, pivot);

        int[] ids = IntStream.range(100, 100 + n + 9).toArray();
        int[] expectedIds = new int[n + 9];
        int[] actualIds = new int[n + 9];
        count = SCALAR.keep(keys, AT, n, pivot, ids, 4, expected, expectedIds, 2);
        assertEquals(count, IN_USE.keep(keys, AT, n, pivot, ids, 4, actual, actualIds, 2));
        assertArrayEquals(prefix(expectedIds, count), prefix(actualIds, count));
        // In place.
        float[] keysInPlace = shifted(prefix(keys, AT + n));
        int kept = IN_USE.keep(keysInPlace, 2 * AT, n, pivot, ids, 4, keysInPlace, ids, 2);
        assertEquals(count, kept);
        for (int i = 2; i < count; i++) {
            assertEquals(expected[i], keysInPlace[i]);
            assertEquals(expectedIds[i], ids[i]);
        }
    }

    /** Of every other block, and of all. */
    private static void assertMapsAgree(float[] keys, int n, float threshold) {
        for (int step = 1; step <= 2; step++) {
            int every = step;
            int count = Math.ceilDiv(TokenKernels.blocks(n), step);
            int[] blocks = IntStream.range(0, count).map(i -> i * every).toArray();
            int capacity = count * TokenKernels.BLOCK / Long.SIZE;
            long[] expected = new long[capacity];
            long[] actual = new long[capacity];
            int[] expectedAt = new int[capacity];
            int[] actualAt = new int[capacity];
            int words = SCALAR.mapBlocks(keys, AT, n, blocks, count, threshold, expected, expectedAt);
            assertEquals(words, IN_USE.mapBlocks(keys, AT, n, blocks, count, threshold, actual, actualAt));
            assertArrayEquals(Arrays.copyOf(expected, words), Arrays.copyOf(actual, words));
            assertArrayEquals(prefix(expectedAt, words), prefix(actualAt, words));
        }
    }

    private static float[] shifted(float[] row) {
        float[] shifted = new float[row.length + AT + 1];
        System.arraycopy(row, 0, shifted, AT, row.length);
        shifted[row.length + AT] = Float.NaN;
        return shifted;
    }

    private static float[] prefix(float[] values, int n) {
        return Arrays.copyOf(values, n);
    }

    private static int[] prefix(int[] values, int n) {
        return Arrays.copyOf(values, n);
    }

    @Test
    void oneBadEntryAnywhereIsSeen() {
        for (float bad : new float[] {Float.NaN, Float.intBitsToFloat(0xffc00001), Float.POSITIVE_INFINITY}) {
            for (float other : OTHERS) {
                for (int n : new int[] {1, 64, 700}) {
                    for (int i = 0; i < n; i++) {
                        float[] row = new float[n];
                        Arrays.fill(row, other);
                        row[i] = bad;
                        assertTrue(Float.isNaN(IN_USE.maximum(row, 0, n)));
                        assertTrue(Float.isNaN(IN_USE.blockMaxima(row, 0, n, new float[TokenKernels.blocks(n)])));
                    }
                }
            }
        }
    }

    /** Sums of these overflow, or are minus infinity. */
    @Test
    void noGoodEntryIsTakenForABadOne() {
        for (float other : OTHERS) {
            for (float one : OTHERS) {
                for (int n : new int[] {1, 64, 700}) {
                    float[] row = new float[n];
                    Arrays.fill(row, other);
                    row[n / 2] = one;
                    float[] maxima = new float[TokenKernels.blocks(n)];
                    float expected = n == 1 ? one : Math.max(one, other);
                    assertEquals(expected, IN_USE.maximum(row, 0, n));
                    assertEquals(expected, IN_USE.blockMaxima(row, 0, n, maxima));
                    assertEquals(expected, maxima[n / 2 / TokenKernels.BLOCK]);
                }
            }
        }
    }

    @Test
    void oneNegativeProbabilityAnywhereIsSeen() {
        for (int n : new int[] {1, 64, 700}) {
            for (int i = 0; i < n; i++) {
                float[] row = new float[n];
                row[i] = -Float.MIN_VALUE;
                assertTrue(IN_USE.anyNegative(row, 0, n));
                row[i] = -0f;
                assertFalse(IN_USE.anyNegative(row, 0, n));
                assertEquals(0, IN_USE.mass(row, 0, n));
            }
        }
    }
}
