package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kept set against {@link SortedReference}: equal to the id and to the last bit of the weights. */
class TokenTruncatorTest {

    private static final float MASKED = Float.NEGATIVE_INFINITY;

    /** A million in the nightly build; each takes the reference some 20 microseconds. */
    private static final int ROWS = Boolean.getBoolean("longtail.test.nightly") ? 1_000_000 : 100_000;

    @Test
    void generatedRowsUnderGeneratedSettings() {
        SplittableRandom random = new SplittableRandom(20_261_124);
        for (int i = 0; i < ROWS; i++) {
            check(random, 1 + random.nextInt(i % 50 == 0 ? 700 : 24), i);
        }
    }

    /** Beyond the lengths at which vectors, blocks of maxima and the shrinking of top-p begin. */
    @ParameterizedTest
    @ValueSource(ints = {127, 128, 511, 512, 513, 1500, 6001})
    void longerRows(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (int i = 0; i < 40; i++) {
            check(random, n, i);
        }
    }

    private static void check(SplittableRandom random, int n, int number) {
        DecoderSettings settings = TruncatedRows.settings(random, n);
        int from = random.nextInt(3);
        boolean probabilities = random.nextInt(4) == 0;
        float[] row = probabilities ? TruncatedRows.probabilities(random, n) : TruncatedRows.logits(random, n);
        float[] shifted = new float[from + n + 2];
        System.arraycopy(row, 0, shifted, from, n);
        float[] before = shifted.clone();
        TokenTruncator truncator = TokenTruncator.of(settings);
        KeptTokens kept = probabilities
                ? truncator.truncateProbabilities(shifted, from, from + n)
                : truncator.truncateLogits(shifted, from, from + n);
        SortedReference expected = probabilities
                ? SortedReference.ofProbabilities(row, settings)
                : SortedReference.ofLogits(row, settings);
        Supplier<String> message = () -> "row " + number + ", " + settings + ": " + Arrays.toString(row);
        assertArrayEquals(expected.ids(), ids(kept), message);
        assertArrayEquals(expected.weights(), weights(kept), message);
        assertArrayEquals(before, shifted, message);
    }

    private static int[] ids(KeptTokens kept) {
        int[] ids = new int[kept.count()];
        kept.idsInto(ids, 0);
        return ids;
    }

    private static double[] weights(KeptTokens kept) {
        double[] weights = new double[kept.count()];
        kept.weightsInto(weights, 0);
        return weights;
    }

    private static int[] kept(DecoderSettings settings, float... logits) {
        return ids(TokenTruncator.of(settings).truncateLogits(logits, 0, logits.length));
    }

    @Test
    void oneTruncatorServesRowsOfAllLengths() {
        SplittableRandom random = new SplittableRandom(5);
        DecoderSettings settings =
                DecoderSettings.none().temperature(0.8).topK(300).topP(0.95).minP(0.001);
        TokenTruncator truncator = TokenTruncator.of(settings);
        for (int n : new int[] {700, 3, 5000, 64, 5000, 1, 9000}) {
            float[] row = TruncatedRows.logits(random, n);
            assertArrayEquals(SortedReference.ofLogits(row, settings).ids(), ids(truncator.truncateLogits(row, 0, n)));
        }
    }

    @Test
    void equalLogitsAreKeptFromTheLowestIdOn() {
        float[] equal = new float[1000];
        DecoderSettings none = DecoderSettings.none();
        assertArrayEquals(firstIds(7), kept(none.topK(7), equal));
        assertArrayEquals(firstIds(250), kept(none.topP(0.25), equal));
        assertArrayEquals(firstIds(1000), kept(none.minP(1), equal));
        assertArrayEquals(firstIds(400), kept(none.typical(0.4), equal));
        assertArrayEquals(firstIds(1000), kept(none.epsilon(0.001), equal));
        // Nothing reaches the bound: the likeliest stay, here all.
        assertArrayEquals(firstIds(1000), kept(none.epsilon(0.5), equal));
        // The weights are equal, the logits are not: the largest is gone when min-p is asked.
        assertArrayEquals(firstIds(1), kept(none.topP(0.01).minP(1), 0f, Float.MIN_VALUE));
        assertArrayEquals(firstIds(1), kept(none.temperature(0), equal));
        assertArrayEquals(firstIds(1), kept(none.temperature(0), 0f, -0f, 0f));
    }

    private static int[] firstIds(int count) {
        return IntStream.range(0, count).toArray();
    }

    @ParameterizedTest
    @CsvSource({"temperature", "topK", "topP", "minP", "typical", "epsilon", "eta"})
    void maskedEntriesGoAndASingleFiniteOneStays(String step) {
        float[] row = new float[700];
        Arrays.fill(row, MASKED);
        row[600] = -3e38f;
        DecoderSettings settings = SettingsByName.of(step, step.equals("topK") ? 5 : 0.9);
        KeptTokens kept = TokenTruncator.of(settings).truncateLogits(row, 0, row.length);
        assertArrayEquals(new int[] {600}, ids(kept));
        assertEquals(1, kept.weight(0));
        assertEquals(1, kept.massKept());
        assertEquals(-3e38f, kept.threshold());
    }

    @ParameterizedTest
    @CsvSource({"topP, 1", "topK, 6", "topK, 1000", "typical, 1", "temperature, 1"})
    void settingsThatCutNothingKeepAllButTheMasked(String step, double value) {
        DecoderSettings settings = SettingsByName.of(step, value);
        // The third is so light that its weight is 0: it is kept, and never drawn.
        assertArrayEquals(new int[] {0, 1, 3, 4}, kept(settings, 3, 2, MASKED, -1000, 2.5f, MASKED));
    }

    @Test
    void stepsActInTheirOrder() {
        DecoderSettings none = DecoderSettings.none();
        // At temperature 1 the masses are .64 .24 .09 .03; at 2, .46 .28 .17 .10.
        float[] row = {0, -1, -2, -3};
        assertArrayEquals(new int[] {0, 1}, kept(none.topP(0.85).temperature(2), row));
        assertArrayEquals(new int[] {0, 1, 2}, kept(none.temperature(2).topP(0.85), row));
        // Of the two kept by top-k the first has .73.
        assertArrayEquals(new int[] {0}, kept(none.topK(2).topP(0.7), row));
        assertArrayEquals(new int[] {0, 1}, kept(none.topP(0.7).topK(2), row));
    }

    @Test
    void typicalMayDropTheLikeliest() {
        // .4 and twelve of .05: H = 2.16, -ln .4 = .92, -ln .05 = 3.0.
        float[] row = new float[13];
        Arrays.fill(row, (float) Math.log(0.05));
        row[12] = (float) Math.log(0.4);
        KeptTokens kept = TokenTruncator.of(DecoderSettings.none().typical(0.2)).truncateLogits(row, 0, 13);
        assertArrayEquals(firstIds(4), ids(kept));
        assertEquals(0.25, kept.weight(0), 1e-7);
        assertEquals(0.2, kept.massKept(), 1e-6);
    }

    @Test
    void massKeptIsTheShareOfTheWholeRow() {
        double[] p = {0.05, 0.5, 0.25, 0, 0.2};
        float[] logits = new float[5];
        for (int i = 0; i < 5; i++) {
            logits[i] = (float) Math.log(p[i]);
        }
        TokenTruncator topK = TokenTruncator.of(DecoderSettings.none().topK(2));
        // Floats of size 3 are 2^-22 apart, which is the relative error of their exponentials.
        assertEquals(0.75, topK.truncateLogits(logits, 0, 5).massKept(), 1e-6);
        assertEquals(logits[2], topK.truncateLogits(logits, 0, 5).threshold());
        assertEquals(0.75, topK.truncateProbabilities(p, 0, 5).massKept(), 1e-6);
        assertEquals(0.25f, topK.truncateProbabilities(p, 0, 5).threshold());
        assertEquals(2.0 / 3, topK.truncateProbabilities(p, 0, 5).weight(0), 1e-7);
        // p^2 is proportional to 1 100 25 0 16.
        TokenTruncator tempered =
                TokenTruncator.of(DecoderSettings.none().temperature(0.5).topK(2));
        assertEquals(125 / 142.0, tempered.truncateProbabilities(p, 0, 5).massKept(), 1e-6);
        assertEquals(125 / 142.0, tempered.truncateLogits(logits, 0, 5).massKept(), 1e-6);
    }

    @Test
    void resultsGoIntoCallersArraysAndInPlace() {
        float[] row = {9, 1, 3, 2, 3, MASKED, 9};
        TokenTruncator truncator = TokenTruncator.of(DecoderSettings.none().topK(2));
        KeptTokens kept = truncator.truncateLogits(row, 1, 6);
        int[] ids = {-1, -1, -1, -1};
        assertEquals(2, kept.idsInto(ids, 1));
        assertArrayEquals(new int[] {-1, 1, 3, -1}, ids);
        float[] weights = new float[3];
        kept.weightsInto(weights, 1);
        assertArrayEquals(new float[] {0, 0.5f, 0.5f}, weights);
        float[] masked = row.clone();
        kept.mask(masked, 1);
        assertArrayEquals(new float[] {9, MASKED, 3, MASKED, 3, MASKED, 9}, masked);
        kept.probabilitiesInto(row, 1);
        assertArrayEquals(new float[] {9, 0, 0.5f, 0, 0.5f, 0, 9}, row);
    }

    @Test
    void aRejectedRowLeavesTheLastResult() {
        TokenTruncator truncator = TokenTruncator.of(DecoderSettings.none().topK(2));
        KeptTokens kept = truncator.truncateLogits(new float[] {1, 3, 2}, 0, 3);
        float[] bad = new float[700];
        bad[650] = Float.NaN;
        assertThrows(IllegalArgumentException.class, () -> truncator.truncateLogits(bad, 0, 700));
        assertArrayEquals(new int[] {1, 2}, ids(kept));
        assertEquals(1 / (1 + Math.exp(-1)), kept.weight(0), 1e-7);
    }

    /**
     * Against top-p in doubles with {@link Math#exp}: the sets may differ only where the mass that decides is nearer to the
     * target than the masses can be off: 2^-23 (1 + 2 * 30) of the whole, logits being within 30 of the largest.
     */
    @Test
    void nucleiAgreeWithDoublePrecision() {
        SplittableRandom random = new SplittableRandom(9);
        double tolerance = 0x1p-23 * (1 + 2 * 30);
        for (int repeat = 0; repeat < 200; repeat++) {
            double[] logits = random.doubles(3000).map(u -> 30 * u * u).toArray();
            float[] row = new float[logits.length];
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) logits[i];
            }
            double mass = 0.05 + 0.9 * random.nextDouble();
            KeptTokens kept =
                    TokenTruncator.of(DecoderSettings.none().topP(mass)).truncateLogits(row, 0, row.length);
            float[] sorted = row.clone();
            Arrays.sort(sorted);
            double whole = 0;
            for (float x : sorted) {
                whole += Math.exp(x);
            }
            double withLast = 0;
            for (int i = 0; i < kept.count(); i++) {
                withLast += Math.exp(sorted[sorted.length - 1 - i]);
            }
            double withoutLast = withLast - Math.exp(sorted[sorted.length - kept.count()]);
            assertTrue(withLast / whole >= mass - tolerance);
            assertTrue(withoutLast / whole < mass + tolerance);
            assertEquals(sorted[sorted.length - kept.count()], kept.threshold());
        }
    }
}
