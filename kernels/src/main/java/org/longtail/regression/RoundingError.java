package org.longtail.regression;

/**
 * First-order estimates of the relative error of coefficients. Source: Å. Björck, Numerical Methods for Least Squares
 * Problems, 1996, sections 1.4.3 and 2.2; the factor sqrt(size) instead of size treats rounding errors as independent.
 */
final class RoundingError {

    /** 2 u: the distance from 1 to the next double. */
    static final double ULP = Math.ulp(1.0);

    private RoundingError() {}

    /** Of a solution that knows the design by its Gram matrix alone. */
    static double ofGram(double condition, int size) {
        return ULP * Math.sqrt(size) * condition * condition;
    }

    /**
     * The factor by which a pass of refinement is expected to reduce the error: 2 u condition^2, with the factor of a
     * QR decomposition too (Björck, 1987); where that is no promise, one half, the least that is accepted.
     */
    static double contraction(double condition) {
        return Math.min(0.5, ULP * condition * condition);
    }

    /**
     * Of a solution that is as good as the design allows.
     *
     * @param residualRatio |y - Xw| / (|X| |w|)
     */
    static double ofDesign(double condition, int size, double residualRatio) {
        return ULP * Math.sqrt(size) * (condition + condition * condition * residualRatio);
    }
}
