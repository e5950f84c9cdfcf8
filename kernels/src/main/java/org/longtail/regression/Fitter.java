package org.longtail.regression;

import java.util.Arrays;
import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.longtail.internal.Arguments;

/** Turns the coefficients of a {@link LinearSolver} into a {@link LinearFit}: intercept, residuals, standard errors. */
final class Fitter {

    private static final double[] NONE = {};

    private Fitter() {}

    static LinearFit fit(GramMatrix gram, Penalty penalty, boolean intercept) {
        Objects.requireNonNull(gram, "gram");
        Arguments.requireAtLeastOne(gram.rows(), "rows of gram");
        Sums raw = gram.sums();
        Sums sums = intercept ? gram.centredSums() : raw;
        double[] coefficients = new double[gram.columns()];
        LinearSolver solver = LinearSolver.create();
        solver.solve(sums, totalPenalty(penalty, gram.rows()), coefficients);
        double rss = sums.residualSumOfSquares(coefficients);
        double[] means = intercept ? raw.columnMeans() : NONE;
        double constant = intercept ? raw.responseMean() - dot(means, coefficients) : 0;
        return complete(solver, coefficients, means, constant, raw.rows, raw.weight, rss, penalty);
    }

    static LinearFit fit(DMatrixRMaj design, DMatrixRMaj response, Penalty penalty, boolean intercept) {
        RegressionArguments.requireShapes(design, response);
        // EJML's arrays may be longer than the matrix.
        double[] x = Arrays.copyOf(design.data, design.getNumElements());
        double[] y = Arrays.copyOf(response.data, response.getNumElements());
        return fit(x, y, design.numRows, design.numCols, penalty, intercept);
    }

    static LinearFit fit(
            double[] design, double[] response, int rows, int columns, Penalty penalty, boolean intercept) {
        RegressionArguments.requireDesign(design, response, rows, columns);
        if (intercept) {
            // Before centring spreads a NaN over its whole column.
            RegressionArguments.requireFinite(design, response, rows, columns);
        }
        DesignView view = new DesignView();
        view.set(design, 0, response, 0, rows, columns);
        return fit(view, penalty, intercept);
    }

    static LinearFit fit(
            double[] design,
            double[] response,
            double[] weights,
            int rows,
            int columns,
            Penalty penalty,
            boolean intercept) {
        return fit(weightedView(design, response, weights, rows, columns), penalty, intercept);
    }

    /** Checks weighted rows and leaves out those of weight zero. */
    static DesignView weightedView(double[] design, double[] response, double[] weights, int rows, int columns) {
        RegressionArguments.requireDesign(design, response, rows, columns);
        Objects.requireNonNull(weights, "weights");
        RegressionArguments.requireLength(weights.length, rows, "weights");
        RegressionArguments.requireWeights(weights, 0, rows);
        double[] x = new double[design.length];
        double[] y = new double[rows];
        double[] w = new double[rows];
        int kept = 0;
        for (int row = 0; row < rows; row++) {
            if (weights[row] > 0) {
                System.arraycopy(design, row * columns, x, kept * columns, columns);
                y[kept] = response[row];
                w[kept++] = weights[row];
            }
        }
        if (kept == 0) {
            throw new IllegalArgumentException("weights must not all be zero: " + rows + " rows");
        }
        if (!RegressionArguments.areFinite(x, y)) {
            throw RegressionArguments.unusableBlock(design, 0, response, 0, weights, 0, rows, columns);
        }
        DesignView view = new DesignView();
        view.set(x, 0, y, 0, kept, columns);
        view.setWeights(w);
        return view;
    }

    private static LinearFit fit(DesignView view, Penalty penalty, boolean intercept) {
        int rows = view.rows;
        int columns = view.columns;
        ReducedRows reduced = new ReducedRows(view, intercept);
        double[] means = reduced.means;
        double[] coefficients = new double[columns];
        LinearSolver solver = LinearSolver.thorough();
        double total = totalPenalty(penalty, rows);
        solver.solveInto(reduced.design, 0, reduced.response, 0, rows, columns, total, coefficients);
        if (intercept) {
            view.intercept = reduced.responseMean - dot(means, coefficients);
        }
        if (intercept || view.weights.length > 0) {
            solver.refineThrough(view, means, coefficients);
        }
        view.computeResidual(coefficients);
        double rss = view.residualSumOfSquares();
        return complete(solver, coefficients, means, view.intercept, rows, view.weight, rss, penalty);
    }

    private static double dot(double[] a, double[] b) {
        return RowKernel.INSTANCE.dot(a, 0, b, 0, a.length);
    }

    private static double totalPenalty(Penalty penalty, long rows) {
        return Arguments.requireNonNegative(penalty.total(rows), "penalty times rows");
    }

    private static LinearFit complete(
            LinearSolver solver,
            double[] coefficients,
            double[] means,
            double intercept,
            long rows,
            double weight,
            double rss,
            Penalty penalty) {
        int columns = coefficients.length;
        boolean hasIntercept = means.length > 0;
        double degreesOfFreedom = solver.degreesOfFreedom() + (hasIntercept ? 1 : 0);
        double[] standardErrors = NONE;
        double interceptStandardError = Double.NaN;
        if (penalty.value() == 0 && solver.rank() == columns && rows > degreesOfFreedom) {
            double variance = rss / (rows - degreesOfFreedom);
            standardErrors = solver.inverseDiagonal();
            for (int j = 0; j < columns; j++) {
                standardErrors[j] = Math.sqrt(variance * standardErrors[j]);
            }
            if (hasIntercept) {
                interceptStandardError = Math.sqrt(variance * (1 / weight + solver.inverseQuadraticForm(means)));
            }
        }
        return new LinearFit(
                solver,
                rows,
                coefficients,
                standardErrors,
                hasIntercept,
                intercept,
                interceptStandardError,
                rss,
                degreesOfFreedom);
    }
}
