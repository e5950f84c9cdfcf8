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
    private final boolean hasIntercept;
    private final double intercept;
    private final double interceptStandardError;
    private final long rows;
    private final double residualSumOfSquares;
    private final double degreesOfFreedom;
    private final SolverMethod method;
    private final int rank;
    private final double condition;
    private final double relativeError;
    private final double penalty;

    /** Keeps the arrays it is given. */
    LinearFit(
            LinearSolver solver,
            long rows,
            double[] coefficients,
            double[] standardErrors,
            boolean hasIntercept,
            double intercept,
            double interceptStandardError,
            double residualSumOfSquares,
            double degreesOfFreedom) {
        this.coefficients = coefficients;
        this.standardErrors = standardErrors;
        this.hasIntercept = hasIntercept;
        this.intercept = intercept;
        this.interceptStandardError = interceptStandardError;
        this.rows = rows;
        this.residualSumOfSquares = residualSumOfSquares;
        this.degreesOfFreedom = degreesOfFreedom;
        this.method = solver.method();
        this.rank = solver.rank();
        this.condition = solver.condition();
        this.relativeError = solver.relativeError();
        this.penalty = solver.penalty();
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
            predictions[row] = predict(design, row);
        }
    }

    /**
     * Computes the leave-one-out residuals: what each row leaves when it is predicted, intercept and all, by a fit to the
     * other rows with the same total penalty. Nothing is fitted again.
     *
     * <p>Formula: residual / (1 - h), h being the diagonal of the hat matrix. A row with h = 1 up to rounding, which the
     * others do not determine, is predicted by their fit of minimum norm. For least squares with rows &lt; columns these
     * are the residuals of the interpolating solution of minimum norm.
     *
     * <p>Source: D. M. Allen, The relationship between variable selection and data augmentation and a method for
     * prediction, 1974.
     *
     * <p>The rows must be those that were fitted, from the design or by way of a {@link GramMatrix}, in any order; that
     * cannot be checked but for their number, and other rows make the result meaningless.
     *
     * <p>Cost: with m = min(n, d), the Gram matrix and its Cholesky decomposition once more, m^3 / 3, and for n &gt;= d
     * n d^2 / 2, as much as one to five fits; in ill-conditioned or singular systems a singular value decomposition by
     * EJML instead, some fifty times as much. Memory: 32 m^2 + 16 n d bytes; some 48 n d more for singular values. A fit
     * that is not asked keeps nothing for this.
     *
     * <p>Accuracy: with k the condition and u = 2^-53, relative error about 2 u k^2 sqrt(m) / (1 - h) while that is below
     * 1e-8, for n &lt; d without the 1 - h; about u k max(n, d) / (1 - h) by singular values. 1 - h below 4 max(n, d)
     * ulps counts as 0.
     *
     * @param design row-major values, exactly {@code rows} x d
     * @param response {@code rows} responses
     * @param rows the number of rows, that of the fit
     * @param residuals receives {@code rows} values; NaN with an intercept for the only row, or for one that outweighs all
     *     others by 1 / (4 max(n, d) ulps) or more, since no other then determines the intercept
     * @throws IllegalArgumentException if the shapes do not agree, the rows are not as many as were fitted, a value is
     *     unusable, or {@code residuals} has no room; {@code residuals} is then unchanged
     */
    public void leaveOneOutResidualsInto(double[] design, double[] response, int rows, double[] residuals) {
        DesignView view = plainView(design, response, rows);
        RegressionArguments.requireRoom(residuals, rows, "residuals");
        System.arraycopy(leaveOneOut(view), 0, residuals, 0, rows);
    }

    /**
     * Computes the leave-one-out residuals of a fit with weighted rows, as {@link #leaveOneOutResidualsInto(double[],
     * double[], int, double[])}: y - prediction, not multiplied by any weight.
     *
     * @param design row-major values, exactly {@code rows} x d
     * @param response {@code rows} responses
     * @param weights {@code rows} weights, those of the fit
     * @param rows the number of rows; as many with a positive weight as were fitted
     * @param residuals receives {@code rows} values; for a row of weight zero, which was left out, plainly y - prediction
     * @throws IllegalArgumentException if the shapes do not agree, a weight is negative or not finite, the rows are not as
     *     many as were fitted, a value of a row of positive weight is unusable, or {@code residuals} has no room; {@code
     *     residuals} is then unchanged
     */
    public void leaveOneOutResidualsInto(
            double[] design, double[] response, double[] weights, int rows, double[] residuals) {
        DesignView view = Fitter.weightedView(design, response, weights, rows, coefficients.length);
        RegressionArguments.requireRoom(residuals, rows, "residuals");
        double[] errors = leaveOneOut(view);
        int fitted = 0;
        for (int row = 0; row < rows; row++) {
            if (weights[row] > 0) {
                residuals[row] = errors[fitted++];
            } else {
                residuals[row] = response[row] - predict(design, row);
            }
        }
    }

    /**
     * Computes the leave-one-out score, the mean of the squares of {@link #leaveOneOutResidualsInto(double[], double[], int,
     * double[])}: PRESS / n, an estimate of the mean squared error on new rows.
     *
     * @param design row-major values, exactly {@code rows} x d
     * @param response {@code rows} responses
     * @param rows the number of rows, that of the fit
     * @return the score; NaN when a residual is
     * @throws IllegalArgumentException if the shapes do not agree, the rows are not as many as were fitted, or a value is
     *     unusable
     */
    public double leaveOneOutScore(double[] design, double[] response, int rows) {
        double[] errors = leaveOneOut(plainView(design, response, rows));
        return RowKernel.INSTANCE.dot(errors, 0, errors, 0, rows) / rows;
    }

    /**
     * Computes the leave-one-out score of a fit with weighted rows: the mean of weight times squared leave-one-out residual
     * over the rows of positive weight, as {@link #generalizedCrossValidation()} has it.
     *
     * @param design row-major values, exactly {@code rows} x d
     * @param response {@code rows} responses
     * @param weights {@code rows} weights, those of the fit
     * @param rows the number of rows; as many with a positive weight as were fitted
     * @return the score; NaN when a residual is
     * @throws IllegalArgumentException if the shapes do not agree, a weight is negative or not finite, the rows are not as
     *     many as were fitted, or a value of a row of positive weight is unusable
     */
    public double leaveOneOutScore(double[] design, double[] response, double[] weights, int rows) {
        DesignView view = Fitter.weightedView(design, response, weights, rows, coefficients.length);
        double[] errors = leaveOneOut(view);
        double sum = 0;
        for (int row = 0; row < view.rows; row++) {
            sum += view.weights[row] * errors[row] * errors[row];
        }
        return sum / view.rows;
    }

    private DesignView plainView(double[] design, double[] response, int count) {
        RegressionArguments.requireDesign(design, response, count, coefficients.length);
        RegressionArguments.requireFinite(design, response, count, coefficients.length);
        DesignView view = new DesignView();
        view.set(design, 0, response, 0, count, coefficients.length);
        return view;
    }

    private double[] leaveOneOut(DesignView view) {
        if (view.rows != rows) {
            throw new IllegalArgumentException("rows must be those that were fitted, " + rows + ": " + view.rows);
        }
        RegressionArguments.requireOrder(view.rows, view.columns);
        view.intercept = intercept;
        return new LeaveOneOut(view, hasIntercept, penalty).residuals(coefficients);
    }

    private double predict(double[] design, int row) {
        int columns = coefficients.length;
        return intercept + RowKernel.INSTANCE.dot(design, row * columns, coefficients, 0, columns);
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
