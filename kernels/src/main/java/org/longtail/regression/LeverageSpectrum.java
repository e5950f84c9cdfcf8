package org.longtail.regression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * X D = U S V' with the left vectors kept, one row of U for each row of X, for the singular values that count as not
 * zero. By EJML: n d^2 some fifty times as dear as in a Gram matrix, for what that cannot tell.
 */
final class LeverageSpectrum {

    private final double penalty;
    private final int rank;

    /** U, row-major. */
    private final double[] left;

    private final double[] values;

    /** Z, row-major, with ZZ' = (XX' + penalty I)^-1 in the row space, and its product Z'y. */
    private final double[] dual;

    private final double[] dualResponse;

    LeverageSpectrum(ReducedRows reduced, double penalty) {
        this.penalty = penalty;
        int rows = reduced.rows;
        int columns = reduced.columns;
        // A penalty and, with fewer rows than columns, the minimum norm are tied to the columns' own scale.
        boolean equilibrate = rows >= columns && penalty == 0;
        double[] scale = equilibrate ? OrthogonalSolver.columnScale(reduced.view()) : new double[0];
        DMatrixRMaj scaled = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            scaled.data[i] = reduced.design[i] * (equilibrate ? scale[i % columns] : 1);
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(rows, columns, true, equilibrate, true);
        if (!svd.decompose(scaled)) {
            throw new ArithmeticException("the singular value decomposition of the design did not converge");
        }
        double[] all = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        double cut = RoundingError.ULP
                * Math.max(rows, columns)
                * Arrays.stream(all).max().orElse(0);
        int[] kept = IntStream.range(0, all.length).filter(k -> all[k] > cut).toArray();
        rank = kept.length;
        values = Arrays.stream(kept).mapToDouble(k -> all[k]).toArray();
        left = columns(svd.getU(null, false), kept);
        dual = left.clone();
        for (int i = 0; i < dual.length; i++) {
            dual[i] /= Math.hypot(values[i % rank], Math.sqrt(penalty));
        }
        if (equilibrate && rank > 0) {
            double[] directions = columns(svd.getV(null, false), kept);
            for (int i = 0; i < directions.length; i++) {
                directions[i] /= scale[i / rank];
            }
            unscale(directions, columns);
        }
        dualResponse = new double[rank];
        for (int i = 0; i < dual.length; i++) {
            dualResponse[i % rank] += dual[i] * reduced.response[i / rank];
        }
    }

    /** The minimum norm is that of the original coordinates: with D^-1 V = QT, X is U S T'Q' and Z = U S^-1 T^-1. */
    private void unscale(double[] directions, int columns) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(columns, rank);
        qr.decompose(DMatrixRMaj.wrap(columns, rank, directions));
        DMatrixRMaj t = qr.getR(null, true);
        for (int from = 0; from < dual.length; from += rank) {
            for (int k = 0; k < rank; k++) {
                dual[from + k] /= t.get(k, k);
                for (int j = k + 1; j < rank; j++) {
                    dual[from + j] -= dual[from + k] * t.get(k, j);
                }
            }
        }
    }

    /** The squared length of the projection of a row's unit vector on the column space. */
    double leverage(int row) {
        return RowKernel.INSTANCE.dot(left, row * rank, left, row * rank, rank);
    }

    /** By how much the penalty makes a row's leverage smaller than that. */
    double shrinkage(int row) {
        double sum = 0;
        for (int k = 0; k < rank; k++) {
            double u = left[row * rank + k];
            sum += u * u * (penalty / (values[k] * values[k] + penalty));
        }
        return sum;
    }

    /** Entry over diagonal entry of (XX' + penalty I)^-1 y in the row space; NaN for a row outside of it. */
    double dualRatio(int row) {
        int from = row * rank;
        return RowKernel.INSTANCE.dot(dual, from, dualResponse, 0, rank)
                / RowKernel.INSTANCE.dot(dual, from, dual, from, rank);
    }

    /** The chosen columns of a matrix, row-major. */
    private static double[] columns(DMatrixRMaj matrix, int[] chosen) {
        double[] part = new double[matrix.numRows * chosen.length];
        for (int i = 0; i < part.length; i++) {
            part[i] = matrix.get(i / chosen.length, chosen[i % chosen.length]);
        }
        return part;
    }
}
