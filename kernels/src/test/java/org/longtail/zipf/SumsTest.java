package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The three ways of adding without adding: Gauss-Legendre's rule, Euler-Maclaurin for powers, and for smooth functions. */
class SumsTest {

    @Test
    void theRuleIntegratesPolynomialsOfDegree39() {
        for (int degree = 0; degree < 2 * GaussLegendre.POINTS; degree++) {
            double sum = 0;
            for (int k = 0; k < GaussLegendre.POINTS; k++) {
                sum += GaussLegendre.weight(k) * Math.pow(GaussLegendre.node(k), degree);
            }
            // Nodes are good to 2^-53, which a power takes degree-fold; 20 terms add their roundings.
            assertEquals(1.0 / (degree + 1), sum, (20 + degree) * 0x1p-53 / (degree + 1) + 0x1p-52);
        }
    }

    /** Sums over neighbouring ranges are the sum over both, with logarithms too. */
    @ParameterizedTest
    @ValueSource(doubles = {-25, -3, -0.5, 0, 0.3, 1, 1.000001, 1.5, 2, 7, 40})
    void powerSumsAddUp(double exponent) {
        long[] ends = {0, 1, 2, 30, 200, 10_000, 1L << 40, (1L << 40) + 1, (1L << 40) + 1000, 1L << 61};
        for (int i = 0; i + 2 < ends.length; i++) {
            PowerSum low = PowerSum.over(exponent, ends[i] + 1, ends[i + 1]);
            PowerSum high = PowerSum.over(exponent, ends[i + 1] + 1, ends[i + 2]);
            PowerSum both = PowerSum.over(exponent, ends[i] + 1, ends[i + 2]);
            // Logarithms, since the sums may leave the range of a double; of size up to |s| ln 2^61, in units of its
            // last place.
            double logLow = low.logValue(exponent);
            double logHigh = high.logValue(exponent);
            double larger = Math.max(logLow, logHigh);
            double together = larger + Math.log1p(Math.exp(Math.min(logLow, logHigh) - larger));
            double tolerance = 4e-14 + 4 * Math.abs(exponent) * 43 * 0x1p-52;
            assertEquals(together, both.logValue(exponent), tolerance);
            double share = Math.exp(logLow - together);
            double mean = share * low.meanLog() + (1 - share) * high.meanLog();
            // The share carries the tolerance above, times the distance of the means.
            assertEquals(mean, both.meanLog(), 43 * tolerance + 1e-13 * mean);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-3, 0, 0.5, 1, 1.5, 3})
    void smoothSumsAreThePowerSums(double exponent) {
        DoubleUnaryOperator power = x -> Math.pow(x, -exponent);
        for (long from : new long[] {1025, 5000, 1L << 30}) {
            double expected = PowerSum.over(exponent, from, 1L << 40).value(exponent);
            double actual = SmoothSum.of(power, x -> Math.abs(exponent), from, 1L << 40);
            assertEquals(expected, actual, 1e-13 * expected);
        }
    }

    /** A sum that starts where its terms vanish: e^-(T/x) x^-2 falls by many orders over one e-fold. */
    @Test
    void smoothSumsStopWhereTermsVanish() {
        double draws = 1e6;
        DoubleUnaryOperator f = x -> Math.exp(-draws / x) / (x * x);
        double direct = 0;
        for (int i = 300_000; i >= 1025; i--) {
            direct += f.applyAsDouble(i);
        }
        double actual = SmoothSum.of(f, x -> 2 + draws / x, 1025, 300_000);
        // The direct sum rounds each of 3e5 partial sums: some sqrt(3e5) 2^-53 = 6e-14.
        assertEquals(direct, actual, 1e-12 * direct);
    }
}
