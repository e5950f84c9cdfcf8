package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Unbounded laws at so many draws that the ranks which T draws may miss begin near, or beyond, the largest {@code long}. */
class ExpectedCountsHugeDrawsTest {

    /** What the Javadoc of {@link ExpectedCounts} promises. */
    private static final double TOLERANCE = 1e-12;

    /**
     * Closed forms of the unbounded law, exact up to exp(-const T^(1/(1+b))): E = C^(1/b)/b B(c, T+1) and V = C^(1/b) G(c) G(T+1) /
     * G(T+c) - 1/2, C = 1/zeta(b), c = 1 - 1/b; computed with mpmath 1.3.0 at 60 digits (zeta, beta, loggamma), for the
     * exponent as a double holds it.
     */
    @ParameterizedTest
    @CsvSource({
        "1.001, 1000000000000000000, 0.96497157302043373004, 965936544593454056.99",
        "1.001, 4611686018427387904, 0.96349912185338373153, 4447798784447333696.9",
        "1.001, 9223372036854775807, 0.96283217327561648956, 8889439902517606753.1",
        "1.01, 1000000000000000000, 0.68652924039035430833, 693394532794257857.02",
        "1.01, 4611686018427387904, 0.67621713386939232416, 3149686112703383048.6",
        "1.01, 9223372036854775807, 0.67159224967431062532, 6256288627572571866.2",
        "1.05, 1000000000000000000, 0.15199326822461458721, 159592931635845322.83",
        "1.05, 4611686018427387904, 0.1413227192660824998, 684322808951808110.52",
        "1.05, 9223372036854775807, 0.13673422191734544231, 1324208128859216384.4",
        "1.1, 1000000000000000000, 0.025832077000527834195, 28415284700580619.412",
        "1.1, 4611686018427387904, 0.022480628142639743631, 114040958339964668.96",
        "1.1, 9223372036854775807, 0.021107756654215917617, 214153161733753474.15",
        "1.5, 1000000000000000000, 9.4155950582652847997e-7, 1412339258739.2927204",
        "1.5, 4611686018427387904, 5.6566745811436543919e-7, 3913021061497.5687555",
        "1.5, 9223372036854775807, 4.4897055903746055612e-7, 6211533749395.2549128"
    })
    void sumsReachBeyondTheLargestRank(double exponent, long draws, double missingMass, double distinctTypes) {
        assertSeriesStartsAmongRanks(exponent, draws);
        Zipf law = Zipf.of(exponent);
        assertEquals(missingMass, ExpectedCounts.missingMass(law, draws), TOLERANCE * missingMass);
        assertEquals(distinctTypes, ExpectedCounts.distinctTypes(law, draws), TOLERANCE * distinctTypes);
    }

    /** The variance asks for 2T draws: at this exponent T draws end below the largest rank, 2T beyond it. */
    @ParameterizedTest
    @CsvSource({"1.05, 1000000000000000000"})
    void varianceDoublesTheDraws(double exponent, long draws) {
        assertSeriesStartsAmongRanks(exponent, 2.0 * draws);
        double variance = ExpectedCounts.distinctTypesVariance(Zipf.of(exponent), draws);
        // V grows as T^(1/b) and E N_1 is V/b, both to 1e-17: Var = V (2^(1/b) - 1 - V / (b^2 T)) = 0.79 V. Its three
        // terms, 1.94 V, V and 0.14 V, add up to 3.9 times that: as many tolerances, and one of the expected value.
        double types = ExpectedCounts.distinctTypes(Zipf.of(exponent), draws);
        double expected = types * (Math.pow(2, 1 / exponent) - 1 - types / (exponent * exponent * draws));
        assertTrue(types > 1e17, () -> "types " + types);
        assertEquals(expected, variance, 5 * TOLERANCE * expected);
    }

    /** Asked first: a start that overflowed would be walked from, rank by rank, and never end. */
    private static void assertSeriesStartsAmongRanks(double exponent, double draws) {
        long start = RankSum.seriesFrom(
                LawPieces.of(Zipf.of(exponent), "law").pieces().getFirst(), draws, 1, DiscreteLaw.UNBOUNDED);
        assertTrue(start > 1 && start < DiscreteLaw.UNBOUNDED, () -> "series starts at " + start);
    }
}
