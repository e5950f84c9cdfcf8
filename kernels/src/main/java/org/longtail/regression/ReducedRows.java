package org.longtail.regression;

/**
 * The plain problem, without intercept and weights, that a fit comes down to: columns and response reduced by their
 * weighted means, then rows multiplied by the roots of their weights. Where there is nothing to reduce, the arrays are
 * the view's own.
 */
final class ReducedRows {

    private static final double[] NONE = {};

    final int rows;
    final int columns;
    final double[] design;
    final double[] response;

    /** The weighted column means; none without intercept. */
    final double[] means;

    final double responseMean;

    /** The square roots of the weights; none if all are 1. */
    final double[] roots;

    private final double weight;

    ReducedRows(DesignView view, boolean intercept) {
        rows = view.rows;
        columns = view.columns;
        weight = view.weight;
        boolean weighted = view.weights.length > 0;
        double[] x = view.design;
        double[] y = view.response;
        if (intercept || weighted) {
            x = x.clone();
            y = y.clone();
        }
        means = intercept ? Centring.centre(x, rows, columns, view.weights) : NONE;
        responseMean = intercept ? Centring.centre(y, rows, 1, view.weights)[0] : 0;
        if (weighted) {
            WeightedRows multiplied = new WeightedRows();
            multiplied.set(x, 0, y, 0, view.weights, 0, rows, columns);
            design = multiplied.design;
            response = multiplied.response;
            roots = multiplied.roots;
        } else {
            design = x;
            response = y;
            roots = NONE;
        }
    }

    double root(int row) {
        return roots.length == 0 ? 1 : roots[row];
    }

    /** The entry of the unit vector along which all columns were reduced, the multiplied column of ones; 0 if none were. */
    double direction(int row) {
        return means.length == 0 ? 0 : root(row) / Math.sqrt(weight);
    }

    /** The reduced problem as the solvers see designs. */
    DesignView view() {
        DesignView view = new DesignView();
        view.set(design, 0, response, 0, rows, columns);
        return view;
    }
}
