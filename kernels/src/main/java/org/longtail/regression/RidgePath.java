package org.longtail.regression;

import java.util.Objects;
import org.longtail.internal.Arguments;

/**
 * Ridge regression for many penalties on the same data, with the scores by which one of them is chosen. Immutable and
 * thread-safe.
 *
 * <p>Formula: for each total penalty P the w that minimises |y - Xw|^2 + P |w|^2, as {@link Ridge}. {@link
 * #ofTotalPenalties} adds the penalties to X'X as they are; {@link #ofPenaltiesPerRow} multiplies each by the number n
 * of rows first. An intercept, see {@link #withIntercept()}, is not penalised.
 *
 * <p>Scores: {@link RidgePathFit#generalizedCrossValidation} of any fit, {@link RidgePathFit#leaveOneOut} of a fit from
 * a design, both exact without fitting again.
 *
 * <p>Source: T. Hastie and R. Tibshirani, Efficient quadratic regularization for expression arrays, 2004, for the one
 * decomposition; D. M. Allen, The relationship between variable selection and data augmentation and a method for
 * prediction, 1974, for leave-one-out; G. H. Golub, M. Heath and G. Wahba, Generalized cross-validation as a method for
 * choosing a good ridge parameter, 1979.
 *
 * <p>Shapes: design n x d, row-major; m = min(n, d). Cost: the Gram matrix (n &lt; d: XX') once. Up to ten penalties: a
 * Cholesky decomposition and inverse, m^3 / 2, for each, and from a design n d^2 / 2 for leave-one-out. More: one
 * eigendecomposition, about 25 Cholesky decompositions, and n d^2 once; then m^2 + 2 n d for each penalty. Memory: 24
 * m^2 + 16 n d bytes, and 8 d bytes for each penalty.
 *
 * <p>Accuracy: with l the eigenvalues of X'X, relative error about u m (l_max + P) / (l_min + P), u = 2^-53; there is no
 * refinement as in {@link Ridge}, which may be run at the penalty that was chosen.
 *
 * <p>Errors: {@link IllegalArgumentException} for no penalties, penalties that are not positive and finite, one so small
 * that a singular system stays singular in rounding, shapes that do not agree, no rows, and values that are NaN,
 * infinite or so large that sums of squares overflow.
 */
public final class RidgePath {

    /** An eigendecomposition costs some 20 to 30 Cholesky decompositions; those come with an inverse, three times one. */
    private static final int FEW = 10;

    private static final double[] NONE = {};

    private final double[] penalties;
    private final boolean perRow;
    private final boolean intercept;

    private RidgePath(double[] penalties, boolean perRow, boolean intercept) {
        this.penalties = penalties;
        this.perRow = perRow;
        this.intercept = intercept;
    }

    /**
     * Makes a path of penalties that are added to X'X as they are: n does not multiply them.
     *
     * @param penalties at least one total penalty P, each positive and finite, in any order
     * @return a path without intercept
     * @throws IllegalArgumentException if there is no penalty, or one is not positive and finite
     */
    public static RidgePath ofTotalPenalties(double... penalties) {
        return of(penalties, "penalties", false);
    }

    /**
     * Makes a path of penalties that are multiplied by the number of rows: P = n lambda.
     *
     * @param lambdas at least one penalty per row, each positive and finite, in any order
     * @return a path without intercept
     * @throws IllegalArgumentException if there is no penalty, or one is not positive and finite
     */
    public static RidgePath ofPenaltiesPerRow(double... lambdas) {
        return of(lambdas, "lambdas", true);
    }

    private static RidgePath of(double[] penalties, String name, boolean perRow) {
        Objects.requireNonNull(penalties, name);
        Arguments.requireAtLeastOne(penalties.length, "number of " + name);
        for (int i = 0; i < penalties.length; i++) {
            Arguments.requirePositive(penalties[i], name + "[" + i + "]");
        }
        return new RidgePath(penalties.clone(), perRow, false);
    }

    /**
     * Returns the same path with an intercept, which is not penalised.
     *
     * @return a path that fits y = intercept + Xw
     */
    public RidgePath withIntercept() {
        return new RidgePath(penalties, perRow, true);
    }

    /**
     * Fits accumulated sums, for all penalties. Without a design there is no leave-one-out score.
     *
     * @param gram the accumulator, of at least one row
     * @return the fits
     * @throws IllegalArgumentException if {@code gram} has no rows, or a penalty is too small beside a singular X'X
     */
    public RidgePathFit fit(GramMatrix gram) {
        Objects.requireNonNull(gram, "gram");
        Arguments.requireAtLeastOne(gram.rows(), "rows of gram");
        Sums raw = gram.sums();
        Sums sums = intercept ? gram.centredSums() : raw;
        double[] means = intercept ? raw.columnMeans() : new double[gram.columns()];
        ShiftedSystem system = system(sums, NONE);
        RidgePathFit fit = new RidgePathFit(totalPenalties(raw.rows), raw.rows, gram.columns());
        for (int i = 0; i < penalties.length; i++) {
            system.shift(fit.totalPenalties[i]);
            double[] w = fit.coefficients[i];
            system.solveInto(sums.moment, w);
            fit.intercepts[i] = intercept ? raw.responseMean() - dot(means, w) : 0;
            fit.residuals[i] = sums.residualSumOfSquares(w);
            fit.degreesOfFreedom[i] = system.degreesOfFreedom() + (intercept ? 1 : 0);
        }
        return fit;
    }

    /**
     * Fits a design, for all penalties.
     *
     * @param design row-major values, exactly {@code rows} x {@code columns}
     * @param response {@code rows} responses
     * @param rows the number n of rows, at least 1
     * @param columns the number d of columns, at least 1
     * @return the fits, with leave-one-out scores
     * @throws IllegalArgumentException if the shapes do not agree, a value is unusable, or a penalty is too small beside
     *     a singular X'X
     */
    public RidgePathFit fit(double[] design, double[] response, int rows, int columns) {
        RegressionArguments.requireDesign(design, response, rows, columns);
        RegressionArguments.requireOrder(rows, columns);
        RegressionArguments.requireFinite(design, response, rows, columns);
        double[] x = design;
        double[] y = response;
        double[] means = new double[columns];
        double responseMean = 0;
        if (intercept) {
            x = design.clone();
            y = response.clone();
            means = Centring.centre(x, rows, columns);
            responseMean = Centring.centre(y, rows, 1)[0];
        }
        boolean tall = rows >= columns;
        Sums sums =
                tall ? sums(x, y, rows, columns) : sums(DesignView.transpose(x, rows, columns), NONE, columns, rows);
        ShiftedSystem system = system(sums, tall ? x : NONE);
        RidgePathFit fit = new RidgePathFit(totalPenalties(rows), rows, columns);
        DesignView view = new DesignView();
        view.set(x, 0, y, 0, rows, columns);
        double[] dual = new double[rows];
        double[] kept = new double[rows];
        for (int i = 0; i < penalties.length; i++) {
            double penalty = fit.totalPenalties[i];
            double[] w = fit.coefficients[i];
            system.shift(penalty);
            if (tall) {
                system.solveInto(sums.moment, w);
                system.quadraticFormsInto(kept);
            } else {
                system.solveInto(y, dual);
                view.transposedProductInto(dual, w);
                system.inverseDiagonalInto(kept);
            }
            view.computeResidual(w);
            fit.intercepts[i] = intercept ? responseMean - dot(means, w) : 0;
            fit.residuals[i] = view.residualSumOfSquares();
            fit.degreesOfFreedom[i] = system.degreesOfFreedom() + (intercept ? 1 : 0);
            fit.leaveOneOut[i] = leaveOneOut(view.residual, kept, tall ? -1 : penalty, rows);
        }
        return fit;
    }

    /**
     * The mean of (residual / (1 - h))^2, h being the diagonal of the hat matrix, 1 / n for an intercept included.
     *
     * @param diagonal h itself for a factor of -1; of (XX' + P I)^-1, which is (1 - h) / P, for a factor of P
     */
    private double leaveOneOut(double[] residual, double[] diagonal, double factor, int rows) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double left = (factor < 0 ? 1 - diagonal[row] : factor * diagonal[row]) - (intercept ? 1.0 / rows : 0);
            // Rounding alone can leave this much of a row that fits itself: nothing predicts it.
            if (!(left > rows * Math.ulp(1.0))) {
                return Double.NaN;
            }
            double error = residual[row] / left;
            sum += error * error;
        }
        return sum / rows;
    }

    private ShiftedSystem system(Sums sums, double[] rows) {
        return penalties.length <= FEW ? new CholeskyShift(sums, rows) : new SpectralShift(sums, rows);
    }

    private double[] totalPenalties(long rows) {
        double[] totals = penalties.clone();
        for (int i = 0; perRow && i < totals.length; i++) {
            totals[i] = Arguments.requirePositive(totals[i] * rows, "lambda times rows");
        }
        return totals;
    }

    private static Sums sums(double[] design, double[] response, int rows, int columns) {
        GramMatrix gram = GramMatrix.of(columns);
        gram.add(design, 0, response.length == 0 ? new double[rows] : response, 0, rows);
        return gram.sums();
    }

    private static double dot(double[] a, double[] b) {
        return RowKernel.INSTANCE.dot(a, 0, b, 0, b.length);
    }

    @Override
    public String toString() {
        return "RidgePath[" + penalties.length + (perRow ? " penalties per row" : " total penalties")
                + (intercept ? ", intercept]" : "]");
    }
}
