package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.longtail.random.RandomStream;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.EmpiricalLaw;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Mixture;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCounts;
import org.longtail.zipf.ZipfTail;

/** Truncations of laws of every kind are laws again. */
class LawTruncationTest {

    private static final Zipf LAW = Zipf.of(1.5);
    private static final Mixture MIXTURE = Mixture.of(0.1, LAW, Zipf.bounded(2, 50));
    private static final EmpiricalLaw DATA = EmpiricalLaw.of(new int[] {2, 10, 0, 5, 2, 1});

    static Stream<DiscreteLaw> laws() {
        ZipfCounts counts = ZipfCounts.draw(LAW, 5000, RandomStream.of(1));
        return Stream.of(
                LAW,
                Zipf.bounded(1, 5000),
                MIXTURE,
                ZipfTail.of(2, 1),
                EmpiricalLaw.of(counts).byFrequency());
    }

    /** By what they promise, one probability at a time. */
    @ParameterizedTest
    @MethodSource("laws")
    void ranksAreThoseOfTheirDefinition(DiscreteLaw law) {
        for (double mass : new double[] {0.1, 0.5, 0.9, 0.95}) {
            long rank = Truncation.nucleusRank(law, mass);
            assertTrue(law.cdf(rank) >= mass * (1 - 1e-14));
            assertTrue(rank == 1 || law.cdf(rank - 1) < mass * (1 + 1e-14));
        }
        for (double ratio : new double[] {1, 0.5, 0.1, 0.003}) {
            long rank = Truncation.minPRank(law, ratio);
            double limit = ratio * law.probability(1);
            assertTrue(law.probability(rank) >= limit * (1 - 1e-14));
            assertTrue(law.probability(rank + 1) < limit * (1 + 1e-14));
        }
        for (long draws : new long[] {1, 100, 100_000}) {
            long rank = Truncation.finiteSampleRank(law, draws);
            double missing = ExpectedCounts.missingMass(law, draws);
            assertTrue(law.survival(rank) <= missing);
            assertTrue(rank == 1 || law.survival(rank - 1) > missing);
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void whatIsKeptIsRenormalised(DiscreteLaw law) {
        DiscreteLaw kept = Truncation.nucleus(law, 0.8);
        long last = Truncation.nucleusRank(law, 0.8);
        assertEquals(last, kept.supportSize());
        double mass = law.cdf(last);
        double sum = 0;
        for (long rank = 1; rank <= last; rank++) {
            double expected = law.probability(rank) / mass;
            // Probabilities, masses and normalisers each to 1e-14.
            assertEquals(expected, kept.probability(rank), 5e-14 * expected);
            assertEquals(law.cdf(rank) / mass, kept.cdf(rank), 5e-14);
            sum += kept.probability(rank);
        }
        assertEquals(1, sum, 1e-13);
        assertEquals(0, kept.survival(last));
        assertEquals(0, kept.probability(last + 1));
        // Of a law seen whole nothing is missing but what few draws miss; of the uncut law its tail at least.
        double missed = ExpectedCounts.missingMass(law, kept, 1_000_000_000);
        assertTrue(missed >= law.survival(last) * (1 - 1e-12));
        double unseen = 0;
        for (long rank = 1; rank <= last; rank++) {
            unseen += law.probability(rank) * Math.pow(1 - kept.probability(rank), 20);
        }
        double expected = unseen + law.survival(last);
        assertEquals(expected, ExpectedCounts.missingMass(law, kept, 20), 1e-12 * expected);
        long[] ranks = new long[1000];
        kept.sampler().fill(RandomStream.of(3), ranks, 0, 1000);
        for (long rank : ranks) {
            assertTrue(rank >= 1 && rank <= last);
        }
        assertEquals(1000, kept.drawCounts(RandomStream.of(4), 1000).total());
    }

    /** Theory, section B: the nucleus of the nucleus of ..., here of laws. */
    @ParameterizedTest
    @CsvSource({".9, 59, 16, 8, 5, 4", ".95, 234, 62, 29, 17, 12"})
    void repeatedNucleiAreThoseOfTheory(double mass, long first, long second, long third, long fourth, long fifth) {
        DiscreteLaw law = LAW;
        for (long expected : new long[] {first, second, third, fourth, fifth}) {
            law = Truncation.nucleus(law, mass);
            assertEquals(expected, law.supportSize());
        }
    }

    /**
     * Theory, section B: k_eff = (C T)^(1/b) Gamma(1+c)^(-1/(b-1)). It approximates the tail mass (k + 1/2)^-(b-1) by k^-(b-1) and the
     * missing mass to c (1+c) / (2T), and the rank is rounded up: within two ranks, and 1e-4 of the whole, from T = 1e4 on.
     */
    @ParameterizedTest
    @CsvSource({
        "1.25, 10000, 0.9181687423997606",
        "1.5, 10000, 0.8929795115692493",
        "1.5, 100000000, 0.8929795115692493",
        "2, 1000000, 0.8862269254527580",
        "3, 100000000, 0.9027452929509336"
    })
    void finiteSampleRanksAreThoseOfTheory(double b, long draws, double gammaOfOnePlusC) {
        Zipf law = Zipf.of(b);
        double ct = draws / law.normalizer();
        double expected = Math.pow(ct, 1 / b) * Math.pow(gammaOfOnePlusC, -1 / (b - 1));
        assertEquals(expected, (double) Truncation.finiteSampleRank(law, draws), 2 + 1e-4 * expected);
    }

    /** Of counted data the most frequent types are kept, wherever they stand. */
    @Test
    void countedDataIsCutByFrequency() {
        assertEquals(EmpiricalLaw.of(new int[] {0, 10, 0, 5}), Truncation.topK(DATA, 2));
        // 10 + 5 of 20 are exactly three quarters; a little more takes the first of two equal counts.
        assertEquals(EmpiricalLaw.of(new int[] {0, 10, 0, 5}), Truncation.nucleus(DATA, 0.75));
        assertEquals(EmpiricalLaw.of(new int[] {2, 10, 0, 5}), Truncation.nucleus(DATA, 0.76));
        assertSame(DATA, Truncation.nucleus(DATA, 1));
        assertEquals(EmpiricalLaw.of(new int[] {0, 10, 0, 5}), Truncation.minP(DATA, 0.5));
        assertEquals(EmpiricalLaw.of(new int[] {2, 10, 0, 5, 2}), Truncation.minP(DATA, 0.2));
        assertEquals(EmpiricalLaw.of(new int[] {2, 10}), Truncation.cutAtRank(DATA, 3));
        assertEquals(EmpiricalLaw.of(new int[] {2, 10}), Truncation.cutAtRank(DATA, 2));
    }

    /** Squares of 2, 10, 5, 2, 1 at temperature 1/2; square roots at 2. Weights are integers: 1e-17 of the whole each. */
    @Test
    void temperaturesOfCountedData() {
        DiscreteLaw cold = Truncation.temperature(DATA, 0.5);
        assertEquals(100.0 / 134, cold.probability(2), 1e-15);
        assertEquals(1.0 / 134, cold.probability(6), 1e-15);
        DiscreteLaw hot = Truncation.temperature(DATA, 2);
        assertEquals(Math.sqrt(10), hot.probability(2) / hot.probability(6), 1e-14);
        assertEquals(Zipf.of(3), Truncation.temperature((DiscreteLaw) LAW, 0.5));
        // So cold that all but the most frequent type are lost.
        assertEquals(1, Truncation.temperature(DATA, 1e-3).probability(2));
    }

    static Stream<Arguments> rejected() {
        Mixture rising = Mixture.of(0.5, LAW, Zipf.bounded(-1, 9));
        String mustNotRise = "law must not rise with rank: " + rising;
        return Stream.of(
                bad(mustNotRise, () -> Truncation.nucleus(rising, 0.5)),
                bad(mustNotRise, () -> Truncation.minP(rising, 0.5)),
                bad(mustNotRise, () -> Truncation.topK(rising, 5)),
                bad(mustNotRise, () -> Truncation.finiteSampleRank(rising, 5)),
                bad("ranks must be at least 1: 0", () -> Truncation.topK(MIXTURE, 0)),
                bad("rank must be at least 1: 0", () -> Truncation.cutAtRank(MIXTURE, 0)),
                bad("mass must be in (0, 1]: 0.0", () -> Truncation.nucleus(MIXTURE, 0)),
                bad("mass must be in (0, 1]: NaN", () -> Truncation.nucleus(DATA, Double.NaN)),
                bad("ratio must be in (0, 1]: 0.0", () -> Truncation.minP(MIXTURE, 0)),
                bad("ratio must be in (0, 1]: 2.0", () -> Truncation.minP(DATA, 2)),
                bad("draws must be at least 1: 0", () -> Truncation.finiteSample(MIXTURE, 0)),
                bad("temperature must be positive and finite: 0.0", () -> Truncation.temperature(DATA, 0)),
                bad("law must be a Zipf law or counted data: " + MIXTURE, () -> Truncation.temperature(MIXTURE, 2)),
                bad(
                        "rank must leave something of " + ZipfTail.of(2, 10) + ": 9",
                        () -> Truncation.cutAtRank(ZipfTail.of(2, 10), 9)));
    }

    private static Arguments bad(String message, Executable call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    void badArgumentsAreNamed(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
