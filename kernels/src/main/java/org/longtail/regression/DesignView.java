package org.longtail.regression;

import java.util.Arrays;

/**
 * The caller's design and response as the solvers see them, with the products that refinement needs. Copies nothing of
 * the data.
 */
final class DesignView {

    private static final double[] NOTHING = {};
    private static final int LANES = CompensatedKernel.LANES;

    double[] design = NOTHING;
    double[] response = NOTHING;
    int designFrom;
    int responseFrom;
    int rows;
    int columns;

    /** The weights of the rows; none if all are 1. */
    double[] weights = NOTHING;

    /** The sum of the weights. */
    double weight;

    /** The intercept that residuals take into account. */
    double intercept;

    /** y - intercept - Xw, and what rounding it left out. */
    double[] residual = NOTHING;

    private double[] residualRemainder = NOTHING;

    /** The same times the weights; the same arrays without. */
    private double[] weightedResidual = NOTHING;

    private double[] weightedRemainder = NOTHING;
    private double[] remainders = NOTHING;
    private final double[] lanes = new double[2 * LANES];

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
        weight = newRows;
    }

    /** Gives the rows weights. */
    void setWeights(double[] newWeights) {
        weights = newWeights;
        weight = Arrays.stream(newWeights, 0, rows).sum();
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

    /** Computes {@link #residual} = y - intercept - Xw as if in twice the working precision. */
    void computeResidual(double[] coefficients) {
        if (residual.length < rows) {
            residual = new double[rows];
            residualRemainder = new double[rows];
            weightedResidual = weights.length == 0 ? residual : new double[rows];
            weightedRemainder = weights.length == 0 ? residualRemainder : new double[rows];
        }
        for (int row = 0; row < rows; row++) {
            computeResidual(row, coefficients);
        }
    }

    private void computeResidual(int row, double[] w) {
        int from = designFrom + row * columns;
        CompensatedKernel.INSTANCE.dotInto(design, from, w, columns, lanes);
        double y = response[responseFrom + row];
        double sum = y - intercept;
        double remainder = differenceError(y, intercept, sum);
        for (int lane = 0; lane < LANES; lane++) {
            double next = sum - lanes[lane];
            remainder += differenceError(sum, lanes[lane], next) - lanes[LANES + lane];
            sum = next;
        }
        for (int j = columns & -LANES; j < columns; j++) {
            double x = design[from + j];
            double product = x * w[j];
            double next = sum - product;
            remainder += differenceError(sum, product, next) - Math.fma(x, w[j], -product);
            sum = next;
        }
        double high = sum + remainder;
        residual[row] = high;
        residualRemainder[row] = remainder - (high - sum);
        if (weights.length > 0) {
            double product = weights[row] * high;
            weightedResidual[row] = product;
            weightedRemainder[row] = Math.fma(weights[row], high, -product) + weights[row] * residualRemainder[row];
        }
    }

    /** What rounding a - b to {@code difference} left out, exactly (Knuth). */
    private static double differenceError(double a, double b, double difference) {
        double taken = difference - a;
        return (a - (difference - taken)) - (b + taken);
    }

    /** The weighted sum of the squares of {@link #residual}. */
    double residualSumOfSquares() {
        return RowKernel.INSTANCE.dot(residual, 0, weightedResidual, 0, rows);
    }

    /** The weighted sum of the residuals, as if in twice the working precision. */
    double residualSum() {
        double sum = 0;
        double remainder = 0;
        for (int row = 0; row < rows; row++) {
            double next = sum + weightedResidual[row];
            remainder += differenceError(sum, -weightedResidual[row], next) + weightedRemainder[row];
            sum = next;
        }
        return sum + remainder;
    }

    /** X'v. */
    void transposedProductInto(double[] v, double[] product) {
        Arrays.fill(product, 0, columns, 0);
        RowKernel.INSTANCE.addRows(1, v, 0, 1, rows, design, designFrom, columns, product, 0, columns);
    }

    /** X'W residual - penalty w, as if in twice the working precision: near the solution nearly all of it cancels. */
    void gradientInto(double penalty, double[] coefficients, double[] gradient) {
        if (remainders.length < columns) {
            remainders = new double[columns];
        }
        for (int j = 0; j < columns; j++) {
            gradient[j] = -penalty * coefficients[j];
            remainders[j] = -Math.fma(penalty, coefficients[j], gradient[j]);
        }
        for (int row = 0; row < rows; row++) {
            int from = designFrom + row * columns;
            double high = weightedResidual[row];
            double low = weightedRemainder[row];
            CompensatedKernel.INSTANCE.addRow(high, low, design, from, gradient, remainders, columns);
        }
        for (int j = 0; j < columns; j++) {
            gradient[j] += remainders[j];
        }
    }

    /** A matrix with its rows for columns. */
    static double[] transpose(double[] design, int rows, int columns) {
        double[] transpose = new double[design.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transpose[j * rows + i] = design[i * columns + j];
            }
        }
        return transpose;
    }
}
