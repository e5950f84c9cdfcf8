package org.longtail.regression;

/**
 * Iterative refinement with residuals taken from the design: it removes what forming the Gram matrix lost. Source: Å.
 * Björck, Stability analysis of the method of seminormal equations for linear least squares problems, 1987.
 */
final class Refinement {

    /** At a contraction of 0.02 or better, ten passes are twice what double precision can need. */
    private static final int MOST_PASSES = 10;

    private Refinement() {}

    /**
     * Refines until another correction would change nothing, or corrections cease to shrink.
     *
     * @return the relative size of the error that the corrections leave visible
     */
    static double refine(LinearSystem system, double[] coefficients, double condition) {
        double contraction = RoundingError.ULP * condition * condition;
        double previous = 1;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            double size = system.prepareCorrection(coefficients);
            if (Double.isNaN(size)) {
                return 0; // 0 / 0: the solution is zero, exactly.
            }
            if (size >= previous / 2) {
                return size; // Only the rounding noise of the residual is left.
            }
            system.correct(coefficients);
            contraction = Math.max(contraction, size / previous);
            previous = size;
            if (size * contraction <= RoundingError.ULP) {
                break;
            }
        }
        return previous * contraction;
    }
}
