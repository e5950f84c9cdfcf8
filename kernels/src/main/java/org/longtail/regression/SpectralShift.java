package org.longtail.regression;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** A = V L V' once, by EJML: then each penalty costs a few products with V. */
final class SpectralShift implements ShiftedSystem {

    private final int order;

    /** Eigenvector k is row k. */
    private final double[] vectors;

    private final double[] values;

    /** The squares of the rows' coordinates in the eigenvectors' basis. */
    private final double[] squares;

    private double penalty;

    /**
     * Decomposes the Gram matrix.
     *
     * @param rows the vectors of {@link #quadraticFormsInto}, one after another
     */
    SpectralShift(Sums sums, double[] rows) {
        order = sums.columns;
        DMatrixRMaj a = new DMatrixRMaj(order, order);
        for (int i = 0; i < order; i++) {
            for (int j = i; j < order; j++) {
                a.set(i, j, sums.gram[i * sums.stride + j]);
                a.set(j, i, sums.gram[i * sums.stride + j]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(order, true, true);
        if (!eigen.decompose(a)) {
            throw new ArithmeticException("the eigenvalue decomposition of the Gram matrix did not converge");
        }
        vectors = new double[order * order];
        values = new double[order];
        for (int k = 0; k < order; k++) {
            System.arraycopy(eigen.getEigenVector(k).data, 0, vectors, k * order, order);
            values[k] = Math.max(0, eigen.getEigenvalue(k).getReal());
        }
        int count = rows.length / order;
        DMatrixRMaj rotated = new DMatrixRMaj(count, order);
        if (count > 0) {
            CommonOps_DDRM.multTransB(
                    DMatrixRMaj.wrap(count, order, rows), DMatrixRMaj.wrap(order, order, vectors), rotated);
        }
        squares = rotated.data;
        for (int i = 0; i < squares.length; i++) {
            squares[i] *= squares[i];
        }
    }

    @Override
    public void shift(double newPenalty) {
        penalty = newPenalty;
    }

    @Override
    public void solveInto(double[] b, double[] x) {
        double[] coordinates = new double[order];
        for (int k = 0; k < order; k++) {
            coordinates[k] = RowKernel.INSTANCE.dot(vectors, k * order, b, 0, order) / (values[k] + penalty);
        }
        Arrays.fill(x, 0, order, 0);
        RowKernel.INSTANCE.addRows(1, coordinates, 0, 1, order, vectors, 0, order, x, 0, order);
    }

    @Override
    public double degreesOfFreedom() {
        return Arrays.stream(values).map(value -> value / (value + penalty)).sum();
    }

    @Override
    public void inverseDiagonalInto(double[] diagonal) {
        Arrays.fill(diagonal, 0, order, 0);
        for (int k = 0; k < order; k++) {
            for (int i = 0; i < order; i++) {
                double entry = vectors[k * order + i];
                diagonal[i] += entry * entry / (values[k] + penalty);
            }
        }
    }

    @Override
    public void quadraticFormsInto(double[] forms) {
        double[] weights =
                Arrays.stream(values).map(value -> 1 / (value + penalty)).toArray();
        for (int i = 0; i < forms.length; i++) {
            forms[i] = RowKernel.INSTANCE.dot(squares, i * order, weights, 0, order);
        }
    }
}
