package org.longtail.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.longtail.inference.PowerLawBootstrap.Replicate;
import org.longtail.random.RandomStream;

class PowerLawBootstrapTest {

    /**
     * p-values of true power laws are about uniform. Of 60 the mean lies within four standard deviations, 4 * 0.289 /
     * sqrt(60) = 0.15, of 0.5, and more than 16 below 0.1 have probability 1e-4 under the binomial law.
     */
    @Test
    void trueLawsArePlausible() {
        double[] p = IntStream.range(0, 60)
                .mapToDouble(i -> pValue(PowerLawFitTest.drawn(2.5, 1, 300, 100 + i), 50))
                .toArray();
        assertEquals(
                0.5, IntStream.range(0, 60).mapToDouble(i -> p[i]).average().orElseThrow(), 0.15);
        assertTrue(IntStream.range(0, 60).filter(i -> p[i] < 0.1).count() <= 16);
    }

    /** A geometric law bends away from every straight line over three factors of ten. */
    @Test
    void aGeometricLawIsRuledOut() {
        RandomStream stream = RandomStream.of(77);
        long[] counts = new long[5000];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = 1 + (long) (100 * stream.nextExponential());
        }
        PowerLawFit fit = PowerLawFit.of(FrequencySpectrum.of(counts), 1);
        FrequencySpectrum spectrum = FrequencySpectrum.of(counts);
        assertEquals(
                0, PowerLawUncertainty.of(fit, replicates(spectrum, fit, 50)).pValue());
    }

    /** Without choosing x_min anew, the spread of the exponent is the one of maximum likelihood. */
    @Test
    void resampledExponentsSpreadAtLeastAsTheoryWants() {
        FrequencySpectrum spectrum = PowerLawFitTest.drawn(2.5, 1, 5000, 4);
        PowerLawFit fit = PowerLawFit.of(spectrum);
        PowerLawUncertainty u = PowerLawUncertainty.of(fit, replicates(spectrum, fit, 200));
        // A standard deviation from 200 samples has a relative error of 1/sqrt(400) = 0.05: four of them.
        assertTrue(u.exponentStandardError() > 0.8 * fit.exponentStandardError(), u + " " + fit);
        assertTrue(Math.abs(fit.exponent() - 2.5) < 4 * u.exponentStandardError(), u + " " + fit);
        assertEquals(200, u.syntheticSamples());
        assertEquals(200, u.resampledSamples());
    }

    /** Chi-square at 1e-4 over the body, the law's table, and what lies beyond the table. */
    @Test
    void syntheticSamplesFollowBodyAndLaw() {
        FrequencySpectrum data = FrequencySpectrum.ofFrequencies(
                new long[] {1, 2, 3, 4, 9}, new long[] {30_000, 5_000, 30_000, 20_000, 15_000});
        PowerLawFit fit = new PowerLawFit(1.5, 0.01, 3, 65_000, 0.01);
        long[] edges = {1, 2, 3, 4, 5, 10, 100, 1000, 4000, 4098, 4100, 5000, 20_000, 1_000_000, Long.MAX_VALUE};
        double[] expected = new double[edges.length - 1];
        long[] observed = new long[edges.length - 1];
        TailSearch drawn = SpectrumSampler.fitted(data, fit).draw(RandomStream.of(12));
        for (int i = 0; i < expected.length; i++) {
            expected[i] = i < 2
                    ? data.typesSeen(edges[i])
                    : 65_000 * (fit.law().survival(edges[i] - 1) - fit.law().survival(edges[i + 1] - 1));
            observed[i] = drawn.typesBetween(edges[i], edges[i + 1]);
        }
        double p = ChiSquareTest.withDefaults().test(expected, observed).getPValue();
        assertTrue(p > 1e-4, "p-value " + p);
    }

    @Test
    void replicatesDependOnSeedAndNumberAlone() {
        FrequencySpectrum spectrum = PowerLawFitTest.drawn(2, 2, 500, 1);
        PowerLawFit fit = PowerLawFit.of(spectrum);
        PowerLawBootstrap one = PowerLawBootstrap.of(spectrum, fit, 9);
        Replicate fifth = one.replicate(5);
        assertEquals(fifth, PowerLawBootstrap.of(spectrum, fit, 9).replicate(5));
        assertTrue(!fifth.equals(one.replicate(6)));
        assertTrue(!fifth.equals(PowerLawBootstrap.of(spectrum, fit, 10).replicate(5)));
    }

    @Test
    void samplesWithoutSpreadAreLeftOut() {
        FrequencySpectrum two = FrequencySpectrum.of(new long[] {1, 2});
        PowerLawFit fit = PowerLawFit.of(two);
        PowerLawUncertainty u = PowerLawUncertainty.of(fit, replicates(two, fit, 100));
        // Both types get the same count with probability 1/2: from 100 draws 50 +- 20 at four standard deviations.
        assertEquals(50, u.resampledSamples(), 20);
        Replicate none = new Replicate(Optional.empty(), Optional.empty());
        assertTrue(Double.isNaN(PowerLawUncertainty.of(fit, List.of(none)).pValue()));
    }

    @Test
    void rejectsTheFitOfOtherData() {
        FrequencySpectrum data = FrequencySpectrum.of(new long[] {1, 2, 3});
        PowerLawFit other = PowerLawFit.of(FrequencySpectrum.of(new long[] {1, 1, 2, 3}));
        assertThrows(IllegalArgumentException.class, () -> PowerLawBootstrap.of(data, other, 1));
        PowerLawBootstrap bootstrap = PowerLawBootstrap.of(data, PowerLawFit.of(data), 1);
        assertThrows(IllegalArgumentException.class, () -> bootstrap.replicate(-1));
    }

    private static double pValue(FrequencySpectrum spectrum, int replicates) {
        PowerLawFit fit = PowerLawFit.of(spectrum);
        return PowerLawUncertainty.of(fit, replicates(spectrum, fit, replicates))
                .pValue();
    }

    private static List<Replicate> replicates(FrequencySpectrum spectrum, PowerLawFit fit, int number) {
        PowerLawBootstrap bootstrap = PowerLawBootstrap.of(spectrum, fit, 2026);
        return IntStream.range(0, number).mapToObj(bootstrap::replicate).toList();
    }
}
