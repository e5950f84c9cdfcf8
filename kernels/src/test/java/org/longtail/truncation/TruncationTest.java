package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.longtail.zipf.Zipf;

class TruncationTest {

    private static final Zipf LAW = Zipf.of(1.5);

    /** Theory, section B. */
    @ParameterizedTest
    @CsvSource({"1.5, .9, 59", "1.5, .95, 234", "1.5, .99, 5861", "2, .9, 6", "2, .95, 12", "2, .99, 61"})
    void nucleiAreThoseOfTheory(double exponent, double mass, long rank) {
        assertEquals(rank, Truncation.nucleusRank(Zipf.of(exponent), mass));
    }

    /** Theory, section B: the nucleus of the nucleus of ... */
    @ParameterizedTest
    @CsvSource({".9, 59, 16, 8, 5, 4", ".95, 234, 62, 29, 17, 12"})
    void repeatedNucleiAreThoseOfTheory(double mass, long first, long second, long third, long fourth, long fifth) {
        Zipf law = LAW;
        for (long expected : new long[] {first, second, third, fourth, fifth}) {
            long rank = Truncation.nucleusRank(law, mass);
            assertEquals(expected, rank);
            law = Truncation.cutAtRank(law, rank);
        }
    }

    @Test
    void wholeNucleiCutNothing() {
        assertEquals(Long.MAX_VALUE, Truncation.nucleusRank(LAW, 1));
        assertEquals(77, Truncation.nucleusRank(Zipf.bounded(1.5, 77), 1));
        assertEquals(1, Truncation.nucleusRank(LAW, Double.MIN_VALUE));
    }

    @Test
    void cutsRenormaliseTheFirstRanks() {
        Zipf cut = Truncation.cutAtRank(LAW, 100);
        assertEquals(Zipf.bounded(1.5, 100), cut);
        for (long rank = 1; rank <= 100; rank++) {
            // Three figures of the law, each to 1e-14.
            double expected = LAW.probability(rank) / LAW.cdf(100);
            assertEquals(expected, cut.probability(rank), 3e-14 * expected);
        }
        assertEquals(cut, Truncation.cutAtRank(Truncation.cutAtRank(LAW, 500), 100));
        assertSame(cut, Truncation.cutAtRank(cut, 100));
        assertSame(cut, Truncation.cutAtRank(cut, Long.MAX_VALUE));
        assertSame(LAW, Truncation.cutAtRank(LAW, Long.MAX_VALUE));
        // Theory, section B: what a cut at 100 leaves out.
        assertEquals(.076367758593, LAW.survival(100), 0.5e-12);
        assertEquals(.0060489759826, Zipf.of(2).survival(100), 0.5e-13);
    }

    /** Ratios that a rank meets exactly, and their neighbours on both sides. */
    @ParameterizedTest
    @CsvSource({"1, 7", "2, 7", "1.5, 4", "1.5, 9", "3, 10", "0.5, 16"})
    void minPKeepsTheRankThatMeetsItsRatio(double exponent, long rank) {
        Zipf law = Zipf.bounded(exponent, 1000);
        double ratio = Math.pow(rank, -exponent);
        assertEquals(rank, Truncation.minPRank(law, ratio));
        assertEquals(rank, Truncation.minPRank(law, ratio * (1 - 1e-9)));
        assertEquals(rank - 1, Truncation.minPRank(law, ratio * (1 + 1e-9)));
    }

    @ParameterizedTest
    @CsvSource({"0, 0.5", "0, 1", "1e-300, 0.5", "0.1, 1e-300"})
    void minPStopsAtTheSupport(double exponent, double ratio) {
        assertEquals(10, Truncation.minPRank(Zipf.bounded(exponent, 10), ratio));
    }

    @Test
    void minPOfUnboundedLawsMayCutNothing() {
        assertEquals(Long.MAX_VALUE, Truncation.minPRank(Zipf.of(1.05), 1e-300));
        assertEquals(1, Truncation.minPRank(LAW, 1));
    }

    @Test
    void temperaturesDivideTheExponent() {
        assertEquals(Zipf.of(3), Truncation.temperature(LAW, 0.5));
        assertEquals(Zipf.bounded(0.75, 9), Truncation.temperature(Zipf.bounded(1.5, 9), 2));
        assertEquals(LAW, Truncation.temperature(LAW, 1));
        Zipf law = Zipf.bounded(1.5, 9);
        Zipf hot = Truncation.temperature(law, 2);
        // p_i^(1/2), renormalised: ratios of probabilities are square roots.
        double root = Math.sqrt(law.probability(9) / law.probability(1));
        assertEquals(root, hot.probability(9) / hot.probability(1), 4e-14 * root);
    }

    @Test
    void narrowingKeepsTheSupport() {
        assertEquals(Zipf.of(2), Truncation.narrow(LAW, 2));
        assertEquals(Zipf.bounded(2, 9), Truncation.narrow(Zipf.bounded(-1, 9), 2));
        assertEquals(LAW, Truncation.narrow(LAW, 1.5));
        assertEquals(Truncation.narrow(LAW, 3), Truncation.temperature(LAW, 0.5));
    }

    static Stream<Arguments> rejected() {
        Zipf rising = Zipf.bounded(-1, 9);
        String mustNotRise = "law must not rise with rank: " + rising;
        return Stream.of(
                bad("rank must be at least 1: 0", () -> Truncation.cutAtRank(LAW, 0)),
                bad("mass must be in (0, 1]: 0.0", () -> Truncation.nucleusRank(LAW, 0)),
                bad("mass must be in (0, 1]: 1.5", () -> Truncation.nucleusRank(LAW, 1.5)),
                bad("mass must be in (0, 1]: NaN", () -> Truncation.nucleusRank(LAW, Double.NaN)),
                bad(mustNotRise, () -> Truncation.nucleusRank(rising, 0.5)),
                bad("ratio must be in (0, 1]: 0.0", () -> Truncation.minPRank(LAW, 0)),
                bad("ratio must be in (0, 1]: -1.0", () -> Truncation.minPRank(LAW, -1)),
                bad("ratio must be in (0, 1]: NaN", () -> Truncation.minPRank(LAW, Double.NaN)),
                bad(mustNotRise, () -> Truncation.minPRank(rising, 0.5)),
                bad("temperature must be positive and finite: 0.0", () -> Truncation.temperature(LAW, 0)),
                bad("temperature must be positive and finite: NaN", () -> Truncation.temperature(LAW, Double.NaN)),
                bad(
                        "temperature must be positive and finite: Infinity",
                        () -> Truncation.temperature(LAW, Double.POSITIVE_INFINITY)),
                bad(
                        "temperature must be below the exponent 1.5 of an unbounded law: 1.5",
                        () -> Truncation.temperature(LAW, 1.5)),
                bad(
                        "temperature must leave the exponent finite: " + Double.MIN_VALUE,
                        () -> Truncation.temperature(LAW, Double.MIN_VALUE)),
                bad("exponent must be finite: NaN", () -> Truncation.narrow(LAW, Double.NaN)),
                bad("exponent must be finite: Infinity", () -> Truncation.narrow(LAW, Double.POSITIVE_INFINITY)),
                bad(
                        "exponent must be at least the law's own 1.5 to narrow it: 1.4",
                        () -> Truncation.narrow(LAW, 1.4)));
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
