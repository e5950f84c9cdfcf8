package org.longtail.regression;

/** One way to write (X'X + penalty I) w = X'y as a symmetric positive definite system. */
interface LinearSystem extends Refinable {

    /**
     * Forms the system of the current {@link DesignView} and factors it.
     *
     * @return whether all pivots were positive
     */
    boolean factor(double penalty);

    /** Solves by the factor alone. */
    void solveInto(double[] coefficients);
}
