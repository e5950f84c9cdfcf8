package org.longtail.regression;

import java.util.Locale;

/**
 * The result of a linear fit: coefficients, how well they fit, and how they were found. Immutable.
 *
 * <p>The model is y = X w, or y = intercept + X w. Degrees of freedom count everything that was fitted, the intercept
 * included.
 */
public final class LinearFit {

    private final double[] coefficients;
    private final double[] standardErrors;
    private final double intercept;
    private final double interceptStandardError;
    private final long rows;
    private final double residualSumOfSquares;
    private final double degreesOfFreedom;
    private final SolverMethod method;
    private final int rank;
    private final double condition;
    private final double relativeError;

    /** Keeps the arrays it is given. */
    LinearFit(
            LinearSolver solver,
            long rows,
            double[] coefficients,
            double[] standardErrors,
            double intercept,
            double interceptStandardError,
            double residualSumOfSquares,
            double degreesOfFreedom) {
        this.coefficients = coefficients;
        this.standardErrors = standardErrors;
        this.intercept = intercept;
        this.interceptStandardError = interceptStandardError;
        this.rows = rows;
        this.residualSumOfSquares = residualSumOfSquares;
        this.degreesOfFreedom = degreesOfFreedom;
        this.method = solver.method();
        this.rank = solver.rank();
        this.condition = solver.condition();
        this.relativeError = solver.relativeError();
    }

    /**
     * Returns the coefficients.
     *
     * @return a copy of w, d values
     */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /**
     * Returns the intercept.
     *
     * @return the intercept; 0 if none was fitted
     */
    public double intercept() {
        return intercept;
    }

    /**
     * Predicts the response of one row.
     *
     * @param features d values
     * @return intercept + features'w
     * @throws IllegalArgumentException if the number of features is not d
     */
    public double predict(double[] features) {
        if (features.length != coefficients.length) {
            throw new IllegalArgumentException(
                    "features must have " + coefficients.length + " values: " + features.length);
        }
        return intercept + RowKernel.INSTANCE.dot(features, 0, coefficients, 0, features.length);
    }

    /**
     * Predicts the responses of many rows; of the rows that were fitted, these are the fitted values.
     *
     * @param design row-major values, {@code rows} x d of them
     * @param rows the number of rows, 0 allowed
     * @param predictions receives {@code rows} values
     * @throws IllegalArgumentException if {@code design} holds too few values or {@code predictions} has no room
     */
    public void predictInto(double[] design, int rows, double[] predictions) {
        int columns = coefficients.length;
        RegressionArguments.requireBlock(design, 0, predictions, 0, rows, columns);
        for (int row = 0; row < rows; row++) {
            predictions[row] = intercept + RowKernel.INSTANCE.dot(design, row * columns, coefficients, 0, columns);
        }
    }

    /**
     * Returns the residual sum of squares |y - intercept - Xw|^2.
     *
     * <p>From a design it is the sum itself. From a {@link GramMatrix} it is y'y - 2 w'X'y + w'X'Xw, which rounding
     * leaves uncertain by some (256 + n/256) ulps of y'y: a fit closer than that reports noise, or 0.
     *
     * @return the sum, not negative
     */
    public double residualSumOfSquares() {
        return residualSumOfSquares;
    }

    /**
     * Returns the residual variance RSS / (n - degrees of freedom), the unbiased estimate of the noise variance for
     * least squares.
     *
     * @return the variance; NaN when the fit has as many degrees of freedom as rows, so that nothing is left to
     *     estimate it
     */
    public double residualVariance() {
        double left = rows - degreesOfFreedom;
        return left > 0 ? residualSumOfSquares / left : Double.NaN;
    }

    /**
     * Returns the degrees of freedom of the fit, the trace of the hat matrix that maps y to its fitted values.
     *
     * @return for least squares the rank, for ridge the sum of s^2 / (s^2 + penalty) over the singular values s of the
     *     (centred) design; plus 1 for an intercept
     */
    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /**
     * Returns the standard errors of the coefficients, sqrt(residual variance * diagonal of (X'X)^-1). They assume
     * uncorrelated noise of equal variance. Their relative error is about u condition^2 when the method is a Cholesky
     * decomposition, about u condition otherwise.
     *
     * @return a copy, d values; of least squares (penalty 0) with full column rank and rows to spare only, otherwise
     *     empty
     */
    public double[] standardErrors() {
        return standardErrors.clone();
    }

    /**
     * Returns the standard error of the intercept.
     *
     * @return the standard error; NaN without an intercept and whenever {@link #standardErrors()} is empty
     */
    public double interceptStandardError() {
        return interceptStandardError;
    }

    /**
     * Returns the generalised cross-validation score n RSS / (n - degrees of freedom)^2, an estimate of the mean
     * squared error on new rows, by which penalties can be compared.
     *
     * <p>Source: G. H. Golub, M. Heath and G. Wahba, Generalized cross-validation as a method for choosing a good ridge
     * parameter, 1979.
     *
     * @return the score; NaN when no degrees of freedom are left
     */
    public double generalizedCrossValidation() {
        double left = rows - degreesOfFreedom;
        return left > 0 ? rows * residualSumOfSquares / (left * left) : Double.NaN;
    }

    /**
     * Returns the number of rows the fit rests on.
     *
     * @return n
     */
    public long rows() {
        return rows;
    }

    /**
     * Returns how the coefficients were computed.
     *
     * @return the method
     */
    public SolverMethod method() {
        return method;
    }

    /**
     * Returns the numerical rank, see {@link LinearSolver#rank()}.
     *
     * @return the rank; a least-squares solution is unique exactly if this is d
     */
    public int rank() {
        return rank;
    }

    /**
     * Returns the estimated condition number, see {@link LinearSolver#condition()}.
     *
     * @return the condition of the (centred) design with equilibrated columns and the penalty
     */
    public double condition() {
        return condition;
    }

    /**
     * Returns the estimated relative error of the coefficients, see {@link LinearSolver#relativeError()}.
     *
     * @return the estimate; 1 or more means that no digit is certain
     */
    public double relativeError() {
        return relativeError;
    }

    /**
     * Returns the solver that was used and why, in words.
     *
     * @return for instance {@code "Householder QR of the design (rank 11, condition 5.0e+09, relative error 4e-07)"}
     */
    public String solver() {
        return String.format(
                Locale.ROOT,
                "%s (rank %d, condition %.1e, relative error %.0e)",
                method,
                rank,
                condition,
                relativeError);
    }

    @Override
    public String toString() {
        return "LinearFit[rows " + rows + ", columns " + coefficients.length + ", " + solver() + "]";
    }
}
