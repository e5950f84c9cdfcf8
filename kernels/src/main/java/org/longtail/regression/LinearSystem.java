package org.longtail.regression;

/** One way to write (X'X + penalty I) w = X'y as a symmetric positive definite system, refined through the design. */
interface LinearSystem {

    /**
     * Forms the system of the current {@link DesignView} and factors it.
     *
     * @return whether all pivots were positive
     */
    boolean factor(double penalty);

    /** Solves by the factor alone. */
    void solveInto(double[] coefficients);

    /**
     * Computes, from the residual y - Xw, the correction that {@link #correct} applies.
     *
     * @return its size relative to the coefficients
     */
    double prepareCorrection(double[] coefficients);

    /** Applies the correction that was prepared last. */
    void correct(double[] coefficients);

    /** The residual seen by the last correction relative to |X| |w|: how much the residual adds to the sensitivity. */
    double residualRatio(double[] coefficients);
}
