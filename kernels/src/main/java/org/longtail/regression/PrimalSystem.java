package org.longtail.regression;

/** d equations: (X'X + penalty I) w = X'y. */
final class PrimalSystem implements LinearSystem {

    private final TriangularFactor factor;
    private final DesignView view;

    private Sums sums = new Sums(1);
    private double[] panels = {};
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
        }
        if (correction.length < columns) {
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
        view.computeResidual(coefficients);
        view.gradientInto(penalty, coefficients, correction);
        factor.solveInto(correction, correction);
        return factor.norm(correction) / factor.norm(coefficients);
    }

    @Override
    public void correct(double[] coefficients) {
        for (int j = 0; j < view.columns; j++) {
            coefficients[j] += correction[j];
        }
    }
}
