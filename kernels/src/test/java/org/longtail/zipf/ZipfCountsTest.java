package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;

class ZipfCountsTest {

    private static final ZipfCounts SMALL = ZipfCounts.ofDense(new long[] {5, 0, 1, 0, 2, 1});

    @Test
    void readsItsParts() {
        assertEquals(9, SMALL.total());
        assertEquals(4, SMALL.distinct());
        assertEquals(4, SMALL.size());
        assertEquals(2, SMALL.singletons());
        assertEquals(5, SMALL.count(1));
        assertEquals(0, SMALL.count(2));
        assertEquals(0, SMALL.count(-1));
        assertArrayEquals(new long[] {1, 3, 5, 6}, SMALL.ranks());
        assertArrayEquals(new long[] {5, 1, 2, 1}, SMALL.counts());
        assertArrayEquals(new long[] {5, 0, 1, 0, 2, 1, 0}, SMALL.toDense(7));
    }

    @Test
    void handsOutCopies() {
        SMALL.ranks()[0] = 9;
        SMALL.counts()[0] = 9;
        assertEquals(5, SMALL.count(1));
    }

    @Test
    void mergesTwoRuns() {
        ZipfCounts other = ZipfCounts.ofDense(new long[] {0, 3, 1});
        ZipfCounts merged = ZipfCounts.ofDense(new long[] {5, 3, 2, 0, 2, 1});
        assertEquals(merged, SMALL.merge(other));
        assertEquals(merged, other.merge(SMALL));
        assertEquals(merged.hashCode(), other.merge(SMALL).hashCode());
        assertEquals(13, SMALL.merge(other).total());
        assertNotEquals(SMALL, merged);
        ZipfCounts none = ZipfCounts.ofDense(new long[3]);
        assertEquals(SMALL, SMALL.merge(none));
        assertEquals(none, none.merge(none));
    }

    /** Draws beyond a long share one entry, yet each is a rank of its own. */
    @Test
    void ranksBeyondLongNeverRepeat() {
        ZipfCounts counts = ZipfCounts.draw(Zipf.of(1.001), 1000, RandomStream.of(4));
        long beyond = counts.count(Long.MAX_VALUE);
        assertEquals(counts.size() - 1 + beyond, counts.distinct());
        ZipfCounts twice = counts.merge(counts);
        assertEquals(counts.size(), twice.size());
        assertEquals(2 * beyond, twice.count(Long.MAX_VALUE));
        assertEquals(2 * beyond, twice.singletons());
        assertEquals(counts.missingMass(Zipf.of(1.001)), twice.missingMass(Zipf.of(1.001)));
        // 2^(63 (1 - b)) / ((b - 1) zeta(b)) = 0.957 of 1000 draws, with six standard deviations of 6.4.
        assertEquals(956.7, beyond, 39);
    }

    @Test
    void missingMassIsWhatDidNotOccur() {
        Zipf small = Zipf.bounded(1.5, 8);
        double direct = small.probability(2) + small.probability(4) + small.probability(7) + small.probability(8);
        assertEquals(direct, SMALL.missingMass(small), 4 * Math.ulp(direct));
        assertEquals(0, ZipfCounts.ofDense(new long[] {1, 1, 1}).missingMass(Zipf.bounded(0.3, 3)));
        assertEquals(1, ZipfCounts.ofDense(new long[0]).missingMass(small));
        // Another law than that of the draws, with ranks the law does not have.
        assertEquals(Zipf.bounded(1, 2).probability(2), SMALL.missingMass(Zipf.bounded(1, 2)), 1e-16);
        // Far more ranks than occurred: survival and subtraction against the sum over all.
        Zipf wide = Zipf.bounded(1.1, 100_000);
        ZipfCounts counts = ZipfCounts.draw(wide, 300, RandomStream.of(5));
        double sum = 0;
        for (int rank = 100_000; rank >= 1; rank--) {
            sum += counts.count(rank) == 0 ? wide.probability(rank) : 0;
        }
        // 1e5 additions of numbers that sum to below 1.
        assertEquals(sum, counts.missingMass(wide), 1e5 * 0x1p-53);
    }

    @Test
    void badArgumentsAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> ZipfCounts.ofDense(new long[] {1, -1}));
        assertThrows(IllegalArgumentException.class, () -> ZipfCounts.ofDense(new long[] {Long.MAX_VALUE, 1}));
        assertThrows(IllegalArgumentException.class, () -> SMALL.toDense(5));
        ZipfCounts huge = ZipfCounts.ofDense(new long[] {Long.MAX_VALUE});
        assertThrows(IllegalArgumentException.class, () -> huge.merge(SMALL));
        Zipf law = Zipf.of(2);
        assertThrows(IllegalArgumentException.class, () -> ZipfCounts.draw(law, -1, RandomStream.of(1)));
    }
}
