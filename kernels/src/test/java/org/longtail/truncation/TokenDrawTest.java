package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.random.RandomStream;

class TokenDrawTest {

    /** A correct draw fails one chi-square test with probability 1e-4; the seeds are fixed, so a green build stays green. */
    private static final double LEVEL = 1e-4;

    private static final int DRAWS = 200_000;

    @ParameterizedTest
    @ValueSource(
            strings = {"none", "topK 5", "topP 0.8", "typical 0.7", "minP 0.2", "temperature 2, topK 20, topP 0.95"})
    void drawsTheRenormalisedWeights(String steps) {
        float[] row = new float[60];
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) (-1.2 * Math.log((i * 37) % 60 + 1.0));
        }
        KeptTokens kept = TokenTruncator.of(SettingsByName.parse(steps)).truncateLogits(row, 0, row.length);
        RandomStream stream = RandomStream.of(4, steps.length());
        long[] byId = new long[row.length];
        for (int i = 0; i < DRAWS; i++) {
            byId[kept.draw(stream)]++;
        }
        assertPasses(kept, byId);
    }

    /** More entries than a block of the search, equally likely in groups of 100 ids. */
    @Test
    void drawsFromManyBlocks() {
        float[] row = new float[5000];
        for (int i = 0; i < row.length; i++) {
            row[i] = -(i % 3);
        }
        KeptTokens kept = TokenTruncator.of(DecoderSettings.none()).truncateLogits(row, 0, row.length);
        RandomStream stream = RandomStream.of(5);
        long[] groups = new long[50];
        double[] expected = new double[50];
        for (int i = 0; i < DRAWS; i++) {
            groups[kept.draw(stream) / 100]++;
        }
        for (int i = 0; i < row.length; i++) {
            expected[i / 100] += DRAWS * kept.weight(i);
        }
        assertTrue(ChiSquareTest.withDefaults().test(expected, groups).getPValue() > LEVEL);
    }

    private static void assertPasses(KeptTokens kept, long[] byId) {
        double[] expected = new double[kept.count()];
        long[] counts = new long[kept.count()];
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            expected[i] = DRAWS * kept.weight(i);
            counts[i] = byId[kept.id(i)];
            sum += counts[i];
        }
        assertEquals(DRAWS, sum);
        assertTrue(ChiSquareTest.withDefaults().test(expected, counts).getPValue() > LEVEL);
    }

    @Test
    void rowsAreDrawnFromInOrderWithOneWordEach() {
        SplittableRandom random = new SplittableRandom(3);
        int vocabulary = 37;
        int rows = 50;
        float[] logits = new float[rows * vocabulary + 5];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) (3 * random.nextGaussian());
        }
        TokenTruncator truncator = TokenTruncator.of(DecoderSettings.none().topP(0.9));
        int[] tokens = new int[rows + 3];
        RandomStream stream = RandomStream.of(8);
        truncator.drawRows(stream, logits, vocabulary, tokens, 2, rows + 2);
        RandomStream single = RandomStream.of(8);
        for (int row = 0; row < rows; row++) {
            int at = row * vocabulary;
            assertEquals(truncator.draw(single, logits, at, at + vocabulary), tokens[2 + row]);
        }
        assertEquals(single.nextLong(), stream.nextLong());
        assertEquals(0, tokens[1]);
        assertEquals(0, tokens[rows + 2]);
    }

    @Test
    void oneBadRowAndNothingIsDrawn() {
        TokenTruncator truncator = TokenTruncator.of(DecoderSettings.none());
        float[] logits = new float[30];
        logits[29] = Float.NaN;
        int[] tokens = {7, 7, 7, 7};
        RandomStream stream = RandomStream.of(1);
        assertThrows(IllegalArgumentException.class, () -> truncator.drawRows(stream, logits, 10, tokens, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> truncator.drawRows(stream, logits, 10, tokens, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> truncator.drawRows(stream, logits, 0, tokens, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> truncator.drawRows(stream, logits, 10, tokens, 3, 5));
        assertThrows(IllegalArgumentException.class, () -> truncator.draw(stream, logits, 20, 30));
        assertArrayEquals(new int[] {7, 7, 7, 7}, tokens);
        assertEquals(RandomStream.of(1).nextLong(), stream.nextLong());
        truncator.drawRows(stream, logits, 10, tokens, 0, 0);
    }
}
