package org.longtail.regression;

/** Plain Java, equal bit for bit to {@link VectorBatchKernel}. */
final class ScalarBatchKernel implements BatchKernel {

    private static final int LANES = BatchLayout.LANES;

    @Override
    public void solveInto(double[] gram, int size, double[] solution) {
        for (int lane = 0; lane < LANES; lane++) {
            factor(gram, size, lane);
            substitute(gram, size, lane, solution);
        }
    }

    /** Right-looking Cholesky decomposition; the last column becomes R'^-1 m on the way. */
    private static void factor(double[] gram, int size, int lane) {
        int row = (size + 1) * LANES;
        for (int i = 0; i < size; i++) {
            int pivotRow = i * row + lane;
            double root = Math.sqrt(gram[pivotRow + i * LANES]);
            double reciprocal = 1 / root;
            gram[pivotRow + i * LANES] = root;
            for (int j = i + 1; j <= size; j++) {
                gram[pivotRow + j * LANES] *= reciprocal;
            }
            for (int j = i + 1; j < size; j++) {
                double factor = -gram[pivotRow + j * LANES];
                int target = j * row + lane;
                for (int k = j; k <= size; k++) {
                    gram[target + k * LANES] = Math.fma(factor, gram[pivotRow + k * LANES], gram[target + k * LANES]);
                }
            }
        }
    }

    /** R w = z, column by column from the last. */
    private static void substitute(double[] gram, int size, int lane, double[] solution) {
        int row = (size + 1) * LANES;
        for (int i = 0; i < size; i++) {
            solution[i * LANES + lane] = gram[i * row + size * LANES + lane];
        }
        for (int j = size - 1; j >= 0; j--) {
            int column = j * LANES + lane;
            double value = solution[column] / gram[j * row + column];
            solution[column] = value;
            for (int i = 0; i < j; i++) {
                int at = i * LANES + lane;
                solution[at] = Math.fma(-value, gram[i * row + column], solution[at]);
            }
        }
    }
}
