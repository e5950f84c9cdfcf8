package org.longtail.regression;

/** SKELETON. The result of a fit: coefficients and how they were found. */
public interface LinearFit {

    double[] coefficients();

    double residualSumOfSquares();

    /** Residual variance RSS/(n - degrees of freedom). */
    double residualVariance();

    /** Trace of the hat matrix. */
    double degreesOfFreedom();

    /** Of least squares only; empty for ridge. */
    double[] standardErrors();

    /** The solver that was used and why. */
    String solver();
}
