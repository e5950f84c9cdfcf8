package org.longtail.regression;

import java.util.Arrays;
import java.util.Objects;
import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * Draws what a {@link GramMatrix} would hold after n rows of a Gaussian linear model, without drawing the rows.
 *
 * <p>Formula: rows x ~ N(0, S), responses y = x'w + noise * e, e ~ N(0, 1), all independent. The sums X'X, X'y, y'y,
 * X'1, 1'y and n have exactly the joint law that adding n such rows gives. With S = U'U the design is X = Q A, Q having
 * orthonormal columns, the first of them 1/sqrt(n): the first row of A is N(0, S), the others are R U with R upper
 * triangular, R_ii^2 ~ chi-square(n - 1 - i), R_ij ~ N(0, 1) above the diagonal (i from 0). Then X'X = A'A, X'y = A't
 * and y'y = t't + noise^2 chi-square(n - 1 - d) with t = Aw + noise * z, z ~ N(0, I). For n - 1 &lt; d, R keeps its
 * first n - 1 rows and the last chi-square is zero.
 *
 * <p>Source: M. S. Bartlett, On the theory of statistical regression, 1933; R. J. Muirhead, Aspects of Multivariate
 * Statistical Theory, 1982, theorem 3.2.14, and theorem 3.1.2 for the independence of the mean.
 *
 * <p>Cost: d^2 / 2 normals, d chi-squares and d^3 multiply-adds (another d^3 / 3 for a full covariance), whatever n.
 * Memory: 8 d^2 bytes in the receiving accumulator, kept.
 *
 * <p>Accuracy: the law is exact but for the resolution of uniforms and normals of {@link RandomStream}. The same stream
 * gives the same sums bit for bit at every vector width and on the scalar path.
 *
 * <p>Immutable and thread-safe; all state is in the stream and the accumulator.
 */
public final class WishartSampler {

    /** Degrees of freedom are doubles in the sampler of chi-squares. */
    private static final long MOST_ROWS = 1L << 53;

    private static final double[] ONE = {1};

    /** No variate of {@link RandomStream}, and no root of a chi-square over that of n, reaches so far. */
    private static final double FARTHEST = 16;

    private final int columns;

    /** U row-major, upper triangular; empty when S is diagonal. */
    private final double[] factor;

    /** The square roots of the diagonal of S when that is all there is, else ones. */
    private final double[] deviations;

    private WishartSampler(int columns, double[] factor, double[] deviations) {
        this.columns = columns;
        this.factor = factor;
        this.deviations = deviations;
    }

    /**
     * Makes a sampler of independent standard normal columns: S is the identity.
     *
     * @param columns the number d of columns, 1 to 46,000
     * @return a sampler
     * @throws IllegalArgumentException if {@code columns} is out of range
     */
    public static WishartSampler of(int columns) {
        RegressionArguments.requireColumns(columns);
        return new WishartSampler(columns, new double[0], ones(columns));
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /**
     * Makes a sampler of independent normal columns: S is diagonal.
     *
     * @param variances the diagonal of S, d positive values
     * @return a sampler
     * @throws IllegalArgumentException if {@code variances} is empty or a value is not positive and finite
     */
    public static WishartSampler ofVariances(double[] variances) {
        RegressionArguments.requireColumns(variances.length);
        double[] deviations = new double[variances.length];
        for (int j = 0; j < variances.length; j++) {
            deviations[j] = Math.sqrt(Arguments.requirePositive(variances[j], "variance"));
        }
        return new WishartSampler(variances.length, new double[0], deviations);
    }

    /**
     * Makes a sampler of correlated normal columns.
     *
     * @param covariance S, d x d values, symmetric and positive definite
     * @param columns the number d of columns, 1 to 46,000
     * @return a sampler
     * @throws IllegalArgumentException if {@code covariance} has not d x d values, or is not finite, symmetric and
     *     positive definite
     */
    public static WishartSampler ofCovariance(double[] covariance, int columns) {
        RegressionArguments.requireColumns(columns);
        RegressionArguments.requireLength(covariance.length, (long) columns * columns, "covariance");
        int stride = Panels.stride(columns);
        double[] square = new double[Panels.squareLength(columns)];
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                double value = Arguments.requireFinite(covariance[i * columns + j], "covariance");
                if (value != covariance[j * columns + i]) {
                    throw new IllegalArgumentException("covariance must be symmetric: " + value + " at row " + i
                            + ", column " + j + ", " + covariance[j * columns + i] + " at its mirror");
                }
                square[i * stride + j] = value;
            }
        }
        if (!Cholesky.factor(square, columns, stride, new double[Cholesky.workspace(columns)], RowKernel.INSTANCE)) {
            throw new IllegalArgumentException("covariance must be positive definite: a pivot is not positive");
        }
        double[] factor = new double[columns * columns];
        for (int i = 0; i < columns; i++) {
            System.arraycopy(square, i * stride + i, factor, i * columns + i, columns - i);
        }
        return new WishartSampler(columns, factor, ones(columns));
    }

    /**
     * Returns the number of columns of the design.
     *
     * @return d
     */
    public int columns() {
        return columns;
    }

    /**
     * Adds the sums of n new rows to an accumulator.
     *
     * @param stream where the randomness comes from
     * @param rows the number n of rows, at least 1, at most 2^53
     * @param coefficients the true coefficients w, d values or more
     * @param noise the standard deviation of the noise, finite and not negative
     * @param gram receives the rows' sums in addition to its own
     * @throws IllegalArgumentException if a shape or a value is out of range, or the sums overflow; {@code gram} is
     *     then unchanged
     */
    public void addTo(RandomStream stream, long rows, double[] coefficients, double noise, GramMatrix gram) {
        requireModel(stream, rows, coefficients, noise);
        if (gram.columns() != columns) {
            throw new IllegalArgumentException("gram must have " + columns + " columns: " + gram.columns());
        }
        int reduced = 1 + (int) Math.min(rows - 1, columns);
        double[] design = gram.scratch((columns + 1) * (columns + 1));
        int responseFrom = (columns + 1) * columns;
        drawDesign(stream, rows, reduced, design);
        stream.fillNormals(design, responseFrom, responseFrom + reduced);
        for (int i = 0; i < reduced; i++) {
            double fitted = RowKernel.INSTANCE.dot(design, i * columns, coefficients, 0, columns);
            design[responseFrom + i] = Math.fma(noise, design[responseFrom + i], fitted);
        }
        double rest = noise * noise * chiSquare(stream, rows - reduced);
        gram.addReduced(design, responseFrom, reduced, rows, rest);
    }

    private void requireModel(RandomStream stream, long rows, double[] coefficients, double noise) {
        Objects.requireNonNull(stream, "stream");
        Arguments.requireAtLeastOne(rows, "rows");
        if (rows > MOST_ROWS) {
            throw new IllegalArgumentException("rows must be at most 2^53: " + rows);
        }
        RegressionArguments.requireRoom(coefficients, columns, "coefficients");
        for (int j = 0; j < columns; j++) {
            Arguments.requireFinite(coefficients[j], "coefficient");
        }
        Arguments.requireNonNegative(noise, "noise");
    }

    /**
     * Draws the sums of many designs of n rows each, eight at a time. Their joint law is that of {@link #addTo}, but for
     * the column sums, which are not drawn: X'X, X'y and y'y without an intercept.
     *
     * <p>Formula: X'X = U'R'R U with R upper triangular, R_ii^2 ~ chi-square(n - i), R_ij ~ N(0, 1) above the diagonal
     * (i from 0), rows from the n-th on zero; X'y = U'R't and y'y = t't + noise^2 chi-square(n - d) with t = R U w + noise
     * * z.
     *
     * <p>Cost: d^2 / 2 normals, d chi-squares and d^3 / 3 multiply-adds (as many again for a full covariance) for each
     * problem, eight at once, whatever n. Draws come by eights: a batch of eleven takes as much
     * of the stream as one of sixteen. No allocation after the first batch of the same n.
     *
     * @param stream where the randomness comes from
     * @param rows the number n of rows of each design, at least 1, at most 2^53
     * @param coefficients the true coefficients w, d values or more
     * @param noise the standard deviation of the noise, finite and not negative
     * @param batch receives the sums in place of its own
     * @throws IllegalArgumentException if a shape or a value is out of range, or the sums might overflow; {@code batch}
     *     is then unchanged
     */
    public void fill(RandomStream stream, long rows, double[] coefficients, double noise, GramBatch batch) {
        requireModel(stream, rows, coefficients, noise);
        if (batch.columns() != columns) {
            throw new IllegalArgumentException("batch must have " + columns + " columns: " + batch.columns());
        }
        requireNoOverflow(rows, coefficients, noise);
        BartlettKernel kernel = BartlettKernel.INSTANCE;
        ChiVariates variates = batch.variates(rows);
        double[] triangle = batch.triangle();
        for (int group = 0; group < batch.groups(); group++) {
            // Whole blocks of normals, of twice eight: what is left of one would come one by one the next time.
            stream.fillNormals(triangle, 0, triangle.length & -2 * BartlettKernel.LANES);
            variates.transform(stream, triangle);
            clearRowsFrom(rows, triangle);
            if (factor.length > 0) {
                kernel.multiply(triangle, columns, factor);
            }
            kernel.respond(triangle, columns, deviations, coefficients, noise);
            kernel.crossProduct(triangle, columns, batch.sums(), group * batch.groupLength());
        }
        batch.setRows(rows);
    }

    /** Clears what a design of fewer rows than columns does not have: the triangle's rows from the n-th on. */
    private void clearRowsFrom(long rows, double[] triangle) {
        if (rows <= columns) {
            int from = (int) rows * BartlettKernel.LANES;
            Arrays.fill(triangle, from, (columns + 1) * BartlettKernel.LANES, 0);
            int row = BartlettKernel.firstRow(columns);
            for (int k = 0; k < rows; k++) {
                row += BartlettKernel.nextRow(k, columns);
            }
            Arrays.fill(triangle, row + ((int) rows + 1) * BartlettKernel.LANES, triangle.length, 0);
        }
    }

    /** Checks that even the largest variates there are keep y'y and X'X finite. */
    private void requireNoOverflow(long rows, double[] coefficients, double noise) {
        double design = 0;
        double response = noise;
        for (int j = 0; j < columns; j++) {
            double column = deviations[j];
            for (int i = 0; factor.length > 0 && i < columns; i++) {
                column += Math.abs(factor[i * columns + j]);
            }
            design = Math.max(design, column);
            response += column * Math.abs(coefficients[j]);
        }
        double largest = FARTHEST * Math.max(design, response);
        if (!Double.isFinite(largest * largest * rows * (columns + 1))) {
            throw new IllegalArgumentException(
                    "the sums of " + rows + " rows might overflow: deviations up to " + design + " and " + response);
        }
    }

    /** Draws A: the scaled mean, then R times U. */
    private void drawDesign(RandomStream stream, long rows, int reduced, double[] design) {
        stream.fillNormals(design, 0, columns);
        multiply(design, 0, 0);
        for (int i = 0; i < reduced - 1; i++) {
            int from = (i + 1) * columns;
            Arrays.fill(design, from, from + i, 0);
            design[from + i] = Math.sqrt(chiSquare(stream, rows - 1 - i));
            stream.fillNormals(design, from + i + 1, from + columns);
            multiply(design, from, i);
        }
    }

    private static double chiSquare(RandomStream stream, long degrees) {
        return degrees == 0 ? 0 : 2 * stream.nextGamma(degrees / 2.0);
    }

    /** Multiplies a row that begins with {@code zeros} zeros by U, in place. */
    private void multiply(double[] design, int from, int zeros) {
        if (factor.length == 0) {
            for (int j = zeros; j < columns; j++) {
                design[from + j] *= deviations[j];
            }
            return;
        }
        // Entry k meets only entries from k on: going down from the last, none is overwritten before its use.
        for (int k = columns - 1; k >= zeros; k--) {
            int row = k * columns + k;
            double value = design[from + k];
            design[from + k] = value * factor[row];
            RowKernel.INSTANCE.addRows(
                    value, ONE, 0, 0, 1, factor, row + 1, columns, design, from + k + 1, columns - k - 1);
        }
    }
}
