package org.longtail.regression;

import org.ejml.data.DMatrixRMaj;

/**
 * Ordinary least squares.
 *
 * <p>Formula: the w that minimises |y - Xw|^2 and, among several, has the smallest |w|; with an intercept, the same for
 * columns and response reduced by their means, and intercept = mean of y - (means of X)'w.
 *
 * <p>Source: Å. Björck, Numerical Methods for Least Squares Problems, 1996.
 *
 * <p>Shapes: design n x d, row-major; response n. Cost and memory: those of {@link LinearSolver}, plus d^3 / 2 for the
 * standard errors; an intercept on a design makes one centred copy of it.
 *
 * <p>Accuracy: {@link LinearFit#relativeError()} says for each fit. A design is solved more accurately than by
 * Householder QR. A {@link GramMatrix} alone squares the condition number: columns whose equilibrated condition exceeds
 * some 1e6 lose most digits, and beyond 1e7 count as dependent, which shows as a rank below d. An intercept from a Gram
 * matrix loses further digits when a column's mean is large against its spread; use the design then, or subtract a
 * rough centre from the data.
 *
 * <p>Errors: {@link IllegalArgumentException} for shapes that do not agree, no rows, and values that are NaN, infinite
 * or so large that sums of squares overflow. A singular system is no error: its minimum-norm solution is given, {@link
 * LinearFit#rank()} is below d and {@link LinearFit#standardErrors()} is empty.
 */
public final class LeastSquares {

    private LeastSquares() {}

    /**
     * Fits accumulated sums, without intercept.
     *
     * @param gram the accumulator, of at least one row
     * @return the fit
     * @throws IllegalArgumentException if {@code gram} has no rows
     */
    public static LinearFit fit(GramMatrix gram) {
        return Fitter.fit(gram, Penalty.NONE, false);
    }

    /**
     * Fits accumulated sums, with an intercept.
     *
     * @param gram the accumulator, of at least one row
     * @return the fit
     * @throws IllegalArgumentException if {@code gram} has no rows
     */
    public static LinearFit fitWithIntercept(GramMatrix gram) {
        return Fitter.fit(gram, Penalty.NONE, true);
    }

    /**
     * Fits a design, without intercept.
     *
     * @param design row-major values, exactly {@code rows} x {@code columns}
     * @param response {@code rows} responses
     * @param rows the number n of rows, at least 1
     * @param columns the number d of columns, at least 1
     * @return the fit
     * @throws IllegalArgumentException if the shapes do not agree or a value is unusable
     */
    public static LinearFit fit(double[] design, double[] response, int rows, int columns) {
        return Fitter.fit(design, response, rows, columns, Penalty.NONE, false);
    }

    /**
     * Fits a design, with an intercept. The design must not hold a column of ones for it.
     *
     * @param design row-major values, exactly {@code rows} x {@code columns}
     * @param response {@code rows} responses
     * @param rows the number n of rows, at least 1
     * @param columns the number d of columns, at least 1
     * @return the fit
     * @throws IllegalArgumentException if the shapes do not agree or a value is unusable
     */
    public static LinearFit fitWithIntercept(double[] design, double[] response, int rows, int columns) {
        return Fitter.fit(design, response, rows, columns, Penalty.NONE, true);
    }

    /**
     * Fits a design with weighted rows, without intercept.
     *
     * <p>Minimises the sum of weight (y - prediction)^2. The weights are analytic: a row of weight v has noise of
     * variance sigma^2 / v. They are used as they are, only their ratios matter to the coefficients. A row of weight zero is left out, whatever it holds; degrees of
     * freedom, variance and standard errors count the others. The solution is refined through the rows as they were
     * given.
     *
     * @param design row-major values, exactly {@code rows} x {@code columns}
     * @param response {@code rows} responses
     * @param weights {@code rows} weights, finite and not negative, not all zero
     * @param rows the number n of rows, at least 1
     * @param columns the number d of columns, at least 1
     * @return the fit
     * @throws IllegalArgumentException if the shapes do not agree, a weight is negative or not finite, all are zero, or
     *     a value of a row of positive weight is unusable
     */
    public static LinearFit fit(double[] design, double[] response, double[] weights, int rows, int columns) {
        return Fitter.fit(design, response, weights, rows, columns, Penalty.NONE, false);
    }

    /**
     * Fits a design with weighted rows, with an intercept.
     *
     * <p>Minimises the sum of weight (y - prediction)^2. The weights are analytic: a row of weight v has noise of
     * variance sigma^2 / v. They are used as they are, only their ratios matter to the coefficients. A row of weight zero is left out, whatever it holds; degrees of
     * freedom, variance and standard errors count the others. The solution is refined through the rows as they were
     * given.
     *
     * @param design row-major values, exactly {@code rows} x {@code columns}
     * @param response {@code rows} responses
     * @param weights {@code rows} weights, finite and not negative, not all zero
     * @param rows the number n of rows, at least 1
     * @param columns the number d of columns, at least 1
     * @return the fit
     * @throws IllegalArgumentException if the shapes do not agree, a weight is negative or not finite, all are zero, or
     *     a value of a row of positive weight is unusable
     */
    public static LinearFit fitWithIntercept(
            double[] design, double[] response, double[] weights, int rows, int columns) {
        return Fitter.fit(design, response, weights, rows, columns, Penalty.NONE, true);
    }

    /**
     * Fits a design held by EJML matrices, without intercept.
     *
     * @param design n x d matrix
     * @param response n x 1 matrix
     * @return the fit
     * @throws IllegalArgumentException if the shapes do not agree or a value is unusable
     */
    public static LinearFit fit(DMatrixRMaj design, DMatrixRMaj response) {
        return Fitter.fit(design, response, Penalty.NONE, false);
    }

    /**
     * Fits a design held by EJML matrices, with an intercept.
     *
     * @param design n x d matrix
     * @param response n x 1 matrix
     * @return the fit
     * @throws IllegalArgumentException if the shapes do not agree or a value is unusable
     */
    public static LinearFit fitWithIntercept(DMatrixRMaj design, DMatrixRMaj response) {
        return Fitter.fit(design, response, Penalty.NONE, true);
    }
}
