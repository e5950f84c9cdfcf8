package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every law, whatever its figures. */
class ZipfPropertiesTest {

    /** Accuracy of each of the two numbers compared. */
    private static final double EACH = 1e-14;

    private static final long[] RANKS = {1, 2, 3, 10, 99, 1000, 65_536, 1L << 40, 1L << 61};

    static List<Zipf> small() {
        List<Zipf> laws = new ArrayList<>();
        for (double exponent : new double[] {-30, -3, -0.5, 0, 0.5, 1, 1.5, 3, 30}) {
            for (long support : new long[] {1, 2, 5, 60, 300}) {
                laws.add(Zipf.bounded(exponent, support));
            }
        }
        return laws;
    }

    static List<Zipf> all() {
        List<Zipf> laws = new ArrayList<>(small());
        for (double exponent : new double[] {-2, 0, 0.99, 1, 1.01, 2, 25}) {
            laws.add(Zipf.bounded(exponent, 1L << 62));
        }
        for (double exponent : new double[] {1.02, 1.5, 2, 30, 1e6}) {
            laws.add(Zipf.of(exponent));
        }
        return laws;
    }

    @ParameterizedTest
    @MethodSource("all")
    void cumulativesAddUpToOne(Zipf law) {
        for (long rank : RANKS) {
            assertEquals(1, law.cdf(rank) + law.survival(rank), 2 * EACH);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void probabilitiesAreStepsOfTheCumulatives(Zipf law) {
        for (long rank : RANKS) {
            double probability = law.probability(rank);
            assertEquals(probability, law.survival(rank - 1) - law.survival(rank), 2 * EACH);
            assertEquals(probability, law.cdf(rank) - law.cdf(rank - 1), 2 * EACH);
            // ln p of size up to 1e3 carries |exponent| ln(rank) units in the last place.
            double log = law.logProbability(rank);
            double relative = log > -700 ? EACH + Math.abs(log) * 0x1p-50 : 1; // below e^-700 bits get lost
            assertEquals(probability, Math.exp(log), probability * relative);
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void probabilitiesAddUp(Zipf law) {
        double sum = 0;
        double mean = 0;
        double meanLog = 0;
        double entropy = 0;
        for (long rank = 1; rank <= law.supportSize(); rank++) {
            double probability = law.probability(rank);
            sum += probability;
            mean += rank * probability;
            meanLog += Math.log(rank) * probability;
            entropy -= probability > 0 ? probability * Math.log(probability) : 0;
            // Sums of up to 300 terms round by 300 units in the last place at the very most.
            assertEquals(sum, law.cdf(rank), EACH + 300 * 0x1p-53);
        }
        assertEquals(mean, law.mean(), mean * (EACH + 300 * 0x1p-53));
        assertEquals(meanLog, law.meanLogRank(), 1e-13 * Math.max(1, meanLog));
        assertEquals(entropy, law.entropy(), 1e-13 * Math.max(1, entropy));
    }

    @ParameterizedTest
    @MethodSource("all")
    void cumulativesAreMonotone(Zipf law) {
        for (int i = 1; i < RANKS.length; i++) {
            assertTrue(law.cdf(RANKS[i]) >= law.cdf(RANKS[i - 1]) - 2 * EACH);
            assertTrue(law.survival(RANKS[i]) <= law.survival(RANKS[i - 1]) + 2 * EACH);
        }
    }

    @ParameterizedTest
    @MethodSource("small")
    void quantilesAreTheSmallestRanksThatReach(Zipf law) {
        for (double p = 0; p < 1; p += 1.0 / 64) {
            long expected = 1;
            while (expected < law.supportSize() && law.cdf(expected) < p) {
                expected++;
            }
            long actual = law.quantile(p);
            // The two sides may part only where a cumulative value is the probability up to rounding.
            if (actual != expected) {
                assertEquals(1, Math.abs(actual - expected));
                assertEquals(p, law.cdf(Math.min(actual, expected)), 2 * EACH);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void quantilesInvertTheCumulatives(Zipf law) {
        for (double p : new double[] {1e-9, 0.1, 0.5, 0.9, 0.99}) {
            long rank = law.quantile(p);
            assertTrue(rank == Long.MAX_VALUE || law.cdf(rank) >= p - EACH);
            assertTrue(law.cdf(rank - 1) < p + EACH);
        }
        assertEquals(1, law.quantile(0));
        assertEquals(law.supportSize(), law.quantile(1));
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothingLiesOutsideTheSupport(Zipf law) {
        for (long rank : new long[] {Long.MIN_VALUE, -1, 0}) {
            assertEquals(0, law.probability(rank));
            assertEquals(Double.NEGATIVE_INFINITY, law.logProbability(rank));
            assertEquals(0, law.cdf(rank));
            assertEquals(1, law.survival(rank));
        }
        if (law.isBounded()) {
            for (long rank : new long[] {law.supportSize() + 1, Long.MAX_VALUE}) {
                assertEquals(0, law.probability(rank));
                assertEquals(Double.NEGATIVE_INFINITY, law.logProbability(rank));
                assertEquals(1, law.cdf(rank));
                assertEquals(0, law.survival(rank));
            }
        }
    }

    @Test
    void lawsAreValues() {
        assertEquals(Zipf.of(1.5), Zipf.of(1.5));
        assertEquals(Zipf.of(1.5).hashCode(), Zipf.of(1.5).hashCode());
        assertEquals(Zipf.bounded(0, 9), Zipf.bounded(-0.0, 9));
        assertEquals(Zipf.bounded(0, 9).hashCode(), Zipf.bounded(-0.0, 9).hashCode());
        assertNotEquals(Zipf.of(1.5), Zipf.of(1.6));
        assertNotEquals(Zipf.bounded(1.5, 9), Zipf.bounded(1.5, 8));
        assertNotEquals(Zipf.of(1.5), Zipf.bounded(1.5, 1L << 62));
        assertNotEquals(Zipf.of(1.5), new Object());
        assertTrue(Zipf.bounded(1.5, 9).isBounded());
        assertFalse(Zipf.of(1.5).isBounded());
        assertEquals("Zipf(1.5)", Zipf.of(1.5).toString());
        assertEquals("Zipf(exponent 1.5, ranks 1..9)", Zipf.bounded(1.5, 9).toString());
    }
}
