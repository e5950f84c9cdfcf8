package org.longtail.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longtail.random.RandomStream;
import org.longtail.zipf.ZipfTail;

class PowerLawFitTest {

    /** At four standard errors each case fails for a right estimator with probability 6e-5; seeds are fixed. */
    @ParameterizedTest
    @CsvSource({"1.95, 1", "1.95, 7", "2.5, 1", "2.5, 30", "1.3, 2", "6, 3"})
    void recoversTheExponentAtAKnownStart(double exponent, long xMin) {
        FrequencySpectrum spectrum = drawn(exponent, xMin, 20_000, 11);
        PowerLawFit fit = PowerLawFit.of(spectrum, xMin);
        assertEquals(exponent, fit.exponent(), 4 * fit.exponentStandardError());
        // 1 / sqrt(n I) with the information at the truth: the estimate's own differs by O(1/sqrt(n)).
        double theory = 1 / Math.sqrt(20_000 * ZipfTail.of(exponent, xMin).fisherInformation());
        assertEquals(theory, fit.exponentStandardError(), 0.1 * theory);
        assertEquals(20_000, fit.tailTypes());
        assertEquals(1 / (fit.exponent() - 1), fit.zipfExponent(), 1e-15);
    }

    /**
     * Below 20 counts are flat, which no power law with exponent 2.5 resembles: a start below 18 would add a distance of some
     * 0.03, five times the noise 0.6/sqrt(10000) of the right one. A start that is too high costs nothing but noise.
     */
    @Test
    void findsWhereTheLawBegins() {
        long[] counts = new long[20_000];
        RandomStream stream = RandomStream.of(5);
        for (int i = 0; i < 10_000; i++) {
            counts[i] = 1 + stream.nextLong(19);
        }
        ZipfTail.of(2.5, 20).sampler().fill(stream, counts, 10_000, 20_000);
        PowerLawFit fit = PowerLawFit.of(FrequencySpectrum.of(counts));
        assertTrue(fit.xMin() >= 18 && fit.xMin() <= 60, fit.toString());
        assertEquals(2.5, fit.exponent(), 4 * fit.exponentStandardError());
    }

    /** The shortened search against the plain one, which tries every pair with another implementation of the law. */
    @ParameterizedTest
    @CsvSource({"1.6, 1, 40", "2.2, 1, 500", "3, 5, 300", "1.9, 100, 200", "9, 2, 100"})
    void findsTheMinimumOfThePlainSearch(double exponent, long xMin, int types) {
        FrequencySpectrum spectrum = drawn(exponent, xMin, types, 3);
        PowerLawFit fit = PowerLawFit.of(spectrum);
        long[] counts = spectrum.counts();
        double smallest = Double.POSITIVE_INFINITY;
        long best = 0;
        for (int i = 0; i <= counts.length - 2; i++) {
            PowerLawFit candidate = PowerLawFit.of(spectrum, counts[i]);
            double plain = plainDistance(spectrum, candidate);
            // Both sum the law's tail to 1e-13; 1e-11 allows for exponents that differ in their last digits.
            assertEquals(plain, candidate.distance(), 1e-11);
            if (plain < smallest - 1e-11) {
                smallest = plain;
                best = counts[i];
            }
        }
        assertEquals(best, fit.xMin());
        assertEquals(smallest, fit.distance(), 1e-11);
        assertEquals(PowerLawFit.of(spectrum, best).exponent(), fit.exponent(), 1e-9);
    }

    /** At the maximum the law's mean logarithm is the tail's. */
    @Test
    void solvesTheLikelihoodEquation() {
        FrequencySpectrum spectrum = drawn(2.1, 4, 1000, 8);
        PowerLawFit fit = PowerLawFit.of(spectrum, 4);
        double logs = 0;
        for (int i = 0; i < spectrum.distinctCounts(); i++) {
            logs += spectrum.frequencies()[i] * Math.log(spectrum.counts()[i]);
        }
        assertEquals(logs / 1000, fit.law().meanLogRank(), 1e-12);
    }

    /** A start at which nothing was seen leaves a gap that belongs to the distance. */
    @Test
    void countsTheGapBelowTheFirstCount() {
        FrequencySpectrum spectrum = FrequencySpectrum.of(new long[] {10, 10, 11, 12, 15, 40});
        PowerLawFit fit = PowerLawFit.of(spectrum, 5);
        assertEquals(plainDistance(spectrum, fit), fit.distance(), 1e-12);
        assertTrue(fit.distance() >= fit.law().cdf(9) - 1e-12);
    }

    /** Neighbouring counts that doubles hardly tell apart, and the steepest tail there is. */
    @Test
    void survivesExtremeTails() {
        PowerLawFit steep = PowerLawFit.of(FrequencySpectrum.of(new long[] {1L << 50, (1L << 50) + 1}));
        assertTrue(steep.exponent() > 1e10 && Double.isFinite(steep.exponent()), steep.toString());
        PowerLawFit flat = PowerLawFit.of(FrequencySpectrum.of(new long[] {1, 1L << 52}));
        assertTrue(flat.exponent() > 1 && flat.exponent() < 1.2, flat.toString());
        PowerLawFit hapaxes =
                PowerLawFit.of(FrequencySpectrum.ofFrequencies(new long[] {1, 2}, new long[] {1_000_000_000_000L, 1}));
        assertTrue(hapaxes.exponent() > 30 && hapaxes.distance() < 1e-12, hapaxes.toString());
    }

    @Test
    void rejectsTailsWithoutSpread() {
        FrequencySpectrum same = FrequencySpectrum.of(new long[] {3, 3, 3});
        assertThrows(IllegalArgumentException.class, () -> PowerLawFit.of(same));
        FrequencySpectrum two = FrequencySpectrum.of(new long[] {3, 5});
        assertThrows(IllegalArgumentException.class, () -> PowerLawFit.of(two, 4));
        assertThrows(IllegalArgumentException.class, () -> PowerLawFit.of(two, 0));
        assertThrows(IllegalArgumentException.class, () -> PowerLawFit.of(two, (1L << 53) + 1));
    }

    static FrequencySpectrum drawn(double exponent, long xMin, int types, long seed) {
        long[] counts = new long[types];
        ZipfTail.of(exponent, xMin).sampler().fill(RandomStream.of(seed), counts, 0, types);
        Arrays.setAll(counts, i -> Math.min(counts[i], 1L << 40));
        return FrequencySpectrum.of(counts);
    }

    /** Over every integer at which the difference can be largest: each count and the one before it. */
    private static double plainDistance(FrequencySpectrum spectrum, PowerLawFit fit) {
        ZipfTail law = fit.law();
        double largest = 0;
        for (long count : spectrum.counts()) {
            if (count >= fit.xMin()) {
                for (long x = count - 1; x <= count; x++) {
                    double seen = (double) spectrum.typesSeenAtLeast(x + 1) / fit.tailTypes();
                    largest = Math.max(largest, Math.abs(law.survival(x) - Math.min(1, seen)));
                }
            }
        }
        return largest;
    }
}
