package org.longtail.regression;

/**
 * The residuals that the rows of a fit have from fits to all others, without fitting again.
 *
 * <p>With h the diagonal of the hat matrix, the direction of the intercept included, a residual r becomes r / (1 - h).
 * By the dual form, r = P a and 1 - h = P b where a = A y, b is the diagonal of A, and A is (XX' + P I)^-1 without the
 * direction of the intercept, so that a / b is the same; it stays when h = 1, and as P goes to 0 it is what the fit of
 * minimum norm to the other rows leaves.
 *
 * <p>Source: D. M. Allen, The relationship between variable selection and data augmentation and a method for
 * prediction, 1974; for h = 1, T. Hastie, A. Montanari, S. Rosset and R. J. Tibshirani, Surprises in high-dimensional
 * ridgeless least squares interpolation, 2022.
 */
final class LeaveOneOut {

    /** The estimated relative error up to which a Cholesky decomposition will do. */
    private static final double GOOD_ENOUGH = 1e-8;

    private final DesignView view;
    private final ReducedRows reduced;
    private final double penalty;

    /** What rounding alone may leave of a row that fits itself. */
    private final double noise;

    /**
     * Makes ready for the rows of a fit.
     *
     * @param view the rows, with the intercept that was fitted
     * @param intercept whether one was fitted
     */
    LeaveOneOut(DesignView view, boolean intercept, double penalty) {
        this.view = view;
        this.penalty = penalty;
        reduced = new ReducedRows(view, intercept);
        noise = 4 * RoundingError.ULP * Math.max(view.rows, view.columns);
    }

    /** Returns a residual for each row. */
    double[] residuals(double[] coefficients) {
        view.computeResidual(coefficients);
        double[] residuals = new double[view.rows];
        boolean tall = view.rows >= view.columns;
        if (!(tall ? primal(residuals) : dual(residuals))) {
            spectral(residuals);
        }
        for (int row = 0; row < view.rows; row++) {
            double direction = reduced.direction(row);
            if (1 - direction * direction <= noise) {
                residuals[row] = Double.NaN;
            }
        }
        return residuals;
    }

    private boolean primal(double[] residuals) {
        TriangularFactor factor = new TriangularFactor();
        Sums sums = sums(reduced.design, reduced.response, view.rows, view.columns);
        if (!factor.factor(sums.gram, view.columns, penalty)) {
            return false;
        }
        double error = RoundingError.ofGram(factor.condition(), view.columns);
        if (error > GOOD_ENOUGH) {
            return false;
        }
        factor.quadraticFormsInto(reduced.design, residuals);
        for (int row = 0; row < view.rows; row++) {
            double direction = reduced.direction(row);
            double left = 1 - direction * direction - residuals[row];
            if (!(error <= GOOD_ENOUGH * left)) {
                return false;
            }
            residuals[row] = view.residual[row] / left;
        }
        return true;
    }

    private boolean dual(double[] residuals) {
        int rows = view.rows;
        TriangularFactor factor = new TriangularFactor();
        double[] transpose = DesignView.transpose(reduced.design, rows, view.columns);
        Sums sums = sums(transpose, new double[view.columns], /* rows= */ view.columns, /* columns= */ rows);
        double shift = reduced.means.length > 0 ? moveDirection(sums) : 0;
        if (!factor.factor(sums.gram, rows, penalty) || RoundingError.ofGram(factor.condition(), rows) > GOOD_ENOUGH) {
            return false;
        }
        double[] dual = new double[rows];
        factor.solveInto(reduced.response, dual);
        factor.inverseDiagonalInto(residuals);
        for (int row = 0; row < rows; row++) {
            double direction = reduced.direction(row);
            double ofDirection = direction == 0 ? 0 : direction * direction / (penalty + shift);
            residuals[row] = dual[row] / ((residuals[row] - ofDirection) * reduced.root(row));
        }
        return true;
    }

    /**
     * Gives the direction of the intercept, which centring took out of XX', the mean of the eigenvalues for its own: at
     * 0 it would make the matrix singular, and be most of its inverse beside a small penalty.
     */
    private double moveDirection(Sums kernel) {
        int rows = view.rows;
        double shift = 0;
        for (int i = 0; i < rows; i++) {
            shift += kernel.gram[i * kernel.stride + i] / rows;
        }
        for (int i = 0; i < rows; i++) {
            for (int j = i; j < rows; j++) {
                kernel.gram[i * kernel.stride + j] += shift * reduced.direction(i) * reduced.direction(j);
            }
        }
        return shift;
    }

    private void spectral(double[] residuals) {
        LeverageSpectrum spectrum = new LeverageSpectrum(reduced, penalty);
        for (int row = 0; row < view.rows; row++) {
            double direction = reduced.direction(row);
            double outside = 1 - direction * direction - spectrum.leverage(row);
            residuals[row] = outside > noise
                    ? view.residual[row] / (outside + spectrum.shrinkage(row))
                    : spectrum.dualRatio(row) / reduced.root(row);
        }
    }

    private static Sums sums(double[] design, double[] response, int rows, int columns) {
        GramMatrix gram = GramMatrix.of(columns);
        gram.add(design, 0, response, 0, rows);
        return gram.sums();
    }
}
