package org.longtail.regression;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** X D = U S V' and U'y: the way out for systems that are singular or nearly so. Off the hot path, by EJML. */
final class Spectrum {

    /** The right singular vectors V, one a column. */
    private final DMatrixRMaj vectors;

    /** The singular values, in no order. */
    private final double[] values;

    /** U'y. */
    private final double[] projections;

    /** Singular values up to this are rounding noise of zeros. */
    private final double cut;

    private final int rank;

    private Spectrum(DMatrixRMaj vectors, double[] values, double[] projections, double relativeCut) {
        this.vectors = vectors;
        this.values = values;
        this.projections = projections;
        this.cut = relativeCut * largest(values);
        this.rank = (int) Arrays.stream(values).filter(this::counts).count();
    }

    /**
     * The spectrum of a design that had {@code rows} rows before any reduction. Rounding moves singular values by some
     * ulps of the largest; the customary cut is max(rows, columns) ulps (Golub and Van Loan, section 5.5.8).
     */
    static Spectrum ofDesign(DMatrixRMaj scaled, double[] response, int rows) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(scaled.numRows, scaled.numCols, true, true, true);
        if (!svd.decompose(scaled.copy())) {
            throw new ArithmeticException("the singular value decomposition of the design did not converge");
        }
        DMatrixRMaj u = svd.getU(null, false);
        double[] values = Arrays.copyOf(svd.getSingularValues(), svd.numberOfSingularValues());
        double[] projections = new double[values.length];
        for (int row = 0; row < scaled.numRows; row++) {
            for (int k = 0; k < values.length; k++) {
                projections[k] += u.get(row, k) * response[row];
            }
        }
        double relativeCut = Math.ulp(1.0) * Math.max(rows, scaled.numCols);
        return new Spectrum(svd.getV(null, false), values, projections, relativeCut);
    }

    /**
     * The spectrum of a design known by its Gram matrix alone. Rounding of that moves eigenvalues by some d ulps of the
     * largest: singular values below about 1e-8 of the largest cannot be told from zero.
     */
    static Spectrum ofGram(DMatrixRMaj scaledGram, double[] scaledMoment) {
        int d = scaledGram.numCols;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, true, true);
        if (!eigen.decompose(scaledGram.copy())) {
            throw new ArithmeticException("the eigenvalue decomposition of the Gram matrix did not converge");
        }
        DMatrixRMaj vectors = new DMatrixRMaj(d, d);
        double[] values = new double[d];
        double[] projections = new double[d];
        for (int k = 0; k < d; k++) {
            DMatrixRMaj vector = eigen.getEigenVector(k);
            double projection = 0;
            for (int i = 0; i < d; i++) {
                vectors.set(i, k, vector.get(i, 0));
                projection += vector.get(i, 0) * scaledMoment[i];
            }
            values[k] = Math.sqrt(Math.max(0, eigen.getEigenvalue(k).getReal()));
            projections[k] = values[k] > 0 ? projection / values[k] : 0;
        }
        return new Spectrum(vectors, values, projections, Math.sqrt(4 * Math.ulp(1.0) * d));
    }

    int rank() {
        return rank;
    }

    /**
     * The condition of the design with the penalty as additional rows, over the singular values that count; 1 for none.
     */
    double condition(double penalty) {
        double root = Math.sqrt(penalty);
        double smallest = Arrays.stream(values).filter(this::counts).min().orElse(0);
        return rank == 0 ? 1 : Math.hypot(largest(values), root) / Math.hypot(smallest, root);
    }

    /** The trace of the hat matrix: the sum of s^2 / (s^2 + penalty) over the singular values that count. */
    double degreesOfFreedom(double penalty) {
        return Arrays.stream(values)
                .filter(this::counts)
                .map(value -> value * value / (value * value + penalty))
                .sum();
    }

    /** Writes the diagonal of (X'X)^-1, for full rank. */
    void inverseDiagonalInto(double[] scale, double[] diagonal) {
        for (int i = 0; i < vectors.numRows; i++) {
            double sum = 0;
            for (int k = 0; k < values.length; k++) {
                double entry = scale[i] * vectors.get(i, k) / values[k];
                sum += entry * entry;
            }
            diagonal[i] = sum;
        }
    }

    /** v' (X'X)^-1 v, for full rank. */
    double inverseQuadraticForm(double[] scale, double[] v) {
        double sum = 0;
        for (int k = 0; k < values.length; k++) {
            double product = 0;
            for (int i = 0; i < vectors.numRows; i++) {
                product += v[i] * scale[i] * vectors.get(i, k);
            }
            sum += product / values[k] * (product / values[k]);
        }
        return sum;
    }

    /** The ridge solution, of a design that was not scaled, or the least-squares solution for penalty zero. */
    void solveInto(double[] scale, double penalty, double[] coefficients) {
        solveInto(projections, scale, penalty, coefficients);
    }

    /** The same for the gradient X'r - penalty w in the place of X'y. */
    void correctionInto(double[] scale, double penalty, double[] gradient, double[] correction) {
        double[] projected = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            if (counts(values[k])) {
                for (int i = 0; i < vectors.numRows; i++) {
                    projected[k] += scale[i] * vectors.get(i, k) * gradient[i];
                }
                projected[k] /= values[k];
            }
        }
        solveInto(projected, scale, penalty, correction);
    }

    private void solveInto(double[] projected, double[] scale, double penalty, double[] coefficients) {
        if (penalty > 0) {
            ridgeInto(projected, penalty, coefficients);
        } else {
            leastSquaresInto(projected, scale, coefficients);
        }
    }

    private void ridgeInto(double[] projected, double penalty, double[] coefficients) {
        int d = vectors.numRows;
        Arrays.fill(coefficients, 0, d, 0);
        for (int k = 0; k < values.length; k++) {
            if (counts(values[k])) {
                double filtered = projected[k] * values[k] / (values[k] * values[k] + penalty);
                for (int i = 0; i < d; i++) {
                    coefficients[i] += filtered * vectors.get(i, k);
                }
            }
        }
    }

    /** The least-squares solution; below full rank, the one of minimum norm in the original coordinates. */
    private void leastSquaresInto(double[] projected, double[] scale, double[] coefficients) {
        int d = vectors.numRows;
        Arrays.fill(coefficients, 0, d, 0);
        if (rank == d) {
            for (int k = 0; k < d; k++) {
                for (int i = 0; i < d; i++) {
                    coefficients[i] += scale[i] * vectors.get(i, k) * projected[k] / values[k];
                }
            }
        } else if (rank > 0) {
            minimumNormInto(projected, scale, coefficients);
        }
    }

    /**
     * The solutions are all w with M'w = S^-1 U'y, where M = D^-1 V over the singular values that count; the shortest
     * is Q T'^-1 S^-1 U'y with M = QT.
     */
    private void minimumNormInto(double[] projected, double[] scale, double[] coefficients) {
        int d = vectors.numRows;
        DMatrixRMaj m = new DMatrixRMaj(d, rank);
        double[] z = new double[rank];
        int column = 0;
        for (int k = 0; k < values.length; k++) {
            if (counts(values[k])) {
                for (int i = 0; i < d; i++) {
                    m.set(i, column, vectors.get(i, k) / scale[i]);
                }
                z[column++] = projected[k] / values[k];
            }
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(d, rank);
        qr.decompose(m);
        DMatrixRMaj q = qr.getQ(null, true);
        DMatrixRMaj t = qr.getR(null, true);
        for (int k = 0; k < rank; k++) {
            for (int j = 0; j < k; j++) {
                z[k] -= t.get(j, k) * z[j];
            }
            z[k] /= t.get(k, k);
            for (int i = 0; i < d; i++) {
                coefficients[i] += q.get(i, k) * z[k];
            }
        }
    }

    private boolean counts(double value) {
        return value > cut;
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).max().orElse(0);
    }
}
