package org.longtail.regression;

import java.util.Arrays;

/** A Cholesky decomposition for each penalty: the cheaper way when penalties are few. */
final class CholeskyShift implements ShiftedSystem {

    private final TriangularFactor factor = new TriangularFactor();
    private final Sums sums;
    private final double[] rows;
    private final double[] diagonal;
    private double penalty;

    /**
     * Makes the system of A = the Gram matrix.
     *
     * @param rows the vectors of {@link #quadraticFormsInto}, one after another
     */
    CholeskyShift(Sums sums, double[] rows) {
        this.sums = sums;
        this.rows = rows;
        this.diagonal = new double[sums.columns];
    }

    @Override
    public void shift(double newPenalty) {
        penalty = newPenalty;
        if (!factor.factor(sums.gram, sums.columns, penalty)) {
            throw new IllegalArgumentException(
                    "penalty must not vanish beside a singular Gram matrix: total penalty " + penalty);
        }
        factor.inverseDiagonalInto(diagonal);
    }

    @Override
    public void solveInto(double[] b, double[] x) {
        factor.solveInto(b, x);
    }

    @Override
    public double degreesOfFreedom() {
        return Math.max(0, sums.columns - penalty * Arrays.stream(diagonal).sum());
    }

    @Override
    public void inverseDiagonalInto(double[] out) {
        System.arraycopy(diagonal, 0, out, 0, diagonal.length);
    }

    @Override
    public void quadraticFormsInto(double[] forms) {
        factor.quadraticFormsInto(rows, forms);
    }
}
