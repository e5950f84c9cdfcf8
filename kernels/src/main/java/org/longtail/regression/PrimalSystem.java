package org.longtail.regression;

/** d equations: (X'X + penalty I) w = X'y. */
final class PrimalSystem implements LinearSystem {

    private final TriangularFactor factor;
    private final DesignView view;

    private Sums sums = new Sums(1);
    private double[] panels = {};
    private double[] residual = {};
    private double[] correction = {};
    private double penalty;

    PrimalSystem(TriangularFactor factor, DesignView view) {
        this.factor = factor;
        this.view = view;
    }

    @Override
    public boolean factor(double newPenalty) {
        penalty = newPenalty;
        int columns = view.columns;
        if (sums.columns != columns) {
            sums = new Sums(columns);
            correction = new double[columns];
        }
        panels = Sums.roomFor(view.rows, columns, panels);
        sums.clear();
        sums.add(view.design, view.designFrom, view.response, view.responseFrom, view.rows, panels);
        if (!sums.isFinite()) {
            throw view.unusable();
        }
        return factor.factor(sums.gram, columns, penalty);
    }

    @Override
    public void solveInto(double[] coefficients) {
        factor.solveInto(sums.moment, coefficients);
    }

    @Override
    public double prepareCorrection(double[] coefficients) {
        int columns = view.columns;
        if (residual.length < view.rows) {
            residual = new double[view.rows];
        }
        view.residualInto(coefficients, residual);
        view.transposedProductInto(residual, correction);
        for (int j = 0; j < columns; j++) {
            correction[j] -= penalty * coefficients[j];
        }
        factor.solveInto(correction, correction);
        return factor.norm(correction) / factor.norm(coefficients);
    }

    @Override
    public void correct(double[] coefficients) {
        for (int j = 0; j < view.columns; j++) {
            coefficients[j] += correction[j];
        }
    }

    @Override
    public double residualRatio(double[] coefficients) {
        double squares = RowKernel.INSTANCE.dot(residual, 0, residual, 0, view.rows)
                + penalty * RowKernel.INSTANCE.dot(coefficients, 0, coefficients, 0, view.columns);
        // Scaled columns have lengths in [1, 2): their matrix has a norm of 1 or more.
        return Math.sqrt(squares) / factor.norm(coefficients);
    }
}
