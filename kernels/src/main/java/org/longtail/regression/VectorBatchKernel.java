package org.longtail.regression;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Lanes as vectors: one pass for each vector's worth of problems. */
final class VectorBatchKernel implements BatchKernel {

    private static final VectorSpecies<Double> SPECIES = VectorLanes.SPECIES;
    private static final int LANES = BatchLayout.LANES;

    @Override
    public void solveInto(double[] gram, int size, double[] solution) {
        for (int lane = 0; lane < LANES; lane += SPECIES.length()) {
            factor(gram, size, lane);
            substitute(gram, size, lane, solution);
        }
    }

    private static void factor(double[] gram, int size, int lane) {
        int row = (size + 1) * LANES;
        for (int i = 0; i < size; i++) {
            int diagonal = i * (row + LANES) + lane;
            int rest = size - i;
            DoubleVector root = DoubleVector.fromArray(SPECIES, gram, diagonal).sqrt();
            DoubleVector reciprocal = DoubleVector.broadcast(SPECIES, 1).div(root);
            root.intoArray(gram, diagonal);
            for (int j = 1; j <= rest; j++) {
                int at = diagonal + j * LANES;
                DoubleVector.fromArray(SPECIES, gram, at).mul(reciprocal).intoArray(gram, at);
            }
            for (int j = 1; j < rest; j++) {
                subtractRow(gram, diagonal + j * LANES, diagonal + j * (row + LANES), rest - j + 1);
            }
        }
    }

    /** Subtracts from {@code count} entries those of the pivot row, times its first. */
    private static void subtractRow(double[] gram, int pivotRow, int target, int count) {
        DoubleVector factor = DoubleVector.fromArray(SPECIES, gram, pivotRow).neg();
        for (int k = 0; k < count; k++) {
            DoubleVector value = DoubleVector.fromArray(SPECIES, gram, target + k * LANES);
            factor.fma(DoubleVector.fromArray(SPECIES, gram, pivotRow + k * LANES), value)
                    .intoArray(gram, target + k * LANES);
        }
    }

    private static void substitute(double[] gram, int size, int lane, double[] solution) {
        int row = (size + 1) * LANES;
        for (int i = 0; i < size; i++) {
            DoubleVector.fromArray(SPECIES, gram, i * row + size * LANES + lane).intoArray(solution, i * LANES + lane);
        }
        for (int j = size - 1; j >= 0; j--) {
            int column = j * LANES + lane;
            DoubleVector value = DoubleVector.fromArray(SPECIES, solution, column)
                    .div(DoubleVector.fromArray(SPECIES, gram, j * row + column));
            value.intoArray(solution, column);
            DoubleVector factor = value.neg();
            for (int i = 0; i < j; i++) {
                int at = i * LANES + lane;
                factor.fma(
                                DoubleVector.fromArray(SPECIES, gram, i * row + column),
                                DoubleVector.fromArray(SPECIES, solution, at))
                        .intoArray(solution, at);
            }
        }
    }
}
