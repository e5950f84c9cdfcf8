package org.longtail.inference;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FrequencySpectrumTest {

    @Test
    void countsTypesByHowOftenTheyWereSeen() {
        FrequencySpectrum spectrum = FrequencySpectrum.of(new long[] {5, 1, 2, 1, 5, 1});
        assertArrayEquals(new long[] {1, 2, 5}, spectrum.counts());
        assertArrayEquals(new long[] {3, 1, 2}, spectrum.frequencies());
        assertEquals(15, spectrum.tokens());
        assertEquals(6, spectrum.types());
        assertEquals(3, spectrum.hapaxes());
        assertEquals(3, spectrum.distinctCounts());
        assertEquals(0, spectrum.typesSeen(3));
        assertEquals(3, spectrum.typesSeenAtLeast(2));
        assertEquals(2, spectrum.typesSeenAtLeast(3));
        assertEquals(0, spectrum.typesSeenAtLeast(6));
    }

    @Test
    void isEmptyWithoutTypes() {
        FrequencySpectrum spectrum = FrequencySpectrum.of(new long[0]);
        assertEquals(0, spectrum.tokens());
        assertEquals(0, spectrum.types());
        assertRejected("tokens must be at least 1: 0", () -> GoodTuring.of(spectrum));
        assertRejected("at least two different counts in its tail: 0", () -> PowerLawFit.of(spectrum));
    }

    @Test
    void isTheSameFromItsOwnNumbers() {
        FrequencySpectrum spectrum = FrequencySpectrum.ofFrequencies(new long[] {1, 2, 5}, new long[] {3, 1, 2});
        assertEquals(15, spectrum.tokens());
        assertEquals(6, spectrum.types());
    }

    @Test
    void rejectsWhatIsNoSpectrum() {
        assertRejected("typeCounts must be at least 1: 0", () -> FrequencySpectrum.of(new long[] {3, 0}));
        assertRejected("typeCounts must be at least 1: -4", () -> FrequencySpectrum.of(new long[] {3, -4}));
        assertRejected("less than 2^63", () -> FrequencySpectrum.of(new long[] {Long.MAX_VALUE, Long.MAX_VALUE}));
        assertRejected("one length: 2 and 1", () -> FrequencySpectrum.ofFrequencies(new long[] {1, 2}, new long[] {1}));
        assertRejected(
                "counts[1] is 2 after 2", () -> FrequencySpectrum.ofFrequencies(new long[] {2, 2}, new long[] {1, 1}));
        assertRejected("counts[0] is 0 after 0", () -> FrequencySpectrum.ofFrequencies(new long[] {0}, new long[] {1}));
        assertRejected(
                "frequencies[0] must be at least 1: 0",
                () -> FrequencySpectrum.ofFrequencies(new long[] {1}, new long[] {0}));
    }

    /** By hand: N = 15, N_1 = 3, N_2 = 1. */
    @Test
    void estimatesMissingMass() {
        GoodTuring estimate = GoodTuring.of(FrequencySpectrum.of(new long[] {5, 1, 2, 1, 5, 1}));
        assertEquals(0.2, estimate.missingMass(), 1e-15);
        assertEquals(Math.sqrt(3 * 0.8 + 2) / 15, estimate.standardError(), 1e-15);
    }

    private static void assertRejected(String message, org.junit.jupiter.api.function.Executable call) {
        String said = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(said != null && said.contains(message), said);
    }
}
