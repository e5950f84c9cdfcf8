package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures of the law against 25 digits of mpmath, and against the tables that theory is checked with. */
class ZipfTest {

    /** What the Javadoc of {@link Zipf} promises of sums and of shares of them. */
    private static final double SUMS = 1e-14;

    /** Logarithmic moments subtract: the variance of ln X is up to a hundred times below its mean square. */
    private static final double MOMENTS = 1e-13;

    /** Support 0 stands for an unbounded law. */
    static Zipf law(double exponent, long support) {
        return support == 0 ? Zipf.of(exponent) : Zipf.bounded(exponent, support);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "zipf-law.csv", useHeadersInDisplayName = true)
    void figuresAreThoseOfMpmath(double exponent, long support, String quantity, long rank, double value) {
        Zipf law = law(exponent, support);
        switch (quantity) {
            case "normalizer" -> assertRelative(value, law.normalizer(), SUMS);
            case "probability" -> assertRelative(value, law.probability(rank), SUMS);
            case "survival" -> assertRelative(value, law.survival(rank), SUMS);
            case "cdf" -> assertRelative(value, law.cdf(rank), SUMS);
            case "mean" -> assertRelative(value, law.mean(), SUMS);
            case "meanLogRank" -> assertRelative(value, law.meanLogRank(), MOMENTS);
            case "fisherInformation" -> assertRelative(value, law.fisherInformation(), MOMENTS);
            // Logarithms of numbers near 1 keep the absolute error of these.
            case "logProbability" -> assertEquals(value, law.logProbability(rank), SUMS * Math.max(1, Math.abs(value)));
            case "logNormalizer" -> assertEquals(value, law.logNormalizer(), SUMS * Math.max(1, Math.abs(value)));
            case "entropy" -> assertEquals(value, law.entropy(), MOMENTS * Math.max(1, value));
            default -> throw new AssertionError(quantity);
        }
    }

    /** Theory, table H: Fisher information and mean log-rank to ten decimals. */
    @ParameterizedTest
    @CsvSource({
        "1.1, 0, 99.8223663456, 9.4410363853",
        "1.5, 0, 3.8549629157, 1.5052353558",
        "2, 0, .8844818340, .5699609931",
        "2.5, 0, .3504524879, .2887406856",
        "1.5, 1000, 2.4582548959, 1.3216087067",
        "1, 1000, 4.5800295376, 3.1780471102"
    })
    void momentsAreThoseOfTheory(double exponent, long support, double information, double meanLogRank) {
        assertEquals(information, law(exponent, support).fisherInformation(), 0.5e-10);
        assertEquals(meanLogRank, law(exponent, support).meanLogRank(), 0.5e-10);
    }

    /** Theory, table A: Riemann's zeta function to ten decimals. */
    @ParameterizedTest
    @CsvSource({"1.1, 10.5844484650", "1.25, 4.5951118258", "1.5, 2.6123753487", "2, 1.6449340668", "3, 1.2020569032"})
    void normalizersAreZeta(double exponent, double zeta) {
        assertEquals(zeta, Zipf.of(exponent).normalizer(), 0.5e-10);
    }

    private static void assertRelative(double expected, double actual, double tolerance) {
        assertEquals(expected, actual, tolerance * Math.abs(expected));
    }
}
