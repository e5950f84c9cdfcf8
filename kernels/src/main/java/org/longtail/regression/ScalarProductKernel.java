package org.longtail.regression;

/** Plain Java, equal bit for bit to {@link VectorProductKernel}. */
final class ScalarProductKernel implements ProductKernel {

    private static final int WIDTH = BatchLayout.WIDTH;

    @Override
    public boolean rotates() {
        return false;
    }

    @Override
    public void addProducts(
            double[] x,
            int x0,
            int x1,
            double[] y,
            int y0,
            int y1,
            int rows,
            int columns,
            double[] sums,
            int s0,
            int s1) {
        addProducts(x, x0, y, y0, rows, columns, sums, s0);
        addProducts(x, x1, y, y1, rows, columns, sums, s1);
    }

    private static void addProducts(
            double[] x, int from, double[] y, int yFrom, int rows, int columns, double[] sums, int to) {
        int at = to;
        for (int q = 0; q * WIDTH < columns; q++) {
            int height = BatchLayout.heightOf(q, columns);
            for (int p = 0; p <= q; p++) {
                for (int c = 0; c < height; c++) {
                    addRow(x, from + p * WIDTH, columns, x, from + q * WIDTH + c, columns, rows, sums, at);
                    at += WIDTH;
                }
            }
            addRow(x, from + q * WIDTH, columns, y, yFrom, 1, rows, sums, at);
            at += WIDTH;
        }
    }

    /** A block of columns by one more. */
    private static void addRow(
            double[] x, int from, int stride, double[] by, int byFrom, int byStride, int rows, double[] sums, int at) {
        for (int l = 0; l < WIDTH; l++) {
            double sum = sums[at + l];
            for (int k = 0; k < rows; k++) {
                sum = Math.fma(x[from + k * stride + l], by[byFrom + k * byStride], sum);
            }
            sums[at + l] = sum;
        }
    }
}
