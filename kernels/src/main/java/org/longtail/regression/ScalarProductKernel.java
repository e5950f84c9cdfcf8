package org.longtail.regression;

/** Plain Java, equal bit for bit to {@link VectorProductKernel}. */
final class ScalarProductKernel implements ProductKernel {

    private static final int WIDTH = BatchLayout.WIDTH;
    private static final int HALF = BatchLayout.HALF;

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
                int end = Math.min(WIDTH, columns - p * WIDTH);
                for (int c = 0; c < Math.min(height, columns - q * WIDTH); c++) {
                    int by = from + q * WIDTH + c;
                    // Of a block by itself, pairs that an earlier row has are left out.
                    for (int l = p == q ? c - c % HALF : 0; l < end; l += HALF) {
                        addFour(x, from + p * WIDTH + l, columns, x, by, columns, rows, sums, at + c * WIDTH + l);
                    }
                }
                at += height * WIDTH;
            }
            for (int l = 0; l < Math.min(WIDTH, columns - q * WIDTH); l += HALF) {
                addFour(x, from + q * WIDTH + l, columns, y, yFrom, 1, rows, sums, at + l);
            }
            at += WIDTH;
        }
    }

    /** Four columns by one more: one alone would wait for its own sum. */
    private static void addFour(
            double[] x, int from, int stride, double[] by, int byFrom, int byStride, int rows, double[] sums, int at) {
        double s0 = sums[at];
        double s1 = sums[at + 1];
        double s2 = sums[at + 2];
        double s3 = sums[at + 3];
        for (int k = 0; k < rows; k++) {
            int row = from + k * stride;
            double b = by[byFrom + k * byStride];
            s0 = Math.fma(x[row], b, s0);
            s1 = Math.fma(x[row + 1], b, s1);
            s2 = Math.fma(x[row + 2], b, s2);
            s3 = Math.fma(x[row + 3], b, s3);
        }
        sums[at] = s0;
        sums[at + 1] = s1;
        sums[at + 2] = s2;
        sums[at + 3] = s3;
    }
}
