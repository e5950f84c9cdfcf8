package org.longtail.regression;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Solves what Cholesky must not: ill-conditioned and rank-deficient systems, by the orthogonal decompositions of EJML.
 * Off the hot path: it allocates, and costs twenty times the Gram matrix.
 */
final class OrthogonalSolver {

    private OrthogonalSolver() {}

    /** Least squares or ridge from a design; a QR decomposition that suffices is left in {@code factor}. */
    static Outcome solve(DesignView view, double penalty, TriangularFactor factor, double[] coefficients) {
        int columns = view.columns;
        boolean tall = view.rows >= columns;
        // A penalty and, with fewer rows than columns, the minimum norm are tied to the columns' own scale.
        double[] scale = tall && penalty == 0 ? columnScale(view) : ones(columns);
        if (!tall) {
            double[] y = Arrays.copyOfRange(view.response, view.responseFrom, view.responseFrom + view.rows);
            DMatrixRMaj design = scaledDesign(view, scale, columns);
            return solveBySpectrum(Spectrum.ofDesign(design, y, view.rows), view, scale, penalty, factor, coefficients);
        }
        DMatrixRMaj triangle = triangle(view, scale);
        if (penalty == 0) {
            factor.setTriangle(triangle, scale);
            double condition = factor.condition();
            if (condition * RoundingError.ULP * view.rows < 1) {
                factor.solveTriangleInto(triangle, coefficients);
                double residual = triangle.numRows > columns ? Math.abs(triangle.get(columns, columns)) : 0;
                double error = RoundingError.ofDesign(condition, columns, residual / factor.norm(coefficients));
                return new Outcome(SolverMethod.QR, columns, condition, error, null);
            }
        }
        DMatrixRMaj r = new DMatrixRMaj(columns, columns);
        double[] projected = new double[columns];
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                r.set(i, j, triangle.get(i, j));
            }
            projected[i] = triangle.get(i, columns);
        }
        Spectrum spectrum = Spectrum.ofDesign(r, projected, view.rows);
        return solveBySpectrum(spectrum, view, scale, penalty, factor, coefficients);
    }

    /** Least squares or ridge from sums. */
    static Outcome solve(Sums sums, double penalty, TriangularFactor factor, double[] coefficients) {
        int columns = sums.columns;
        double[] scale = ones(columns);
        if (penalty == 0) {
            Arrays.setAll(scale, j -> TriangularFactor.scaleOf(sums.gram[j * sums.stride + j]));
        }
        DMatrixRMaj gram = new DMatrixRMaj(columns, columns);
        double[] moment = new double[columns];
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                double value = sums.gram[i * sums.stride + j] * scale[i] * scale[j];
                gram.set(i, j, value);
                gram.set(j, i, value);
            }
            moment[i] = sums.moment[i] * scale[i];
        }
        Spectrum spectrum = Spectrum.ofGram(gram, moment);
        spectrum.solveInto(scale, penalty, coefficients);
        double condition = spectrum.condition(penalty);
        double error = RoundingError.ofGram(condition, columns) * sums.centringLoss;
        factor.setScale(scale);
        return new Outcome(SolverMethod.EIGENVALUES, spectrum.rank(), condition, error, spectrum);
    }

    private static Outcome solveBySpectrum(
            Spectrum spectrum,
            DesignView view,
            double[] scale,
            double penalty,
            TriangularFactor factor,
            double[] coefficients) {
        spectrum.solveInto(scale, penalty, coefficients);
        factor.setScale(scale);
        double condition = spectrum.condition(penalty);
        SpectralSystem system = new SpectralSystem(spectrum, view, factor, penalty);
        double remaining = Refinement.refine(system, coefficients, RoundingError.contraction(condition));
        // Residuals do not show what leads out of the row space: there, singular vectors err as sums over their length.
        double unseen = RoundingError.ULP * Math.max(view.rows, view.columns) * condition;
        double error = spectrum.rank() < view.columns ? Math.max(remaining, unseen) : remaining;
        return new Outcome(SolverMethod.SINGULAR_VALUES, spectrum.rank(), condition, error, spectrum);
    }

    /**
     * Powers of two that bring the largest magnitude of each column into [1, 2): unlike squares, these never underflow.
     */
    static double[] columnScale(DesignView view) {
        double[] scale = new double[view.columns];
        for (int j = 0; j < view.columns; j++) {
            double largest = 0;
            for (int row = 0; row < view.rows; row++) {
                largest = Math.max(largest, Math.abs(view.design[view.designFrom + row * view.columns + j]));
            }
            scale[j] = largest > 0 ? Math.scalb(1.0, -Math.getExponent(largest)) : 1;
        }
        return scale;
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** A copy of the design with scaled columns, and room for more columns. */
    private static DMatrixRMaj scaledDesign(DesignView view, double[] scale, int width) {
        DMatrixRMaj copy = new DMatrixRMaj(view.rows, width);
        for (int row = 0; row < view.rows; row++) {
            for (int j = 0; j < view.columns; j++) {
                copy.set(row, j, view.design[view.designFrom + row * view.columns + j] * scale[j]);
            }
        }
        return copy;
    }

    /**
     * The triangle of the QR decomposition of [X D | y]: its first d rows are [R | Q'y], the next begins with |y - Xw|.
     */
    private static DMatrixRMaj triangle(DesignView view, double[] scale) {
        DMatrixRMaj extended = scaledDesign(view, scale, view.columns + 1);
        for (int row = 0; row < view.rows; row++) {
            extended.set(row, view.columns, view.response[view.responseFrom + row]);
        }
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(extended.numRows, extended.numCols);
        qr.decompose(extended);
        return qr.getR(null, true);
    }
}
