package org.longtail.regression;

import java.util.Arrays;

/**
 * n equations, for rows &lt; columns: (XX' + penalty I) a = y, w = X'a. Source: C. Saunders, A. Gammerman and V. Vovk,
 * Ridge regression learning algorithm in dual variables, 1998.
 */
final class DualSystem implements LinearSystem {

    private final TriangularFactor factor;
    private final DesignView view;

    private double[] kernel = {};
    private double[] panels = {};
    private double[] dual = {};
    private double[] correction = {};
    private double[] step = {};
    private double penalty;

    DualSystem(TriangularFactor factor, DesignView view) {
        this.factor = factor;
        this.view = view;
    }

    @Override
    public boolean factor(double newPenalty) {
        penalty = newPenalty;
        makeRoom();
        assemble();
        int stride = Panels.stride(view.rows);
        for (int i = 0; i < view.rows; i++) {
            if (!Double.isFinite(kernel[i * stride + i])) {
                throw view.unusable();
            }
        }
        double[] y = view.response;
        if (!Double.isFinite(RowKernel.INSTANCE.dot(y, view.responseFrom, y, view.responseFrom, view.rows))) {
            throw view.unusable();
        }
        return factor.factor(kernel, view.rows, penalty);
    }

    private void makeRoom() {
        int rows = view.rows;
        if (kernel.length < Panels.squareLength(rows)) {
            kernel = new double[Panels.squareLength(rows)];
        }
        if (dual.length < rows) {
            dual = new double[rows];
            correction = new double[rows];
        }
        if (step.length < view.columns) {
            step = new double[view.columns];
        }
        panels = Sums.roomFor(/* rows= */ view.columns, /* columns= */ rows, panels);
    }

    /** XX' is the Gram matrix of the transpose: its rows are packed from columns of the design. */
    private void assemble() {
        int rows = view.rows;
        int depth = Panels.depth(rows);
        Arrays.fill(kernel, 0, Panels.squareLength(rows), 0);
        for (int column = 0; column < view.columns; column += depth) {
            int to = Math.min(column + depth, view.columns);
            Panels.packTransposed(view.design, view.designFrom, view.columns, rows, column, to, panels);
            GramKernel.INSTANCE.addCrossProduct(1, panels, to - column, rows, kernel, 0, Panels.stride(rows));
        }
    }

    @Override
    public void solveInto(double[] coefficients) {
        System.arraycopy(view.response, view.responseFrom, dual, 0, view.rows);
        factor.solveInto(dual, dual);
        view.transposedProductInto(dual, coefficients);
    }

    @Override
    public double prepareCorrection(double[] coefficients) {
        view.computeResidual(coefficients);
        for (int i = 0; i < view.rows; i++) {
            correction[i] = Math.fma(-penalty, dual[i], view.residual[i]);
        }
        factor.solveInto(correction, correction);
        view.transposedProductInto(correction, step);
        int columns = view.columns;
        return Math.sqrt(RowKernel.INSTANCE.dot(step, 0, step, 0, columns)
                / RowKernel.INSTANCE.dot(coefficients, 0, coefficients, 0, columns));
    }

    @Override
    public void correct(double[] coefficients) {
        for (int i = 0; i < view.rows; i++) {
            dual[i] += correction[i];
        }
        view.transposedProductInto(dual, coefficients);
    }
}
