package org.longtail.regression;

import java.util.Arrays;

/** The caller's design and response as the solvers see them, with the products that refinement needs. Copies nothing. */
final class DesignView {

    private static final double[] NOTHING = {};

    double[] design = NOTHING;
    double[] response = NOTHING;
    int designFrom;
    int responseFrom;
    int rows;
    int columns;

    void set(
            double[] newDesign,
            int newDesignFrom,
            double[] newResponse,
            int newResponseFrom,
            int newRows,
            int newColumns) {
        design = newDesign;
        designFrom = newDesignFrom;
        response = newResponse;
        responseFrom = newResponseFrom;
        rows = newRows;
        columns = newColumns;
    }

    /** Lets go of the caller's arrays. */
    void clear() {
        design = NOTHING;
        response = NOTHING;
    }

    /** The error for data whose squares are not finite. */
    IllegalArgumentException unusable() {
        return RegressionArguments.unusableBlock(design, designFrom, response, responseFrom, rows, columns);
    }

    /** y - X w. */
    void residualInto(double[] coefficients, double[] residual) {
        for (int row = 0; row < rows; row++) {
            residual[row] = response[responseFrom + row]
                    - RowKernel.INSTANCE.dot(design, designFrom + row * columns, coefficients, 0, columns);
        }
    }

    /** X'v. */
    void transposedProductInto(double[] v, double[] product) {
        Arrays.fill(product, 0, columns, 0);
        RowKernel.INSTANCE.addRows(1, v, 0, 1, rows, design, designFrom, columns, product, 0, columns);
    }
}
