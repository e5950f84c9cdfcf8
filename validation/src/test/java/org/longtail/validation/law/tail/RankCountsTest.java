package org.longtail.validation.law.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankCountsTest {

    private static final int LARGEST = 4;

    /** Ranks on both sides of the table's end, neighbours and far apart, and enough of them to grow several times. */
    @Test
    void countsLikeAMap() {
        RankCounts counts = new RankCounts();
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 3; round++) {
            counts.clear();
            Map<Long, Integer> expected = new HashMap<>();
            for (int i = 0; i < 30_000; i++) {
                long rank = 1 + (long) Math.pow(2, 62 * random.nextDouble() * random.nextDouble());
                assertEquals(expected.merge(rank, 1, Integer::sum), counts.increment(rank));
            }
            assertEquals(expected.size(), counts.distinct());
            int[] spectrum = counts.spectrum(LARGEST);
            for (int times = 1; times <= LARGEST; times++) {
                int seen = times;
                assertEquals(
                        expected.values().stream()
                                .filter(count -> count == seen)
                                .count(),
                        spectrum[times]);
            }
        }
    }

    /** Beyond 2^63 all ranks are clamped to one value, but no two draws are the same rank. */
    @Test
    void clampedRanksNeverRepeat() {
        RankCounts counts = new RankCounts();
        assertEquals(1, counts.increment(Long.MAX_VALUE));
        assertEquals(1, counts.increment(Long.MAX_VALUE));
        assertEquals(1, counts.increment(Long.MAX_VALUE - 1));
        assertEquals(2, counts.increment(Long.MAX_VALUE - 1));
        assertEquals(3, counts.distinct());
        assertEquals(2, counts.spectrum(LARGEST)[1]);
        assertEquals(1, counts.spectrum(LARGEST)[2]);
    }
}
