package org.longtail.validation.law.learner;

import org.apache.commons.numbers.gamma.Digamma;
import org.apache.commons.numbers.gamma.GammaRatio;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.zipf.Zipf;

/**
 * E TV of n draws of a Zipf law of exponent b, for many draws: K n^-(1-1/b) from ranks seen a few times, whose counts are
 * Poisson, and S/sqrt(2 pi n) from ranks seen often, whose counts are normal. Both count on either side of b = 2; at b = 2
 * they merge into a logarithm, see {@link #ofTwo}.
 *
 * <p>K = C^(1/b)/(2b) integral of u^(-1/b-1) E|Poisson(u) - u| du and S = sum sqrt(p(1-p)), each continued analytically in b
 * to where it diverges.
 *
 * @param tail K n^-(1-1/b)
 * @param bulk S/sqrt(2 pi n)
 */
record TwoTermLaw(PowerLaw tail, PowerLaw bulk) {

    /** Cells of the Mellin integral; with the leading error removed, twice as many change nothing beyond 1e-13. */
    private static final int CELLS = 4000;

    static TwoTermLaw of(Zipf law) {
        double b = law.exponent();
        double scale = Math.pow(law.normalizer(), -1 / b) / (2 * b);
        return new TwoTermLaw(
                new PowerLaw(1 / b - 1, scale * mellin(b)), new PowerLaw(-0.5, bulkSum(law) / Math.sqrt(2 * Math.PI)));
    }

    double at(double draws) {
        return tail.at(draws) + bulk.at(draws);
    }

    /** The term that wins in the end. */
    PowerLaw leading() {
        return tail.exponent() > bulk.exponent() ? tail : bulk;
    }

    /** The other term. */
    PowerLaw second() {
        return tail.exponent() > bulk.exponent() ? bulk : tail;
    }

    /**
     * b = 2, where both terms have a pole and the poles cancel: sqrt(n) E = sqrt(C/(2 pi))/2 ln n + constant, as the power law
     * exp(sqrt(n) E) = e^constant n^(sqrt(C/(2 pi))/2).
     */
    static PowerLaw ofTwo() {
        Zipf law = Zipf.of(2);
        double root = 1 / Math.sqrt(law.normalizer());
        double slope = root / Math.sqrt(2 * Math.PI) / 2;
        double eulerGamma = -Digamma.value(1);
        double constant = root / 4 * mellin(2)
                + 2 * slope * (eulerGamma - Math.log(law.normalizer()) / 2)
                + convergentBulk(law) / Math.sqrt(2 * Math.PI);
        return new PowerLaw(slope, Math.exp(constant));
    }

    /** S = sum_k binomial(1/2, k) (-1)^k C^(k+1/2) zeta(b(k+1/2)): only the first term is a continuation. */
    private static double bulkSum(Zipf law) {
        return RiemannZeta.of(law.exponent() / 2) / Math.sqrt(law.normalizer()) + convergentBulk(law);
    }

    /** S without its first term: sum sqrt(p(1-p)) - sqrt(p). */
    private static double convergentBulk(Zipf law) {
        double largest = 1 / law.normalizer();
        double sum = 0;
        double coefficient = Math.sqrt(largest);
        for (int k = 1; Math.abs(coefficient) > 1e-18; k++) {
            coefficient *= -(1.5 - k) / k * largest;
            sum += coefficient * RiemannZeta.of(law.exponent() * (k + 0.5));
        }
        return sum;
    }

    /**
     * Integral of u^(-1/b-1) E|Poisson(u) - u|, where E|Poisson(u) - u| = 2 u^(m+1) e^-u/m! for u between m and m+1. Large u
     * have sqrt(2u/pi), whose integral is taken by continuation; it misses the rest by a multiple of cells^(s-2), s = 1/2 -
     * 1/b, since the correction of order 1/u averages to zero over a cell, and Richardson's rule removes that too.
     */
    static double mellin(double b) {
        double s = 0.5 - 1 / b;
        double half = 0;
        double sum = 0;
        for (int m = 0; m < CELLS; m++) {
            if (m == CELLS / 2) {
                half = sum;
            }
            double shape = m + 1 - 1 / b;
            sum += 2
                    * GammaRatio.delta(shape, 1 / b)
                    * (RegularizedGamma.P.value(shape, m + 1.0) - RegularizedGamma.P.value(shape, m));
        }
        double coarse = half - continued(CELLS / 2.0, s);
        double fine = sum - continued(CELLS, s);
        double ratio = Math.pow(2, 2 - s);
        return (ratio * fine - coarse) / (ratio - 1);
    }

    /** The integral of sqrt(2/pi) u^(s-1) up to the end, without its pole where s = 0. */
    private static double continued(double end, double s) {
        return Math.sqrt(2 / Math.PI) * (s == 0 ? Math.log(end) : Math.pow(end, s) / s);
    }
}
