package org.longtail.regression;

/**
 * Iterative refinement with residuals taken from the design in twice the working precision: it removes what forming the
 * Gram matrix lost, and what the residual adds to the sensitivity of a QR solution too. Source: Å. Björck, Stability
 * analysis of the method of seminormal equations for linear least squares problems, 1987; Numerical Methods for Least
 * Squares Problems, 1996, section 2.9.
 */
final class Refinement {

    /** At a contraction of 0.02 or better, ten passes are twice what double precision can need. */
    private static final int MOST_PASSES = 10;

    private Refinement() {}

    /**
     * Refines until another correction would change nothing, or corrections cease to shrink.
     *
     * @param expected the contraction expected of a pass; the one observed counts if it is worse
     * @return the relative size of the error that remains
     */
    static double refine(Refinable system, double[] coefficients, double expected) {
        double contraction = expected;
        double previous = 1;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            double size = system.prepareCorrection(coefficients);
            if (Double.isNaN(size)) {
                return RoundingError.ULP; // 0 / 0: the solution is zero, exactly.
            }
            if (size >= previous / 2) {
                return size; // Only rounding noise is left.
            }
            system.correct(coefficients);
            contraction = Math.max(contraction, size / previous);
            previous = size;
            if (size * contraction <= RoundingError.ULP) {
                break;
            }
        }
        return Math.max(previous * contraction, RoundingError.ULP);
    }
}
