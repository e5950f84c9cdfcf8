package org.longtail.regression;

import org.ejml.data.DMatrixRMaj;
import org.longtail.internal.Arguments;

/**
 * Ridge regression: a penalty, fixed, to fit many data sets with. Immutable and thread-safe.
 *
 * <p>Formula: the w that minimises |y - Xw|^2 + P |w|^2, that is (X'X + P I) w = X'y. P is the <em>total</em> penalty:
 *
 * <ul>
 *   <li>{@link #ofTotalPenalty}: P = penalty, whatever the number n of rows (scikit-learn's {@code alpha}, glmnet's
 *       lambda times n);
 *   <li>{@link #ofPenaltyPerRow}: P = n lambda, that is (X'X/n + lambda I) w = X'y/n, the form of most theory.
 * </ul>
 *
 * <p>An intercept, see {@link #withIntercept()}, is not penalised. Columns are used as they are: standardise them first
 * if the penalty shall treat them alike.
 *
 * <p>Source: A. E. Hoerl and R. W. Kennard, Ridge regression: biased estimation for nonorthogonal problems, 1970; for n
 * &lt; d in dual form, C. Saunders, A. Gammerman and V. Vovk, Ridge regression learning algorithm in dual variables,
 * 1998.
 *
 * <p>Shapes: design n x d, row-major; response n. Cost and memory: those of {@link LinearSolver}, primal for n &gt;= d
 * and dual for n &lt; d, plus d^3 / 2 for the degrees of freedom; an intercept on a design makes one centred copy of
 * it.
 *
 * <p>Accuracy: {@link LinearFit#relativeError()} says for each fit. With penalty 0 it is {@link LeastSquares}.
 *
 * <p>Errors: {@link IllegalArgumentException} for a penalty that is negative or not finite, shapes that do not agree,
 * no rows, and values that are NaN, infinite or so large that sums of squares overflow.
 */
public final class Ridge {

    private final Penalty penalty;
    private final boolean intercept;

    private Ridge(Penalty penalty, boolean intercept) {
        this.penalty = penalty;
        this.intercept = intercept;
    }

    /**
     * Makes a ridge whose penalty is added to X'X as it is: n does not multiply it.
     *
     * @param penalty the total penalty P, finite and not negative
     * @return a ridge without intercept
     * @throws IllegalArgumentException if {@code penalty} is negative or not finite
     */
    public static Ridge ofTotalPenalty(double penalty) {
        return new Ridge(new Penalty(Arguments.requireNonNegative(penalty, "penalty"), false), false);
    }

    /**
     * Makes a ridge whose penalty is multiplied by the number of rows: P = n lambda.
     *
     * @param lambda the penalty per row, finite and not negative
     * @return a ridge without intercept
     * @throws IllegalArgumentException if {@code lambda} is negative or not finite
     */
    public static Ridge ofPenaltyPerRow(double lambda) {
        return new Ridge(new Penalty(Arguments.requireNonNegative(lambda, "lambda"), true), false);
    }

    /**
     * Returns the same ridge with an intercept, which is not penalised.
     *
     * @return a ridge that fits y = intercept + Xw
     */
    public Ridge withIntercept() {
        return new Ridge(penalty, true);
    }

    /**
     * Returns the total penalty for a number of rows.
     *
     * @param rows the number n of rows
     * @return what is added to the diagonal of X'X
     */
    public double totalPenalty(long rows) {
        return penalty.total(Arguments.requireAtLeastOne(rows, "rows"));
    }

    /**
     * Fits accumulated sums.
     *
     * @param gram the accumulator, of at least one row
     * @return the fit
     * @throws IllegalArgumentException if {@code gram} has no rows
     */
    public LinearFit fit(GramMatrix gram) {
        return Fitter.fit(gram, penalty, intercept);
    }

    /**
     * Fits a design.
     *
     * @param design row-major values, exactly {@code rows} x {@code columns}
     * @param response {@code rows} responses
     * @param rows the number n of rows, at least 1
     * @param columns the number d of columns, at least 1
     * @return the fit
     * @throws IllegalArgumentException if the shapes do not agree or a value is unusable
     */
    public LinearFit fit(double[] design, double[] response, int rows, int columns) {
        return Fitter.fit(design, response, rows, columns, penalty, intercept);
    }

    /**
     * Fits a design with weighted rows, with or without intercept as this ridge says.
     *
     * <p>Minimises the sum of weight (y - prediction)^2 plus P |w|^2. The weights are analytic: a row of weight v has noise of
     * variance sigma^2 / v. They are used as they are: their size matters beside the penalty, which n multiplies, if at all, not
     * their sum. A row of weight zero is left out, whatever it holds; degrees of
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
    public LinearFit fit(double[] design, double[] response, double[] weights, int rows, int columns) {
        return Fitter.fit(design, response, weights, rows, columns, penalty, intercept);
    }

    /**
     * Fits a design held by EJML matrices.
     *
     * @param design n x d matrix
     * @param response n x 1 matrix
     * @return the fit
     * @throws IllegalArgumentException if the shapes do not agree or a value is unusable
     */
    public LinearFit fit(DMatrixRMaj design, DMatrixRMaj response) {
        return Fitter.fit(design, response, penalty, intercept);
    }

    @Override
    public String toString() {
        return "Ridge[" + (penalty.perRow() ? "penalty per row " : "total penalty ") + penalty.value()
                + (intercept ? ", intercept]" : "]");
    }
}
