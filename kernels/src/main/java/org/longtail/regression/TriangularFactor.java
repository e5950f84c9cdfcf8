package org.longtail.regression;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * D A D = R'R, where the diagonal D of powers of two brings the diagonal of A near one: a reusable factor of a
 * symmetric positive definite matrix, from its Cholesky decomposition or from the QR decomposition of a design.
 *
 * <p>Scaling columns to equal length comes within a factor sqrt(d) of the best condition any scaling gives (A. van der
 * Sluis, Condition numbers and equilibration of matrices, 1969); powers of two make it free of rounding.
 */
final class TriangularFactor {

    /** Up to this size rows are too short for vectors to pay. Both twins give the same bits. */
    static final int SHORT = 16;

    /** Rows of the inverse at a time, less and less of whose zeros are multiplied the fewer they are. */
    private static final int FORM_ROWS = 32;

    private static final RowKernel SHORT_ROWS = new ScalarRowKernel();
    private static final EquilibrationKernel SHORT_TRIANGLES = new ScalarEquilibrationKernel();

    private RowKernel rows = SHORT_ROWS;
    private EquilibrationKernel triangles = SHORT_TRIANGLES;
    int size;
    int stride;
    double[] r = {};

    /** The diagonal of D, padded. */
    double[] scale = {};

    private double[] panels = {};
    private double[] work = {};
    private double[] ones = {};
    private double norm;

    /** Makes room for a matrix of that size; {@link #r} then holds garbage. */
    private void resize(int newSize) {
        resizeScale(newSize);
        stride = Panels.stride(newSize);
        int length = Panels.squareLength(newSize);
        if (r.length < length) {
            r = new double[length];
        }
        int packing = Cholesky.workspace(newSize);
        if (panels.length < packing) {
            panels = new double[packing];
        }
    }

    private void resizeScale(int newSize) {
        size = newSize;
        rows = newSize <= SHORT ? SHORT_ROWS : RowKernel.INSTANCE;
        triangles = newSize <= SHORT ? SHORT_TRIANGLES : EquilibrationKernel.INSTANCE;
        int padded = Panels.padded(newSize);
        if (scale.length < padded) {
            scale = new double[padded];
            work = new double[padded];
            ones = new double[padded];
            Arrays.fill(ones, 1);
        }
    }

    /** Takes the scale of a solution that was found without a factor. */
    void setScale(double[] newScale) {
        resizeScale(newScale.length);
        System.arraycopy(newScale, 0, scale, 0, size);
    }

    /**
     * Factors A = G + penalty I.
     *
     * @param gram the upper triangle of G, of the stride that {@link Panels#stride} gives for this size
     * @return whether all pivots were positive
     */
    boolean factor(double[] gram, int newSize, double penalty) {
        resize(newSize);
        for (int i = 0; i < size; i++) {
            scale[i] = scaleOf(gram[i * stride + i] + penalty);
        }
        int end = endOfRows();
        Arrays.fill(scale, size, end, 0);
        for (int i = 0; i < size; i++) {
            int start = size <= SHORT ? i : Panels.tile(i);
            int at = i * stride + start;
            double s = scale[i];
            triangles.scaleInto(gram, at, s, scale, start, r, at, end - start);
            r[i * stride + i] += penalty * s * s;
        }
        norm = norm1();
        return Cholesky.factor(r, size, stride, panels, rows);
    }

    /** Where a row's last whole panel ends; short rows are left as they are. */
    private int endOfRows() {
        return size <= SHORT ? size : Panels.padded(size);
    }

    /** Where the first whole panel right of the diagonal begins; short rows have none. */
    private int nextPanel(int row) {
        return size <= SHORT ? size : Panels.tile(row) + Panels.WIDTH;
    }

    /** Takes R from the first rows of a QR decomposition of X D, whatever the signs of its diagonal. */
    void setTriangle(DMatrixRMaj triangle, double[] newScale) {
        resize(newScale.length);
        setScale(newScale);
        for (int i = 0; i < size; i++) {
            for (int j = i; j < size; j++) {
                r[i * stride + j] = triangle.get(i, j);
            }
        }
        norm = normOfProduct();
    }

    /** Solves X w = y in the sense of least squares, the column after R holding Q'y. */
    void solveTriangleInto(DMatrixRMaj triangle, double[] coefficients) {
        for (int i = 0; i < size; i++) {
            coefficients[i] = triangle.get(i, size);
        }
        solveUpper(coefficients);
        for (int i = 0; i < size; i++) {
            coefficients[i] *= scale[i];
        }
    }

    /** 2^-k with k half the exponent of {@code square}: it brings a column of that squared length to length [1, 2). */
    static double scaleOf(double square) {
        return square > 0 ? Math.scalb(1.0, -Math.floorDiv(Math.getExponent(square), 2)) : 1;
    }

    /** The length of D^-1 x, in which all columns weigh alike. */
    double norm(double[] x) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double scaled = x[i] / scale[i];
            sum += scaled * scaled;
        }
        return Math.sqrt(sum);
    }

    /** Solves A x = b. */
    void solveInto(double[] b, double[] x) {
        for (int i = 0; i < size; i++) {
            x[i] = b[i] * scale[i];
        }
        solveScaled(x);
        for (int i = 0; i < size; i++) {
            x[i] *= scale[i];
        }
    }

    /** Solves R'R x = b in place. */
    private void solveScaled(double[] x) {
        solveLower(x);
        solveUpper(x);
    }

    /** Solves R'x = b in place. */
    private void solveLower(double[] x) {
        for (int i = 0; i < size; i++) {
            x[i] /= r[i * stride + i];
            rows.addRows(-1, x, i, 1, 1, r, i * stride + i + 1, stride, x, i + 1, size - i - 1);
        }
    }

    /** Solves R x = b in place. */
    private void solveUpper(double[] x) {
        for (int i = size - 1; i >= 0; i--) {
            int diagonal = i * stride + i;
            x[i] = (x[i] - rows.dot(r, diagonal + 1, x, i + 1, size - i - 1)) / r[diagonal];
        }
    }

    /**
     * Estimates the condition of the equilibrated design, sqrt(|D A D|_1 |(D A D)^-1|_1): at least its 2-norm condition
     * divided by a small factor, at most sqrt(d) times it.
     *
     * <p>Source: N. J. Higham, FORTRAN codes for estimating the one-norm of a real or complex matrix, 1988 (algorithm
     * of Hager): almost always within a factor of three.
     */
    double condition() {
        double[] x = work;
        Arrays.fill(x, 0, size, 1.0 / size);
        solveScaled(x);
        double estimate = sumOfMagnitudes(x);
        int last = -1;
        // Two or three rounds settle it in practice; five is Higham's limit.
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < size; i++) {
                x[i] = Math.copySign(1.0, x[i]);
            }
            solveScaled(x);
            int largest = indexOfLargest(x);
            if (largest == last) {
                break;
            }
            last = largest;
            Arrays.fill(x, 0, size, 0);
            x[largest] = 1;
            solveScaled(x);
            double next = sumOfMagnitudes(x);
            if (!(next > estimate)) {
                break;
            }
            estimate = next;
        }
        double alternating = alternatingEstimate(x);
        return Math.sqrt(norm * Math.max(estimate, alternating));
    }

    /**
     * Returns an upper bound of what {@link #condition()} estimates, for a tenth of its cost, from the factor of a Gram
     * matrix: with all its entries but the diagonal made negative, R has an inverse M that is larger everywhere, hence
     * |A^-1|_1 is at most the largest entry of MM'1. It grows with the size, well-conditioned though the matrix be.
     * Source: N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2002, section 8.2.
     */
    double conditionBound() {
        double[] x = work;
        int end = endOfRows();
        Arrays.fill(x, 0, size, 1);
        Arrays.fill(x, size, end, 0);
        for (int i = 0; i < size; i++) {
            int row = i * stride;
            int next = nextPanel(i);
            double y = x[i] / r[row + i];
            x[i] = y;
            for (int j = i + 1; j < next; j++) {
                x[j] = Math.fma(y, Math.abs(r[row + j]), x[j]);
            }
            triangles.addMagnitudes(y, r, row + next, x, next, end - next);
        }
        double largest = 0;
        for (int i = size - 1; i >= 0; i--) {
            int row = i * stride;
            int next = nextPanel(i);
            double sum = x[i] + triangles.dotMagnitudes(r, row + next, x, next, end - next);
            for (int j = next - 1; j > i; j--) {
                sum = Math.fma(Math.abs(r[row + j]), x[j], sum);
            }
            x[i] = sum / r[row + i];
            largest = Math.max(largest, x[i]);
        }
        return Math.sqrt(norm * largest);
    }

    /** Higham's safeguard against matrices that deceive the iteration. */
    private double alternatingEstimate(double[] x) {
        for (int i = 0; i < size; i++) {
            double magnitude = 1 + i / Math.max(1.0, size - 1.0);
            x[i] = i % 2 == 0 ? magnitude : -magnitude;
        }
        solveScaled(x);
        return 2 * sumOfMagnitudes(x) / (3 * size);
    }

    /** Writes the diagonal of A^-1. Cost: d^3 / 3. */
    void inverseDiagonalInto(double[] diagonal) {
        double[] inverse = inverse();
        for (int i = 0; i < size; i++) {
            int at = i * stride + i;
            diagonal[i] = scale[i] * scale[i] * rows.dot(inverse, at, inverse, at, size - i);
        }
    }

    /** The quadratic form v' A^-1 v. */
    double inverseQuadraticForm(double[] v) {
        double[] x = work;
        for (int i = 0; i < size; i++) {
            x[i] = v[i] * scale[i];
        }
        solveLower(x);
        return rows.dot(x, 0, x, 0, size);
    }

    /**
     * Writes v' A^-1 v for each of the vectors v that stand in {@code vectors} one after another. Cost: d^2 / 2
     * multiplications for each, and the inverse once: solving would take as many, but one row of R at a time.
     */
    void quadraticFormsInto(double[] vectors, double[] forms) {
        double[] inverse = inverse();
        double[] scaled = new double[size];
        double[] x = work;
        for (int k = 0; k < forms.length; k++) {
            for (int i = 0; i < size; i++) {
                scaled[i] = vectors[k * size + i] * scale[i];
            }
            Arrays.fill(x, 0, size, 0);
            for (int i = 0; i < size; i += FORM_ROWS) {
                int count = Math.min(FORM_ROWS, size - i);
                rows.addRows(1, scaled, i, 1, count, inverse, i * stride + i, stride, x, i, size - i);
            }
            forms[k] = rows.dot(x, 0, x, 0, size);
        }
    }

    /** R^-1, row by row from the last: row i is (e_i - sum over k > i of R_ik row k) / R_ii. */
    private double[] inverse() {
        double[] inverse = new double[size * stride];
        for (int i = size - 1; i >= 0; i--) {
            int diagonal = i * stride + i;
            int rest = size - i - 1;
            int below = diagonal + stride + 1;
            // Whole rows, zeros below the diagonal included: twice the multiplications, but four rows to a pass.
            rows.addRows(-1, r, diagonal + 1, 1, rest, inverse, below, stride, inverse, diagonal + 1, rest);
            inverse[diagonal] = 1;
            double reciprocal = 1 / r[diagonal];
            for (int j = diagonal; j <= diagonal + rest; j++) {
                inverse[j] *= reciprocal;
            }
        }
        return inverse;
    }

    /** The 1-norm of the symmetric matrix whose upper triangle is in {@link #r}, with zeros as padding. */
    private double norm1() {
        double[] sums = work;
        int end = endOfRows();
        Arrays.fill(sums, 0, end, 0);
        for (int i = 0; i < size; i++) {
            int row = i * stride;
            int next = nextPanel(i);
            double sum = Math.abs(r[row + i]);
            for (int j = i + 1; j < next; j++) {
                double magnitude = Math.abs(r[row + j]);
                sum += magnitude;
                sums[j] += magnitude;
            }
            triangles.addMagnitudes(1, r, row + next, sums, next, end - next);
            sums[i] += sum + triangles.dotMagnitudes(r, row + next, ones, next, end - next);
        }
        return largest(sums);
    }

    /** An upper bound of the 1-norm of R'R, which is what a QR decomposition leaves to know: |R|_1 |R|_inf. */
    private double normOfProduct() {
        double[] columns = work;
        Arrays.fill(columns, 0, size, 0);
        double widest = 0;
        for (int i = 0; i < size; i++) {
            double row = 0;
            for (int j = i; j < size; j++) {
                double magnitude = Math.abs(r[i * stride + j]);
                row += magnitude;
                columns[j] += magnitude;
            }
            widest = Math.max(widest, row);
        }
        return widest * largest(columns);
    }

    private double sumOfMagnitudes(double[] x) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += Math.abs(x[i]);
        }
        return sum;
    }

    private double largest(double[] x) {
        return Math.abs(x[indexOfLargest(x)]);
    }

    private int indexOfLargest(double[] x) {
        int largest = 0;
        for (int i = 1; i < size; i++) {
            if (Math.abs(x[i]) > Math.abs(x[largest])) {
                largest = i;
            }
        }
        return largest;
    }
}
