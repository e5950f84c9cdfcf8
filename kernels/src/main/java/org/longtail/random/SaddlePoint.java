package org.longtail.random;

/**
 * Log-probabilities of counts without cancellation, by Loader's saddle-point expansion: ln k! and k ln(k / mean), each
 * of size k ln k, never meet.
 *
 * <p>Source: C. Loader, <i>Fast and Accurate Computation of Binomial Probabilities</i>, 2000.
 */
final class SaddlePoint {

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    /** Below this the remainder of Stirling's formula is tabulated; from here on its series has error below 2e-16. */
    private static final int TABULATED = 16;

    private static final double[] STIRLING_REMAINDER = new double[TABULATED];

    static {
        double factorial = 1;
        for (int k = 1; k < TABULATED; k++) {
            factorial *= k;
            STIRLING_REMAINDER[k] = StrictMath.log(factorial) - (k + 0.5) * StrictMath.log(k) + k - HALF_LOG_TWO_PI;
        }
    }

    private SaddlePoint() {}

    /** ln of mean^k e^-mean / k!. */
    static double logPoisson(long k, double mean) {
        if (k == 0) {
            return -mean;
        }
        return -stirlingRemainder(k) - deviance((double) k, mean) - HALF_LOG_TWO_PI - 0.5 * StrictMath.log((double) k);
    }

    /** ln of C(n, k) p^k (1-p)^(n-k). */
    static double logBinomial(long k, long n, double p) {
        if (k == 0) {
            return n * StrictMath.log1p(-p);
        }
        if (k == n) {
            return n * StrictMath.log(p);
        }
        long failures = n - k;
        return stirlingRemainder(n)
                - stirlingRemainder(k)
                - stirlingRemainder(failures)
                - deviance((double) k, n * p)
                - deviance((double) failures, n * (1 - p))
                - HALF_LOG_TWO_PI
                + 0.5 * StrictMath.log((double) n / k / failures);
    }

    /** ln k! - ((k + 1/2) ln k - k + ln(2 pi) / 2), for k at least 1. */
    static double stirlingRemainder(long k) {
        if (k < TABULATED) {
            return STIRLING_REMAINDER[(int) k];
        }
        double square = (double) k * k;
        double series = 1.0 / 1188 / square;
        series = (1.0 / 1680 - series) / square;
        series = (1.0 / 1260 - series) / square;
        series = (1.0 / 360 - series) / square;
        return (1.0 / 12 - series) / k;
    }

    /** x ln(x / mean) + mean - x, for positive x. */
    static double deviance(double x, double mean) {
        double difference = x - mean;
        if (Math.abs(difference) < 0.1 * (x + mean)) {
            // 2 x artanh(v) - difference with x = mean (1 + v) / (1 - v), as a series free of cancellation.
            double v = difference / (x + mean);
            double square = v * v;
            double sum = difference * v;
            double term = 2 * x * v;
            for (int j = 3; ; j += 2) {
                term *= square;
                double next = sum + term / j;
                if (next == sum) {
                    return sum;
                }
                sum = next;
            }
        }
        return x * StrictMath.log(x / mean) + mean - x;
    }
}
