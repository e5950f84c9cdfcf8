package org.longtail.regression;

/**
 * Rows multiplied by the square roots of their weights, so that plain sums over them are weighted sums. Rows of weight
 * zero are left out.
 */
final class WeightedRows {

    private static final double[] NOTHING = {};

    double[] design = NOTHING;
    double[] response = NOTHING;

    /** The square roots of the weights: the column of ones, multiplied like the others. */
    double[] roots = NOTHING;

    /** Receives the sums of the multiplied columns, which nobody wants. */
    double[] plainSums = NOTHING;

    /** How many rows there are. */
    int rows;

    /** The sum of the weights. */
    double weight;

    /** Takes {@code count} rows, whose weights have been checked, in place of those it held. */
    void set(
            double[] source,
            int from,
            double[] sourceResponse,
            int responseFrom,
            double[] weights,
            int weightsFrom,
            int count,
            int columns) {
        if (roots.length < count || design.length < count * columns) {
            design = new double[count * columns];
            response = new double[count];
            roots = new double[count];
        }
        if (plainSums.length < columns) {
            plainSums = new double[Panels.padded(columns)];
        }
        rows = 0;
        weight = 0;
        for (int row = 0; row < count; row++) {
            double w = weights[weightsFrom + row];
            if (w == 0) {
                continue;
            }
            double root = Math.sqrt(w);
            int in = from + row * columns;
            int out = rows * columns;
            for (int j = 0; j < columns; j++) {
                design[out + j] = root * source[in + j];
            }
            response[rows] = root * sourceResponse[responseFrom + row];
            roots[rows] = root;
            weight += w;
            rows++;
        }
    }

    /** Adds to {@code sums} the weighted sum of each column, of the rows as they were given. */
    void addColumnSums(double[] sums, int columns) {
        for (int j = 0; j < columns; j++) {
            double sum = 0;
            for (int k = 0; k < rows; k++) {
                sum = Math.fma(roots[k], design[k * columns + j], sum);
            }
            sums[j] += sum;
        }
    }

    /** The weighted sum of the responses as they were given. */
    double responseSum() {
        double sum = 0;
        for (int k = 0; k < rows; k++) {
            sum = Math.fma(roots[k], response[k], sum);
        }
        return sum;
    }
}
