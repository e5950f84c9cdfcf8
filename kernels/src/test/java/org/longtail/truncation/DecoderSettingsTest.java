package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecoderSettingsTest {

    @Test
    void stepsKeepTheirOrderAndPrintThemselves() {
        DecoderSettings settings =
                DecoderSettings.none().temperature(0.7).topK(50).topP(0.9);
        assertEquals("temperature 0.7, topK 50, topP 0.9", settings.toString());
        assertEquals("none", DecoderSettings.none().toString());
        assertEquals(settings, DecoderSettings.of(settings.steps().toArray(DecoderStep[]::new)));
        assertEquals(
                settings.hashCode(),
                SettingsByName.parse("temperature 0.7, topK 50, topP 0.9").hashCode());
        assertNotEquals(
                settings, DecoderSettings.none().topK(50).temperature(0.7).topP(0.9));
        assertEquals(
                SettingsByName.parse("minP 0.1, typical 0.2, epsilon 0.3, eta 0.4"),
                DecoderSettings.none().minP(0.1).typical(0.2).epsilon(0.3).eta(0.4));
        assertEquals(settings, TokenTruncator.of(settings).settings());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            topP        | 0         | topP must be in (0, 1]: 0.0
            topP        | 1.01      | topP must be in (0, 1]: 1.01
            topP        | NaN       | topP must be in (0, 1]: NaN
            minP        | -0.1      | minP must be in (0, 1]: -0.1
            typical     | Infinity  | typical must be in (0, 1]: Infinity
            epsilon     | 0         | epsilon must be in (0, 1]: 0.0
            eta         | 2         | eta must be in (0, 1]: 2.0
            topK        | 0         | topK must be a whole number and at least 1: 0.0
            topK        | 1.5       | topK must be a whole number and at least 1: 1.5
            temperature | -1        | temperature must be 0 or in 1.0E-30..1.0E30: -1.0
            temperature | NaN       | temperature must be 0 or in 1.0E-30..1.0E30: NaN
            temperature | 1e-40     | temperature must be 0 or in 1.0E-30..1.0E30: 1.0E-40
            """)
    void badValues(String step, double value, String message) {
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> SettingsByName.of(step, value))
                        .getMessage());
    }

    @Test
    void badCountsAndProductsOfTemperatures() {
        assertEquals(
                "topK must be at least 1: -3",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> DecoderSettings.none().topK(-3))
                        .getMessage());
        DecoderSettings cold = DecoderSettings.none().temperature(1e-20);
        assertThrows(IllegalArgumentException.class, () -> cold.topK(2).temperature(1e-20));
        assertEquals("temperature 1.0E-20, temperature 0.0", cold.temperature(0).toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 NaN 2               | logits must be finite or minus infinity: NaN at index 1
            1 2 Infinity          | logits must be finite or minus infinity: Infinity at index 2
            -Infinity -Infinity   | logits must have a finite entry: all of 0..1 are -Infinity
            ''                    | range from..to must not be empty: from 0 to 0
            """)
    void badLogits(String row, String message) {
        float[] logits = parse(row);
        float[] before = logits.clone();
        TokenTruncator truncator = TokenTruncator.of(DecoderSettings.none().topP(0.5));
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> truncator.truncateLogits(logits, 0, logits.length))
                        .getMessage());
        assertArrayEquals(before, logits);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.5 NaN 0.5    | probabilities must be in [0, 1]: NaN at index 1
            0.5 -0.5 1     | probabilities must be in [0, 1]: -0.5 at index 1
            0 0 Infinity   | probabilities must be in [0, 1]: Infinity at index 2
            1.5 0          | probabilities must be in [0, 1]: 1.5 at index 0
            0.5 0.25       | probabilities must sum to 1 within 0.00390625: 0.75
            1 0.5          | probabilities must sum to 1 within 0.00390625: 1.5
            0 0            | probabilities must sum to 1 within 0.00390625: 0.0
            """)
    void badProbabilities(String row, String message) {
        float[] floats = parse(row);
        double[] doubles = new double[floats.length];
        for (int i = 0; i < floats.length; i++) {
            doubles[i] = floats[i];
        }
        TokenTruncator truncator = TokenTruncator.of(DecoderSettings.none().topP(0.5));
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> truncator.truncateProbabilities(floats, 0, floats.length))
                        .getMessage());
        assertEquals(
                message,
                assertThrows(
                                IllegalArgumentException.class,
                                () -> truncator.truncateProbabilities(doubles, 0, doubles.length))
                        .getMessage());
        assertArrayEquals(parse(row), floats);
    }

    private static float[] parse(String row) {
        String[] words = row.isEmpty() ? new String[0] : row.split(" ");
        float[] values = new float[words.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(words[i]);
        }
        return values;
    }

    @Test
    void badRangesAndRooms() {
        TokenTruncator truncator = TokenTruncator.of(DecoderSettings.none());
        float[] row = {1, 2, 3};
        assertThrows(IllegalArgumentException.class, () -> truncator.truncateLogits(row, -1, 2));
        assertThrows(IllegalArgumentException.class, () -> truncator.truncateLogits(row, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> truncator.truncateLogits(row, 2, 1));
        float[] tooLong = new float[FixedPoint.MAX_ENTRIES + 1];
        assertThrows(IllegalArgumentException.class, () -> truncator.truncateLogits(tooLong, 0, tooLong.length));
        KeptTokens kept = truncator.truncateLogits(row, 0, 3);
        assertThrows(IllegalArgumentException.class, () -> kept.idsInto(new int[3], 1));
        assertThrows(IllegalArgumentException.class, () -> kept.weightsInto(new float[3], -1));
        assertThrows(IllegalArgumentException.class, () -> kept.weightsInto(new double[2], 0));
        assertThrows(IllegalArgumentException.class, () -> kept.probabilitiesInto(new float[3], 1));
        assertThrows(IllegalArgumentException.class, () -> kept.mask(new float[2], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> kept.id(3));
        assertThrows(IndexOutOfBoundsException.class, () -> kept.weight(-1));
    }
}
