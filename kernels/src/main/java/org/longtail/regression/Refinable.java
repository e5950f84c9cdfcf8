package org.longtail.regression;

/** A solution that can be corrected by what its residual shows. */
interface Refinable {

    /**
     * Computes, from the residual y - Xw, the correction that {@link #correct} applies.
     *
     * @return its size relative to the coefficients
     */
    double prepareCorrection(double[] coefficients);

    /** Applies the correction that was prepared last. */
    void correct(double[] coefficients);
}
