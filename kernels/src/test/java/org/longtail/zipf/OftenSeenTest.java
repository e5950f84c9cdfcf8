package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Types seen so often that binomial coefficients leave the range of a double. */
class OftenSeenTest {

    /**
     * The sum of binomial(T, r) q_i^r (1 - q_i)^(T-r), by mpmath 1.4.1 in 120 digits: rank by rank outward from the peak until
     * terms are 1e-45 of the sum; for T of 1e12 and more (and exponents up to 3) the closed form of unbounded laws,
     * C^(1/b) / b G(r - 1/b) / G(r + 1) G(T+1) / G(T + 1 - 1/b), exact up to exp(-const T^(1/(1+b))). Support 0 is unbounded.
     */
    @ParameterizedTest
    @CsvSource({
        "2.0, 0, 1000000, 17, 5.688457587231772609",
        "2.2, 0, 6695903, 1000, 0.020787010046281036881",
        "1.5, 0, 1000000000000, 17, 323343.01476621208276",
        "1.5, 0, 1000000000000000, 100, 1640491.0470439984146",
        "1.05, 0, 1000000000000000000, 20, 22456265805026.198913",
        "1.001, 0, 1000000000000000000, 50, 395228726087.50429256",
        "3.0, 0, 1000000000000000000, 1000, 31.356935044533637131",
        "1.5, 0, 1000000000000000000, 1000, 3516627.6911476108261",
        "1.5, 0, 1000000000000000000, 1000000, 35.146757445788459819",
        "2.0, 0, 1000000000, 1000000, 2.4621368818474267162e-169",
        "1.5, 0, 1000, 400, 0.013805620738385067978",
        "1.0, 1000, 100000, 100, 1.3494154595195975523",
        "1.0, 1000, 10000, 20, 3.5155823813800022022",
        "0.5, 100, 1000000, 10000, 0.0058012459990564088581",
        "-1.0, 1000, 100000, 300, 8.0878409588940666427e-11",
        "0.0, 50, 10000, 200, 1.4242000764152442741",
        "0.001, 2000, 50000, 30, 90.829877228393231274",
        "1.5, 1, 20, 20, 1.0",
        "1.5, 2, 1000, 700, 0.0006248427116820416472",
        "4.0, 0, 1000000000000, 1000000, 0.00036021814567265920744",
        "1.2, 1000000, 1000000000, 200, 399.9433190093322717",
        "1.5, 2, 20, 19, 0.016594997207106419758",
        "3.0, 0, 40, 37, 0.051781776727529445437",
        "2.0, 0, 16449340668, 100000000, 0.000040016047632094232439",
        "2.0, 0, 16479340668, 100000000, 1.0517709017590220324e-77"
    })
    void countsAreThoseOfMpmath(double exponent, long support, long draws, long times, double value) {
        double actual = ExpectedCounts.typesSeen(ZipfTest.law(exponent, support), times, draws);
        // A term's logarithm errs by |r - T q| / (1 - q) times the 1e-14 of q. Terms that count are within e^-x of the
        // largest probability of r, where |r - T q| is up to sqrt(2 r x).
        double below = Math.max(1, -Math.log(value));
        assertEquals(value, actual, value * Math.max(1e-12, 1e-14 * Math.sqrt(2 * times * below)));
    }

    /** The two methods meet at 17: what one adds with 16 is what the other continues. */
    @ParameterizedTest
    @ValueSource(doubles = {1.05, 1.5, 3})
    void followsTheMethodOfFew(double exponent) {
        long draws = 1_000_000_000_000L;
        Zipf law = Zipf.of(exponent);
        // N_(r+1) / N_r = (r - 1/b) / (r + 1), from the closed form.
        double ratio = ExpectedCounts.typesSeen(law, 17, draws) / ExpectedCounts.typesSeen(law, 16, draws);
        double expected = (16 - 1 / exponent) / 17;
        assertEquals(expected, ratio, 2e-12 * expected);
    }

    /** Every rank is seen some number of times, and every draw shows some rank. */
    @ParameterizedTest
    @CsvSource({"1.5, 40, 300", "0, 7, 100", "-2, 30, 200", "1, 1000, 64"})
    void allTimesAddUp(double exponent, long support, long draws) {
        Zipf law = Zipf.bounded(exponent, support);
        double types = 0;
        double shown = 0;
        for (long times = 1; times <= draws; times++) {
            double count = ExpectedCounts.typesSeen(law, times, draws);
            types += count;
            shown += times * count;
        }
        assertEquals(draws, shown, 2e-12 * draws);
        assertEquals(ExpectedCounts.distinctTypes(law, draws), types, 2e-12 * types);
    }

    @Test
    void impossibleCountsAreZero() {
        assertEquals(0, ExpectedCounts.typesSeen(Zipf.bounded(1.5, 1), 20, 21));
        assertEquals(1, ExpectedCounts.typesSeen(Zipf.bounded(1.5, 1), 21, 21));
        // 1 / zeta(1.5) to the power of 1000 is e^-960.
        assertEquals(0, ExpectedCounts.typesSeen(Zipf.of(1.5), 1000, 1000));
    }

    @ParameterizedTest
    @CsvSource({"1.174769657699794, 146000", "1, 25347452572", "0, 70000", "-2, 1000"})
    void typesAreNoMoreThanRanks(double exponent, long support) {
        double types = ExpectedCounts.distinctTypes(Zipf.bounded(exponent, support), 1_000_000_000_000_000_000L);
        assertTrue(types <= support, () -> "types " + types);
        assertEquals(support, types, 1e-12 * support);
    }
}
