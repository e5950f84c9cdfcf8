package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankPiecesTest {

    /** Pieces tile the support; each share is the law's. PowerSum, an independent method, is good for 1e-14. */
    @ParameterizedTest
    @CsvSource({
        "1.2, 1000000",
        "2, 1000000",
        "0, 12345677",
        "-0.5, 1000000",
        "-3, 99999",
        "-30, 1000000",
        "30, 1000000",
        "1, 4611686018427387904",
        "0.9, 3611686018427387905",
        "1.1, 0",
        "2, 0",
        "3, 1"
    })
    void sharesAreThoseOfTheLaw(double exponent, long support) {
        Zipf law = support == 0 ? Zipf.of(exponent) : Zipf.bounded(exponent, support);
        RankPieces pieces = new RankPieces(law);
        long next = 1;
        double left = 1;
        for (int i = 0; i < pieces.size(); i++) {
            assertEquals(next, pieces.first(i));
            long width = 1L << pieces.shift(i);
            double mass = left * pieces.share(i);
            double expected = mass(law, next, next + (width - 1));
            assertEquals(expected, mass, 1e-13 * expected + 1e-15, "piece " + i + " from " + next);
            left = Math.max(0, left - mass);
            next += width;
        }
        assertEquals(support == 0 ? Long.MIN_VALUE : support + 1, next);
        assertTrue(pieces.size() < 10_000, "pieces: " + pieces.size());
    }

    /** What settles most proposals must never take one that the law does not. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.2, 2, 30, -0.5, -1, -30})
    void noRankLosesMoreThanTheBound(double exponent) {
        RankWeights weights = new RankWeights(exponent, exponent >= 0 ? 1 : 2e6);
        for (long first = 1; first <= 1 << 20; first = first * 17 / 7) {
            long width = Long.highestOneBit(Math.max(1, first / 2));
            long heaviest = weights.heaviestRank(first, width);
            assertEquals(exponent >= 0 ? first : first + width - 1, heaviest);
            for (long rank = first; rank < first + width; rank += 1 + width / 100) {
                double loss = weights.loss(rank, heaviest);
                assertTrue(loss <= weights.steepest(heaviest) * Math.abs(rank - heaviest), rank + " of " + first);
                assertEquals(1 - weights.at(rank) / weights.at(heaviest), loss, 0x1p-46);
            }
        }
    }

    private static double mass(Zipf law, long from, long to) {
        PowerSum part = PowerSum.over(law.exponent(), from, to == DiscreteLaw.UNBOUNDED ? to - 1 : to);
        return Math.exp(part.logValue(law.exponent()) - law.logNormalizer());
    }

    /** The series for narrow ranges and the Gauss rule for wide ones against plain sums. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.2, 2, 3, 30, -0.5, -1, -3, -30})
    void tiltIsTheDifferenceOfHalves(double exponent) {
        RankWeights weights = new RankWeights(exponent, exponent >= 0 ? 1 : 2e6);
        for (long first = 512; first <= 1 << 20; first = first * 17 / 7) {
            for (long half = 1; 2 * half * Math.max(8, Math.abs(exponent)) <= first / 8.0; half *= 2) {
                double difference = 0;
                double both = 0;
                for (long i = 0; i < half; i++) {
                    double lower = Math.pow((double) (first + half - 1 - i) / first, -exponent);
                    double upper = Math.pow((double) (first + half + i) / first, -exponent);
                    difference += lower - upper;
                    both += lower + upper;
                }
                // A tilt of e moves e / 2 of the mass: rounding of 2 half terms, and of the powers for |b| ln i.
                double tolerance = 0x1p-53 * (8 + 2 * half + 20 * Math.abs(exponent));
                assertEquals(difference / both, weights.tilt(first, half), tolerance, first + " + 2 * " + half);
            }
        }
    }
}
