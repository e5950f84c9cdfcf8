package org.longtail.inference;

/**
 * The Hurwitz zeta function, scaled by its first term, with its first two derivatives in the exponent:
 * {@code S_m = sum over k >= a of (k/a)^-s ln(k/a)^m}, m = 0, 1, 2, so that {@code zeta(s, a) = a^-s S_0}; the mean and the
 * second moment of {@code ln(X/a)} under the power law on {@code a, a+1, ...} are {@code S_1/S_0} and {@code S_2/S_0}.
 *
 * <p>Euler-Maclaurin summation (L. Euler 1736, C. Maclaurin 1742; H. M. Edwards, "Riemann's Zeta Function", 1974, section
 * 6.4). Each of its terms is an exponential times a rational function of {@code s}, whose logarithmic derivatives give
 * the derivatives of the term. Relative accuracy 1e-13 for exponents up to 50.
 *
 * <p>Apart from {@link org.longtail.zipf.ZipfTail}, the law for users, because a search over x_min needs these sums some
 * millions of times: nothing is allocated, and from {@code a = 10 + 2s} on no power or logarithm is taken at all. {@link
 * StrictMath} and a fixed order of summation make the values the same on every machine: simulated samples depend on them.
 */
final class HurwitzSums {

    /** B_2j / (2j)!. */
    private static final double[] BERNOULLI = {
        1.0 / 12,
        -1.0 / 720,
        1.0 / 30240,
        -1.0 / 1209600,
        1.0 / 47900160,
        -691.0 / 1307674368000.0,
        1.0 / 74724249600.0,
        -3617.0 / 10670622842880000.0
    };

    /** Terms below this fraction of the largest one are lost in rounding. */
    private static final double NEGLIGIBLE = 1e-18;

    private double zeroth;
    private double first;
    private double second;

    double zeroth() {
        return zeroth;
    }

    double first() {
        return first;
    }

    double second() {
        return second;
    }

    /** Mean of ln(X/a). */
    double meanLog() {
        return first / zeroth;
    }

    /** Variance of ln X: the Fisher information of one draw about the exponent. */
    double varianceLog() {
        double mean = meanLog();
        return second / zeroth - mean * mean;
    }

    /** Where the expansion starts: with x >= 10 + 2s its eight terms reach the last bit of a double. */
    private static double expansionStart(double s) {
        return 10 + 2 * s;
    }

    void evaluate(double s, double a) {
        zeroth = 0;
        first = 0;
        second = 0;
        double x = a;
        double log = 0;
        double power = 1;
        double start = expansionStart(s);
        // The leading term has logarithm 0: it is the second one beside which the others must be small.
        double floor = x < start ? NEGLIGIBLE * StrictMath.exp(-s * StrictMath.log1p(1 / a)) : 0;
        while (x < start && power > floor) {
            add(power, log, 0);
            x++;
            log = StrictMath.log(x / a);
            power = StrictMath.exp(-s * log);
        }
        if (power > floor) {
            addExpansion(s, x, log, power);
        }
    }

    private void addExpansion(double s, double x, double log, double power) {
        double inverse = 1 / (s - 1);
        add(power * x * inverse, log + inverse, inverse * inverse);
        add(power / 2, log, 0);
        double factor = power * s / x;
        double slope = log - 1 / s;
        double curvature = -1 / (s * s);
        for (int j = 0; j < BERNOULLI.length; j++) {
            double term = BERNOULLI[j] * factor;
            add(term, slope, curvature);
            if (Math.abs(term) < NEGLIGIBLE * zeroth) {
                break;
            }
            double next = s + 2 * j + 1;
            factor *= next * (next + 1) / (x * x);
            slope -= 1 / next + 1 / (next + 1);
            curvature -= 1 / (next * next) + 1 / ((next + 1) * (next + 1));
        }
    }

    /** Adds a term t(s) with (ln t)' = -slope and (ln t)'' = curvature. */
    private void add(double term, double slope, double curvature) {
        zeroth += term;
        first += term * slope;
        second += term * (slope * slope + curvature);
    }

    /** S_0 alone: sum over k >= a of (k/a)^-s. */
    static double zeroth(double s, double a) {
        double sum = 0;
        double x = a;
        double power = 1;
        for (double start = expansionStart(s); x < start && power > NEGLIGIBLE; ) {
            sum += power;
            x++;
            power = StrictMath.exp(-s * StrictMath.log(x / a));
        }
        if (power <= NEGLIGIBLE) {
            return sum;
        }
        sum += power * (x / (s - 1) + 0.5);
        double factor = power * s / x;
        for (int j = 0; j < BERNOULLI.length; j++) {
            double term = BERNOULLI[j] * factor;
            sum += term;
            if (Math.abs(term) < NEGLIGIBLE * sum) {
                break;
            }
            double next = s + 2 * j + 1;
            factor *= next * (next + 1) / (x * x);
        }
        return sum;
    }
}
