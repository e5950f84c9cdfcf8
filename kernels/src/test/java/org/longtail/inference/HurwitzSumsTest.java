package org.longtail.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/**
 * Against mpmath. The sums add some dozens of positive terms, each a power with a relative error of about {@code s} ulps
 * (the logarithm's rounding times s): 1e-13 holds for s up to 50. The variance loses digits where it is a small difference of two
 * moments, no more than a factor of ten here.
 */
class HurwitzSumsTest {

    @ParameterizedTest
    @CsvFileSource(resources = "hurwitz.csv", useHeadersInDisplayName = true)
    void agreesWithMpmath(double s, double a, double zeroth, double meanLog, double varianceLog) {
        HurwitzSums sums = new HurwitzSums();
        sums.evaluate(s, a);
        assertEquals(zeroth, sums.zeroth(), 1e-13 * zeroth);
        assertEquals(zeroth, HurwitzSums.zeroth(s, a), 1e-13 * zeroth);
        assertEquals(meanLog, sums.meanLog(), 1e-13 * meanLog);
        assertEquals(varianceLog, sums.varianceLog(), 1e-12 * varianceLog);
    }
}
