package org.longtail.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.random.RandomStream;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfSampler;

class ZipfEstimatorTest {

    @ParameterizedTest
    @ValueSource(doubles = {1.001, 1.05, 1.5, 2, 3, 10, 20, 45})
    void exactMeansGiveTheExponentOfUnboundedLaws(double exponent) {
        Zipf law = Zipf.of(exponent);
        assertRecovers(law, ZipfEstimator.unbounded(law.meanLogRank(), 100));
    }

    @ParameterizedTest
    @CsvSource({
        "-40, 100",
        "-3, 1000",
        "0, 2",
        "0, 1000000",
        "0.5, 4611686018427387904",
        "1, 1000",
        "1.5, 1000",
        "2, 1000000000",
        "20, 7"
    })
    void exactMeansGiveTheExponentOfBoundedLaws(double exponent, long support) {
        Zipf law = Zipf.bounded(exponent, support);
        assertRecovers(law, ZipfEstimator.bounded(law.meanLogRank(), 100, support));
    }

    private static void assertRecovers(Zipf law, ZipfEstimator.Estimate estimate) {
        // The mean log-rank is good to 1e-13; an error of it moves the root by its share of the slope -I. The search
        // itself
        // stops within 2^-50.
        double tolerance = 1e-13 * law.meanLogRank() / law.fisherInformation()
                + 2 * 0x1p-50 * Math.max(1, Math.abs(law.exponent()));
        assertEquals(law.exponent(), estimate.exponent(), tolerance);
        double standardError = 1 / Math.sqrt(100 * law.fisherInformation());
        assertEquals(standardError, estimate.standardError(), 1e-9 * standardError);
        assertEquals(100, estimate.draws());
    }

    /**
     * Theory, section H: standard deviation .00509 at exponent 1.5 and 10,000 draws. The gates are five standard errors wide: a
     * correct estimator fails each of them with probability 6e-7, once.
     */
    @Test
    void estimatesFromDrawsScatterAsTheInformationSays() {
        int runs = 200;
        int draws = 10_000;
        ZipfSampler sampler = ZipfSampler.of(Zipf.of(1.5));
        double sum = 0;
        double squares = 0;
        long[] ranks = new long[draws];
        for (int run = 0; run < runs; run++) {
            sampler.fill(RandomStream.of(44, run), ranks, 0, draws);
            double logs = 0;
            for (long rank : ranks) {
                logs += Math.log(rank);
            }
            ZipfEstimator.Estimate estimate = ZipfEstimator.unbounded(logs / draws, draws);
            assertEquals(.00509, estimate.standardError(), .0005);
            double deviation = estimate.exponent() - 1.5;
            sum += deviation;
            squares += deviation * deviation;
        }
        double sd = 1 / Math.sqrt(draws * Zipf.of(1.5).fisherInformation());
        assertEquals(.00509, sd, .000005);
        // Maximum likelihood is biased by some 1/draws, a fiftieth of the standard deviation.
        assertEquals(0, sum / runs, 5 * sd / Math.sqrt(runs) + 1.0 / draws);
        assertEquals(sd, Math.sqrt(squares / runs), 5 * sd / Math.sqrt(2.0 * runs));
    }

    static Stream<Arguments> rejected() {
        double nan = Double.NaN;
        return Stream.of(
                bad("meanLogRank must be positive and finite: NaN", () -> ZipfEstimator.unbounded(nan, 10)),
                bad("meanLogRank must be positive and finite: 0.0", () -> ZipfEstimator.unbounded(0, 10)),
                bad(
                        "meanLogRank must be positive and finite: Infinity",
                        () -> ZipfEstimator.unbounded(Double.POSITIVE_INFINITY, 10)),
                bad("draws must be at least 1: 0", () -> ZipfEstimator.unbounded(1, 0)),
                bad(
                        "meanLogRank fits no exponent between 1.0000000000000002 and 50.0: 1.0E-30",
                        () -> ZipfEstimator.unbounded(1e-30, 10)),
                bad("meanLogRank must be positive and finite: NaN", () -> ZipfEstimator.bounded(nan, 10, 100)),
                bad("meanLogRank must be positive and finite: -1.0", () -> ZipfEstimator.bounded(-1, 10, 100)),
                bad("draws must be at least 1: -5", () -> ZipfEstimator.bounded(1, -5, 100)),
                bad("supportSize must be at least 2: 1", () -> ZipfEstimator.bounded(1, 10, 1)),
                bad(
                        "supportSize must be at most 2^62: 9223372036854775807",
                        () -> ZipfEstimator.bounded(1, 10, Long.MAX_VALUE)),
                bad(
                        "meanLogRank fits no exponent between -50.0 and 50.0: 5.0",
                        () -> ZipfEstimator.bounded(5, 10, 100)));
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
