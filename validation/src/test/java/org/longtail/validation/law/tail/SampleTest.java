package org.longtail.validation.law.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;
import org.longtail.zipf.Zipf;

class SampleTest {

    private final RandomStream stream = RandomStream.of(20261124);

    /** 1e-14 covers the rounding of a few hundred additions. */
    @Test
    void oneCopyOfEachTypeIsAllOfACutLaw() {
        Sample sample = Sample.distinct(300);
        assertEquals(300, sample.types());
        assertEquals(Zipf.of(1.5).survival(300), sample.missingMass(Zipf.of(1.5)), 1e-14);
        assertEquals(1 - 1.0 / 300, sample.heterozygosity(), 1e-14);
    }

    @Test
    void drawsBothLowAndHighRanks() {
        Zipf uniform = Zipf.bounded(0, 3000);
        Sample sample = Sample.draw(uniform.sampler(), stream, 60_000);
        // A rank is missed with probability e^-20: 6e-6 for all 3000 together.
        assertEquals(3000, sample.types());
        assertEquals(0, sample.missingMass(uniform), 1e-12);
    }

    @Test
    void samplesAddUp() {
        Sample both = Sample.distinct(5).with(Sample.distinct(2));
        assertEquals(5, both.types());
        // Copies 2, 2, 1, 1, 1 of 7.
        assertEquals(1 - 11.0 / 49, both.heterozygosity(), 1e-14);
    }

    /**
     * Distinct types of 6 draws from 3 equal types, against their probabilities 3 (1/3)^6, 3 (2/3)^6 - 6 (1/3)^6 by inclusion
     * and exclusion. The bound is exceeded once in a million seeds.
     */
    @Test
    void resamplesAsIndependentDraws() {
        int runs = 100_000;
        int[] seen = new int[4];
        Sample three = Sample.distinct(3);
        for (int run = 0; run < runs; run++) {
            seen[three.resample(stream, 6).types()]++;
        }
        double one = 3 * Math.pow(1 / 3.0, 6);
        double two = 3 * Math.pow(2 / 3.0, 6) - 2 * one;
        double[] expected = {0, one, two, 1 - one - two};
        double chiSquare = 0;
        for (int types = 1; types <= 3; types++) {
            double mean = runs * expected[types];
            chiSquare += (seen[types] - mean) * (seen[types] - mean) / mean;
        }
        double bound = ChiSquaredDistribution.of(2).inverseSurvivalProbability(1e-6);
        assertTrue(chiSquare < bound, "chi-square " + chiSquare);
    }
}
