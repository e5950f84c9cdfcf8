package org.longtail.regression;

/** Plain Java, equal bit for bit to {@link VectorBartlettKernel}. */
final class ScalarBartlettKernel implements BartlettKernel {

    @Override
    public void multiply(double[] triangle, int columns, double[] factor) {
        for (int lane = 0; lane < LANES; lane++) {
            int row = BartlettKernel.firstRow(columns) + lane;
            for (int k = 0; k < columns; k++) {
                // Entry i meets only entries from i on: going down from the last, none is overwritten before its use.
                for (int i = columns - 1; i >= k; i--) {
                    int at = i == k ? k * LANES + lane : row + i * LANES;
                    double value = triangle[at];
                    triangle[at] = value * factor[i * columns + i];
                    for (int j = i + 1; j < columns; j++) {
                        int to = row + j * LANES;
                        triangle[to] = Math.fma(value, factor[i * columns + j], triangle[to]);
                    }
                }
                row += BartlettKernel.nextRow(k, columns);
            }
        }
    }

    @Override
    public void respond(double[] triangle, int columns, double[] deviations, double[] coefficients, double noise) {
        for (int lane = 0; lane < LANES; lane++) {
            int row = BartlettKernel.firstRow(columns) + lane;
            for (int k = 0; k < columns; k++) {
                int last = row + columns * LANES;
                double response = triangle[last] * noise;
                for (int j = k; j < columns; j++) {
                    int at = j == k ? k * LANES + lane : row + j * LANES;
                    double x = triangle[at] * deviations[j];
                    triangle[at] = x;
                    response = Math.fma(coefficients[j], x, response);
                }
                triangle[last] = response;
                row += BartlettKernel.nextRow(k, columns);
            }
            triangle[columns * LANES + lane] *= noise;
        }
    }

    @Override
    public void crossProduct(double[] triangle, int columns, double[] gram, int at) {
        int order = columns + 1;
        for (int lane = 0; lane < LANES; lane++) {
            int own = BartlettKernel.firstRow(columns) + lane;
            for (int i = 0; i < order; i++) {
                double diagonal = triangle[i * LANES + lane];
                for (int j = i; j < order; j++) {
                    double sum = diagonal * (j == i ? diagonal : triangle[own + j * LANES]);
                    int row = BartlettKernel.firstRow(columns) + lane;
                    for (int k = 0; k < i; k++) {
                        sum = Math.fma(triangle[row + i * LANES], triangle[row + j * LANES], sum);
                        row += BartlettKernel.nextRow(k, columns);
                    }
                    gram[at + (i * order + j) * LANES + lane] = sum;
                }
                own += BartlettKernel.nextRow(i, columns);
            }
        }
    }
}
