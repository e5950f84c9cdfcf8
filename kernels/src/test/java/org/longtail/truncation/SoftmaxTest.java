package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftmaxTest {

    /** To the bound of the Javadoc, and one rounding of the result where it is not normal. */
    @ParameterizedTest
    @CsvSource({"1, 1", "5, 0.5", "127, 1", "128, 1", "1000, 3", "30001, 0.25"})
    void agreesWithDoublePrecision(int n, double temperature) {
        SplittableRandom random = new SplittableRandom(n);
        float[] logits = new float[n + 4];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (3 * random.nextGaussian());
        }
        logits[1 + n / 2] = Float.NEGATIVE_INFINITY;
        logits[1] = 2;
        float[] p = new float[n + 4];
        Softmax.fill(logits, 1, 1 + n, temperature, p, 2);
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 1; i <= n; i++) {
            max = Math.max(max, logits[i]);
        }
        double sum = 0;
        for (int i = 1; i <= n; i++) {
            sum += Math.exp((logits[i] - max) / temperature);
        }
        for (int i = 1; i <= n; i++) {
            double depth = (max - logits[i]) / temperature;
            double expected = depth > 87 ? 0 : Math.exp(-depth) / sum;
            double bound = expected * (0x1p-23 * (2 + 2 * Math.min(depth, 87)) + n * 0x1p-41) + Float.MIN_VALUE;
            assertEquals(expected, p[i + 1], bound);
        }
        assertEquals(0, p[1]);
        assertEquals(0, p[n + 2]);
    }

    @Test
    void worksInPlaceAndAtAnyScale() {
        float[] row = {7, 3e38f, -3e38f, 3e38f, 7};
        Softmax.fill(row, 1, 4, row, 1);
        assertArrayEquals(new float[] {7, 0.5f, 0, 0.5f, 7}, row);
        float[] tiny = {Float.MIN_VALUE, 0, -0f, -Float.MIN_VALUE};
        Softmax.fill(tiny, 0, 4, tiny, 0);
        assertArrayEquals(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, tiny);
    }

    @Test
    void temperatureZeroPutsAllOnTheFirstOfTheLargest() {
        float[] row = {1, 4, 4, 0};
        Softmax.fill(row, 0, 4, 0, row, 0);
        assertArrayEquals(new float[] {0, 1, 0, 0}, row);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e-31, -1e-300, 1e31})
    void badTemperatures(double temperature) {
        float[] row = {1, 2};
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Softmax.fill(row, 0, 2, temperature, row, 0));
        assertEquals("temperature must be 0 or in 1.0E-30..1.0E30: " + temperature, e.getMessage());
        assertArrayEquals(new float[] {1, 2}, row);
    }

    @Test
    void badRowsAndRanges() {
        float[] row = {1, Float.NaN, 3, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY};
        float[] before = row.clone();
        float[] out = new float[2];
        assertThrows(IllegalArgumentException.class, () -> Softmax.fill(row, 0, 2, row, 0));
        assertThrows(IllegalArgumentException.class, () -> Softmax.fill(row, 3, 4, row, 3));
        assertThrows(IllegalArgumentException.class, () -> Softmax.fill(row, 4, 5, row, 4));
        assertThrows(IllegalArgumentException.class, () -> Softmax.fill(row, 2, 2, row, 2));
        assertThrows(IllegalArgumentException.class, () -> Softmax.fill(row, 2, 3, out, 2));
        assertThrows(IllegalArgumentException.class, () -> Softmax.fill(row, 2, 4, row, 1));
        assertThrows(IllegalArgumentException.class, () -> Softmax.fill(row, 2, 6, out, 0));
        assertArrayEquals(before, row);
        assertArrayEquals(new float[2], out);
        // A row away in the same array is no overlap.
        float[] both = {2, 2, 0, 0};
        Softmax.fill(both, 0, 2, both, 2);
        assertArrayEquals(new float[] {2, 2, 0.5f, 0.5f}, both);
    }
}
