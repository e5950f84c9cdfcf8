package org.longtail.regression;

/** Plain Java, equal bit for bit to {@link VectorGramKernel}. */
final class ScalarGramKernel implements GramKernel {

    private static final int WIDTH = Panels.WIDTH;

    @Override
    public void pack(double[] source, int from, int stride, int rows, int columns, double[] panels) {
        int padded = Panels.padded(columns);
        for (int column = 0; column < padded; column++) {
            int out = Panels.offset(column, rows);
            boolean inside = column < columns;
            for (int k = 0; k < rows; k++) {
                panels[out + k * WIDTH] = inside ? source[from + k * stride + column] : 0;
            }
        }
    }

    @Override
    public void packWithMoments(
            double[] design,
            int from,
            int rows,
            int columns,
            double[] response,
            int responseFrom,
            double[] panels,
            double[] moment,
            double[] sums) {
        pack(design, from, columns, rows, columns, panels);
        for (int column = 0; column < columns; column++) {
            int in = Panels.offset(column, rows);
            double products = 0;
            double sum = 0;
            for (int k = 0; k < rows; k++) {
                double x = panels[in + k * WIDTH];
                products = Math.fma(response[responseFrom + k], x, products);
                sum += x;
            }
            moment[column] += products;
            sums[column] += sum;
        }
    }

    @Override
    public void addCrossProduct(
            double sign, double[] panels, int depth, int columns, double[] matrix, int from, int stride) {
        int padded = Panels.padded(columns);
        for (int j = 0; j < padded; j += 4) {
            for (int i = 0; i < j + 4; i += 2) {
                tile(
                        sign,
                        panels,
                        Panels.offset(i, depth),
                        Panels.offset(j, depth),
                        depth,
                        matrix,
                        from + i * stride + j,
                        stride);
            }
        }
    }

    /** Two rows by four columns: eight independent sums hide the latency of the fused multiply-add. */
    private static void tile(
            double sign, double[] panels, int a, int b, int depth, double[] matrix, int at, int stride) {
        double c00 = 0;
        double c01 = 0;
        double c02 = 0;
        double c03 = 0;
        double c10 = 0;
        double c11 = 0;
        double c12 = 0;
        double c13 = 0;
        for (int k = 0; k < depth * WIDTH; k += WIDTH) {
            double a0 = panels[a + k];
            double a1 = panels[a + k + 1];
            double b0 = panels[b + k];
            double b1 = panels[b + k + 1];
            double b2 = panels[b + k + 2];
            double b3 = panels[b + k + 3];
            c00 = Math.fma(a0, b0, c00);
            c01 = Math.fma(a0, b1, c01);
            c02 = Math.fma(a0, b2, c02);
            c03 = Math.fma(a0, b3, c03);
            c10 = Math.fma(a1, b0, c10);
            c11 = Math.fma(a1, b1, c11);
            c12 = Math.fma(a1, b2, c12);
            c13 = Math.fma(a1, b3, c13);
        }
        matrix[at] += sign * c00;
        matrix[at + 1] += sign * c01;
        matrix[at + 2] += sign * c02;
        matrix[at + 3] += sign * c03;
        int next = at + stride;
        matrix[next] += sign * c10;
        matrix[next + 1] += sign * c11;
        matrix[next + 2] += sign * c12;
        matrix[next + 3] += sign * c13;
    }
}
