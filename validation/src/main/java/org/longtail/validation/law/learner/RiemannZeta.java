package org.longtail.validation.law.learner;

/**
 * The Riemann zeta function, continued to s below 1, by Euler-Maclaurin summation (NIST Digital Library of Mathematical
 * Functions, 25.2.9): 20 terms, an integral for the rest, and derivatives at its end, of which six leave less than 1e-15 for
 * s between -1 and 5; beyond, all that is left out is smaller still.
 */
final class RiemannZeta {

    private static final int LAST = 20;

    /** B_2k / (2k)! for k = 1 to 6. */
    private static final double[] BERNOULLI = {
        1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160, -691.0 / 1307674368000.0
    };

    private RiemannZeta() {}

    /** zeta(s) for s &gt; -1, s not 1. */
    static double of(double s) {
        double power = Math.pow(LAST, -s);
        double derivatives = 0;
        // s (s+1) ... (s+2k-2) N^-(s+2k-1)
        double rising = s * power / LAST;
        for (int k = 1; k <= BERNOULLI.length; k++) {
            derivatives += BERNOULLI[k - 1] * rising;
            rising *= (s + 2 * k - 1) * (s + 2 * k) / LAST / LAST;
        }
        double sum = derivatives + power / 2 + power * LAST / (s - 1);
        for (int i = LAST - 1; i >= 1; i--) {
            sum += Math.pow(i, -s);
        }
        return sum;
    }
}
