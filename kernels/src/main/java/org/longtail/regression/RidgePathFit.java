package org.longtail.regression;

import java.util.Arrays;
import java.util.Objects;

/** The fits of a {@link RidgePath}, in the order of its penalties. Immutable. */
public final class RidgePathFit {

    final double[] totalPenalties;
    final double[][] coefficients;
    final double[] intercepts;
    final double[] residuals;
    final double[] degreesOfFreedom;
    final double[] leaveOneOut;
    private final long rows;

    /** Zeros, for the path to fill in; no leave-one-out scores yet. Keeps the array it is given. */
    RidgePathFit(double[] totalPenalties, long rows, int columns) {
        int count = totalPenalties.length;
        this.totalPenalties = totalPenalties;
        this.rows = rows;
        coefficients = new double[count][columns];
        intercepts = new double[count];
        residuals = new double[count];
        degreesOfFreedom = new double[count];
        leaveOneOut = new double[count];
        Arrays.fill(leaveOneOut, Double.NaN);
    }

    /**
     * Returns the number of penalties.
     *
     * @return the number of fits
     */
    public int size() {
        return totalPenalties.length;
    }

    /**
     * Returns what was added to the diagonal of X'X, n already in it.
     *
     * @param index which fit, from 0
     * @return the total penalty P
     * @throws IndexOutOfBoundsException if there is no such fit
     */
    public double totalPenalty(int index) {
        return totalPenalties[Objects.checkIndex(index, size())];
    }

    /**
     * Returns the coefficients.
     *
     * @param index which fit, from 0
     * @return a copy of w, d values
     * @throws IndexOutOfBoundsException if there is no such fit
     */
    public double[] coefficients(int index) {
        return coefficients[Objects.checkIndex(index, size())].clone();
    }

    /**
     * Returns the intercept.
     *
     * @param index which fit, from 0
     * @return the intercept; 0 if none was fitted
     * @throws IndexOutOfBoundsException if there is no such fit
     */
    public double intercept(int index) {
        return intercepts[Objects.checkIndex(index, size())];
    }

    /**
     * Returns the residual sum of squares.
     *
     * @param index which fit, from 0
     * @return |y - intercept - Xw|^2, with the accuracy of {@link LinearFit#residualSumOfSquares()}
     * @throws IndexOutOfBoundsException if there is no such fit
     */
    public double residualSumOfSquares(int index) {
        return residuals[Objects.checkIndex(index, size())];
    }

    /**
     * Returns the degrees of freedom, the trace of the hat matrix.
     *
     * @param index which fit, from 0
     * @return the sum of s^2 / (s^2 + P) over the singular values s of the (centred) design; plus 1 for an intercept
     * @throws IndexOutOfBoundsException if there is no such fit
     */
    public double degreesOfFreedom(int index) {
        return degreesOfFreedom[Objects.checkIndex(index, size())];
    }

    /**
     * Returns the generalised cross-validation score n RSS / (n - degrees of freedom)^2.
     *
     * @param index which fit, from 0
     * @return the score; NaN when no degrees of freedom are left
     * @throws IndexOutOfBoundsException if there is no such fit
     */
    public double generalizedCrossValidation(int index) {
        double left = rows - degreesOfFreedom(index);
        return left > 0 ? rows * residuals[index] / (left * left) : Double.NaN;
    }

    /**
     * Returns the exact leave-one-out score: the mean squared error of predicting each row, intercept and all, from a
     * fit to the other rows with the same total penalty P. It is the mean of (residual / (1 - h))^2, h being the
     * diagonal of the hat matrix.
     *
     * @param index which fit, from 0
     * @return the score; NaN when the fit was made without the design, or a row has h = 1 up to rounding
     * @throws IndexOutOfBoundsException if there is no such fit
     */
    public double leaveOneOut(int index) {
        return leaveOneOut[Objects.checkIndex(index, size())];
    }

    /**
     * Chooses by generalised cross-validation.
     *
     * @return the index of the smallest score; the first of equals
     * @throws IllegalStateException if every score is NaN
     */
    public int bestByGeneralizedCrossValidation() {
        double[] scores = new double[size()];
        Arrays.setAll(scores, this::generalizedCrossValidation);
        return best(scores, "generalised cross-validation");
    }

    /**
     * Chooses by leave-one-out.
     *
     * @return the index of the smallest score; the first of equals
     * @throws IllegalStateException if every score is NaN, as after a fit without the design
     */
    public int bestByLeaveOneOut() {
        return best(leaveOneOut, "leave-one-out");
    }

    private static int best(double[] scores, String name) {
        int best = -1;
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isNaN(scores[i]) && (best < 0 || scores[i] < scores[best])) {
                best = i;
            }
        }
        if (best < 0) {
            throw new IllegalStateException("no fit has a " + name + " score");
        }
        return best;
    }

    @Override
    public String toString() {
        return "RidgePathFit[" + size() + " penalties, rows " + rows + "]";
    }
}
