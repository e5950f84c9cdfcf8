package org.longtail.validation.law.learner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCounts;

class TotalVariationTest {

    private static final Zipf LAW = Zipf.of(1.5);

    @Test
    void isHalfTheSumOfAbsoluteDifferences() {
        ZipfCounts sample = ZipfCounts.ofDense(new long[] {1, 3, 0, 2});
        double sum = LAW.survival(4);
        double[] frequencies = {1 / 6.0, 3 / 6.0, 0, 2 / 6.0};
        for (int rank = 1; rank <= 4; rank++) {
            sum += Math.abs(frequencies[rank - 1] - LAW.probability(rank));
        }
        assertEquals(sum / 2, TotalVariation.of(sample, LAW), 1e-14);
    }

    /** One draw of rank i leaves 1 - p_i: on average 1 - sum p^2. */
    @Test
    void ofOneDrawIsWhatTheDrawnRankLacks() {
        double squares = 0;
        for (int rank = 1_000_000; rank >= 1; rank--) {
            squares += LAW.probability(rank) * LAW.probability(rank);
        }
        // The ranks beyond add C^2/(2 N^2), some 1e-13.
        assertEquals(1 - squares, TotalVariation.expected(LAW, 1), 1e-12);
        assertEquals(1, TotalVariation.expected(LAW, 0));
    }
}
