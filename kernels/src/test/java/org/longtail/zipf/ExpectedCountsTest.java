package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.truncation.Truncation;

/** Expectations over draws against 25 digits of mpmath, and against the tables that theory is checked with. */
class ExpectedCountsTest {

    /** What the Javadoc of {@link ExpectedCounts} promises. */
    private static final double TOLERANCE = 1e-12;

    /** Below this a double loses bits. */
    private static final double SMALLEST = 1e-300;

    @ParameterizedTest
    @CsvFileSource(resources = "expected-counts.csv", useHeadersInDisplayName = true)
    void expectationsAreThoseOfMpmath(
            double testExponent,
            long testSupport,
            double exponent,
            long support,
            long draws,
            String quantity,
            long times,
            double value) {
        Zipf test = ZipfTest.law(testExponent, testSupport);
        Zipf training = ZipfTest.law(exponent, support);
        double actual = switch (quantity) {
            case "missingMass" -> ExpectedCounts.missingMass(test, training, draws);
            case "distinctTypes" -> ExpectedCounts.distinctTypes(training, draws);
            case "typesSeen" -> ExpectedCounts.typesSeen(training, times, draws);
            default -> throw new AssertionError(quantity);
        };
        // e^-u has u times the relative error of u, here some 5e-15: q comes from logarithms of size 20 to 40.
        double tolerance = Math.max(TOLERANCE, 5e-15 * -Math.log(Math.max(value, SMALLEST)));
        assertEquals(value, actual, tolerance * value + SMALLEST);
    }

    /** Theory, table A, to its eleven digits. */
    @ParameterizedTest
    @CsvSource({
        "1.1, .73534532551, .48404355935, .31846990324",
        "1.25, .43114733383, .17184639104, .068414093243",
        "1.5, .20240375460, .043702349737, .0094155929659",
        "2, .068840489471, .0069096238823, 6.9098803982e-4",
        "3, .019620208831, 9.1454013228e-4, 4.2451527337e-5"
    })
    void missingMassesAreThoseOfTheory(double exponent, double e100, double e10000, double e1000000) {
        Zipf law = Zipf.of(exponent);
        assertDigits(e100, ExpectedCounts.missingMass(law, 100), 11);
        assertDigits(e10000, ExpectedCounts.missingMass(law, 10_000), 11);
        assertDigits(e1000000, ExpectedCounts.missingMass(law, 1_000_000), 11);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1000, 100, .1809404493872", "1.5, 1000, 10000, .02036000419108", "2, 100, 1000, .01594399480437"})
    void boundedMissingMassesAreThoseOfTheory(double exponent, long support, long draws, double value) {
        assertDigits(value, ExpectedCounts.missingMass(Zipf.bounded(exponent, support), draws), 13);
    }

    /** Theory, section B: the whole law tests, its first ranks train. */
    @ParameterizedTest
    @CsvSource({
        "1.5, 100, 100, .19789065170",
        "1.5, 100, 1000, .098688143420",
        "1.5, 100, 10000, .076456650239",
        "2, 100, 1000, .021896525945",
        "2, 100, 10000, .0079164203053"
    })
    void cutTailsAreThoseOfTheory(double exponent, long rank, long draws, double value) {
        Zipf law = Zipf.of(exponent);
        assertDigits(value, ExpectedCounts.missingMass(law, Truncation.cutAtRank(law, rank), draws), 11);
    }

    /** Theory, table C: a flatter law tests, a steeper one trains. */
    @ParameterizedTest
    @CsvSource({
        "1.5, 2, .13972843171, .024851497201",
        "1.5, 3, .23157387263, .073237215117",
        "1.2, 1.8, .42162698759, .19571397795",
        "2, 2.5, .038266375492, .0024151203396"
    })
    void narrowedTailsAreThoseOfTheory(double exponent, double narrower, double e1000, double e1000000) {
        Zipf law = Zipf.of(exponent);
        Zipf narrowed = Truncation.narrow(law, narrower);
        assertDigits(e1000, ExpectedCounts.missingMass(law, narrowed, 1000), 11);
        assertDigits(e1000000, ExpectedCounts.missingMass(law, narrowed, 1_000_000), 11);
    }

    /** Theory, section H. */
    @ParameterizedTest
    @CsvSource({"1.25, 2147.6228496", "1.5, 655.0570972", "2, 137.6993873", "3, 26.9380330"})
    void distinctTypesAreThoseOfTheory(double exponent, double value) {
        assertEquals(value, ExpectedCounts.distinctTypes(Zipf.of(exponent), 10_000), 0.5e-7);
    }

    @ParameterizedTest
    @CsvSource({"1, 437.0381", "2, 72.8397", "3, 32.3732", "5, 12.5896"})
    void typesSeenAreThoseOfTheory(long times, double value) {
        assertEquals(value, ExpectedCounts.typesSeen(Zipf.of(1.5), times, 10_000), 0.5e-4);
    }

    @Test
    void varianceOfDistinctTypesIsThatOfTheory() {
        assertEquals(366.0, ExpectedCounts.distinctTypesVariance(Zipf.of(1.5), 10_000), 0.05);
    }

    /** Simulations of 12,000 runs gave .004230(27), and .003867(35) for the cut: four standard errors. */
    @Test
    void variancesOfMissingMassAreThoseOfTheory() {
        Zipf law = Zipf.of(1.5);
        Zipf cut = Truncation.cutAtRank(law, 100);
        assertEquals(.004230, Math.sqrt(ExpectedCounts.missingMassVariance(law, law, 1000)), 4 * .000027);
        assertEquals(.003867, Math.sqrt(ExpectedCounts.missingMassVariance(law, cut, 1000)), 4 * .000035);
    }

    /** Every pair of ranks, by mpmath. */
    @ParameterizedTest
    @CsvFileSource(resources = "occupancy-variance.csv", useHeadersInDisplayName = true)
    void variancesAreThoseOfEveryPair(
            double testExponent,
            long testSupport,
            double exponent,
            long support,
            long draws,
            double ofMass,
            double ofTypes) {
        Zipf test = Zipf.bounded(testExponent, testSupport);
        Zipf training = Zipf.bounded(exponent, support);
        // What the Javadoc promises; at one draw the variance of the missing mass of a law close to the uniform one is
        // a
        // thousandth of what cancels in it.
        double tolerance = testExponent == 0.02 ? 1e-9 : 1e-10;
        assertEquals(ofMass, ExpectedCounts.missingMassVariance(test, training, draws), tolerance * ofMass);
        assertEquals(ofTypes, ExpectedCounts.distinctTypesVariance(training, draws), 1e-10 * ofTypes);
    }

    /**
     * Closed forms in s_k = sum p^k = zeta(k b) / zeta(b)^k. One draw misses 1 - p_X; two draws show one type with probability s_2; three
     * show one with probability s_3 and three with 1 - 3 s_2 + 2 s_3.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1.05, 1.2, 1.5, 2, 3, 10})
    void variancesOfFewDrawsAreSumsOfPowers(double exponent) {
        Zipf law = Zipf.of(exponent);
        double s2 = sumOfPowers(law, 2);
        double s3 = sumOfPowers(law, 3);
        // Each sum to 1e-14, and up to a hundred times their difference at exponent 10.
        assertClose(s3 - s2 * s2, ExpectedCounts.missingMassVariance(law, law, 1));
        assertEquals(0, ExpectedCounts.distinctTypesVariance(law, 1));
        assertClose(s2 * (1 - s2), ExpectedCounts.distinctTypesVariance(law, 2));
        double three = 1 - 3 * s2 + 2 * s3;
        double two = 3 * s2 - 3 * s3;
        double mean = s3 + 2 * two + 3 * three;
        double variance =
                s3 * (1 - mean) * (1 - mean) + two * (2 - mean) * (2 - mean) + three * (3 - mean) * (3 - mean);
        assertClose(variance, ExpectedCounts.distinctTypesVariance(law, 3));
    }

    private static double sumOfPowers(Zipf law, int power) {
        return Zipf.of(power * law.exponent()).normalizer() / Math.pow(law.normalizer(), power);
    }

    private static void assertClose(double expected, double actual) {
        assertEquals(expected, actual, 1e-10 * expected);
    }

    /** Of a mixture with itself, and of counted data that is known to be a law. */
    @Test
    void variancesOfOtherLaws() {
        Zipf law = Zipf.bounded(1, 8);
        long[] counts = new long[8];
        for (int i = 0; i < 8; i++) {
            counts[i] = 840 / (i + 1);
        }
        EmpiricalLaw data = EmpiricalLaw.of(counts);
        Mixture mixture = Mixture.of(0.3, law, data);
        for (long draws : new long[] {2, 7, 500}) {
            double ofMass = ExpectedCounts.missingMassVariance(law, law, draws);
            double ofTypes = ExpectedCounts.distinctTypesVariance(law, draws);
            assertClose(ofMass, ExpectedCounts.missingMassVariance(data, data, draws));
            assertClose(ofMass, ExpectedCounts.missingMassVariance(law, mixture, draws));
            assertClose(ofTypes, ExpectedCounts.distinctTypesVariance(data, draws));
            assertClose(ofTypes, ExpectedCounts.distinctTypesVariance(mixture, draws));
        }
    }

    /** From a million draws on the first order, of error 1/T, is as good as the formula. */
    @ParameterizedTest
    @CsvSource({"1.1", "1.5", "3"})
    void variancesTendToTheFirstOrder(double exponent) {
        Zipf law = Zipf.of(exponent);
        long draws = 1_000_000_000;
        double once = ExpectedCounts.typesSeen(law, 1, draws);
        double first = ExpectedCounts.distinctTypes(law, 2 * draws)
                - ExpectedCounts.distinctTypes(law, draws)
                - once * once / draws;
        assertEquals(first, ExpectedCounts.distinctTypesVariance(law, draws), 1e-8 * first);
    }

    private static void assertDigits(double expected, double actual, int digits) {
        double unit = Math.pow(10, Math.floor(Math.log10(expected)) + 1 - digits);
        // A table's last digit may have been rounded either way from sums in double precision.
        assertTrue(Math.abs(expected - actual) <= unit, () -> expected + " but was " + actual);
    }
}
