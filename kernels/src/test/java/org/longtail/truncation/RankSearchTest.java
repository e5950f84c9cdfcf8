package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranks against sorted copies, with each twin. */
class RankSearchTest {

    private static final int AT = 5;
    private static final float[] EXTREMES = {
        Float.NEGATIVE_INFINITY, -Float.MAX_VALUE, -1, -Float.MIN_VALUE, -0f, 0f, Float.MIN_VALUE, 1, Float.MAX_VALUE
    };

    private final RankSearch search = new RankSearch();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 15, 16, 17, 31, 62, 128, 511, 1023, RankSearch.CAPACITY})
    void everyRankIsThatOfASort(int n) {
        SplittableRandom random = new SplittableRandom(n);
        for (int kind = 0; kind < 5; kind++) {
            float[] keys = new float[n];
            for (int i = 0; i < n; i++) {
                keys[i] = switch (kind) {
                    case 0 -> (float) random.nextGaussian();
                    // Many ties.
                    case 1 -> random.nextInt(10);
                    case 2 -> EXTREMES[random.nextInt(EXTREMES.length)];
                    // Neighbouring floats, which take the search to its last step.
                    case 3 -> Float.intBitsToFloat(0x40000000 + random.nextInt(n));
                    default -> Float.NEGATIVE_INFINITY;
                };
            }
            for (int k = 1; k <= n; k += 1 + n / 40) {
                check(keys, k);
            }
            check(keys, n);
        }
    }

    private void check(float[] keys, int k) {
        int n = keys.length;
        float[] sorted = keys.clone();
        Arrays.sort(sorted);
        float expected = sorted[n - k];
        int above = 0;
        int ties = 0;
        for (float key : keys) {
            above += key > expected ? 1 : 0;
            ties += key == expected ? 1 : 0;
        }
        float[] source = new float[n + AT];
        Arrays.fill(source, 0, AT, Float.MAX_VALUE);
        System.arraycopy(keys, 0, source, AT, n);
        for (TokenKernels twin : new TokenKernels[] {TokenKernels.SHORT, TokenKernels.INSTANCE}) {
            search.search(twin, source, AT, n, k);
            // Zeros of either sign are equal.
            assertEquals(expected + 0f, search.threshold() + 0f);
            assertEquals(ties, search.ties());
            assertEquals(k - above, search.missing());
        }
    }
}
