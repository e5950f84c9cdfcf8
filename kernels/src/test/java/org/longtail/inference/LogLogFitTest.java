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
import org.longtail.random.RandomStream;

class LogLogFitTest {

    private static final double[] X = {1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6};
    /** Relative errors of the points, unequal. */
    private static final double[] NOISE = {1e-3, 2e-3, 5e-4, 3e-3, 1e-3, 4e-3, 2e-3};

    private static double[] powerLaw(double exponent, double prefactor) {
        double[] y = new double[X.length];
        for (int i = 0; i < X.length; i++) {
            y[i] = prefactor * Math.pow(X[i], exponent);
        }
        return y;
    }

    private static double[] errors(double[] y) {
        double[] errors = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            errors[i] = NOISE[i] * y[i];
        }
        return errors;
    }

    /** Logarithms of size up to ln 1e18 = 41 round to 4e-15; the slope's lever is some ln 1e3 = 7, the prefactor's twice that. */
    @ParameterizedTest
    @CsvSource({"-0.3333333333333333, 0.94", "-0.2, 1.08", "0, 5", "3, 1e-9", "1, 1"})
    void powerLawsAreRecovered(double exponent, double prefactor) {
        double[] y = powerLaw(exponent, prefactor);
        LogLogFit both = LogLogFit.of(X, y, errors(y));
        assertEquals(exponent, both.exponent(), 1e-13);
        assertEquals(prefactor, both.prefactor(), 1e-12 * prefactor);
        LogLogFit given = LogLogFit.withExponent(exponent, X, y, errors(y));
        assertEquals(exponent, given.exponent());
        assertEquals(0, given.exponentStandardError());
        assertEquals(prefactor, given.prefactor(), 1e-13 * prefactor);
    }

    /** The normal equations of ln y = ln a + b ln x, solved by Cramer's rule. */
    @Test
    void standardErrorsAreThoseOfTheNormalEquations() {
        double[] y = powerLaw(-0.4, 2);
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        for (int i = 0; i < X.length; i++) {
            double weight = 1 / (NOISE[i] * NOISE[i]);
            s0 += weight;
            s1 += weight * Math.log(X[i]);
            s2 += weight * Math.log(X[i]) * Math.log(X[i]);
        }
        double determinant = s0 * s2 - s1 * s1;
        LogLogFit both = LogLogFit.of(X, y, errors(y));
        // The determinant cancels to a fiftieth.
        assertEquals(Math.sqrt(s0 / determinant), both.exponentStandardError(), 1e-13 * both.exponentStandardError());
        double error = 2 * Math.sqrt(s2 / determinant);
        assertEquals(error, both.prefactorStandardError(), 1e-12 * error);
        double alone = 2 / Math.sqrt(s0);
        assertEquals(alone, LogLogFit.withExponent(-0.4, X, y, errors(y)).prefactorStandardError(), 1e-13 * alone);
    }

    /** z-scores of 4000 noisy laws: their mean squares are 1, to five standard errors sqrt(2/4000); each fails with 6e-7. */
    @Test
    void standardErrorsAreThoseOfNoisyPoints() {
        int runs = 4000;
        double[] y = powerLaw(-0.4, 2);
        double[] errors = errors(y);
        RandomStream stream = RandomStream.of(12);
        double[] squares = new double[3];
        for (int run = 0; run < runs; run++) {
            double[] noisy = y.clone();
            for (int i = 0; i < y.length; i++) {
                noisy[i] += errors[i] * stream.nextNormal();
            }
            LogLogFit both = LogLogFit.of(X, noisy, errors);
            LogLogFit given = LogLogFit.withExponent(-0.4, X, noisy, errors);
            squares[0] += Math.pow((both.exponent() + 0.4) / both.exponentStandardError(), 2);
            squares[1] += Math.pow((both.prefactor() - 2) / both.prefactorStandardError(), 2);
            squares[2] += Math.pow((given.prefactor() - 2) / given.prefactorStandardError(), 2);
        }
        for (double square : squares) {
            // The logarithm bends by half the relative error, at most 4e-3.
            assertEquals(1, square / runs, 5 * Math.sqrt(2.0 / runs) + 4e-3);
        }
    }

    static Stream<Arguments> rejected() {
        double[] two = {1, 2};
        double[] three = {1, 2, 3};
        double[] equal = {3, 3, 3};
        double[] withNaN = {1, Double.NaN};
        double[] withZero = {1, 0};
        double[] infinite = {Double.POSITIVE_INFINITY, 1};
        String lengths = "x, y and standardErrors must have one length, at least 1: ";
        return Stream.of(
                bad(lengths + "2, 1, 2", () -> LogLogFit.of(two, new double[1], two)),
                bad(lengths + "2, 2, 3", () -> LogLogFit.withExponent(1, two, two, new double[3])),
                bad(lengths + "0, 0, 0", () -> LogLogFit.of(new double[0], new double[0], new double[0])),
                bad("x must hold at least two different values: 3.0", () -> LogLogFit.of(equal, three, three)),
                bad("x must hold at least two different values: 2.0", () -> {
                    double[] one = {2};
                    LogLogFit.of(one, one, one);
                }),
                bad("x[1] must be positive and finite: 0.0", () -> LogLogFit.of(withZero, two, two)),
                bad("y[1] must be positive and finite: NaN", () -> LogLogFit.of(two, withNaN, two)),
                bad("y[0] must be positive and finite: Infinity", () -> LogLogFit.of(two, infinite, two)),
                bad("standardErrors[1] must be positive and finite: 0.0", () -> LogLogFit.of(two, two, withZero)),
                bad("exponent must be finite: NaN", () -> LogLogFit.withExponent(Double.NaN, two, two, two)));
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
