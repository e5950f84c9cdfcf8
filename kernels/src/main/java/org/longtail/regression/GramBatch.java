package org.longtail.regression;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.longtail.internal.Arguments;

/**
 * X'X, X'y and y'y of many small problems of one shape, side by side: what {@link WishartSampler#fill} draws and {@link
 * RidgeBatch#solveInto(GramBatch, double, double[])} solves.
 *
 * <p>Source: J. Dongarra et al., The design and performance of batched BLAS on modern high-performance computing
 * systems, 2017, for the interleaved layout: eight problems share each vector.
 *
 * <p>Shapes: d columns, at most 64; all problems have the same number n of rows.
 *
 * <p>Memory: 8 (d + 1)^2 bytes for each problem, their number rounded up to a multiple of eight, and 64 d^2 bytes. A few
 * hundred small problems stay in a cache: fill and solve those again and again rather than millions at once.
 *
 * <p>Not thread-safe: one for each thread.
 */
public final class GramBatch {

    private static final int LANES = BatchLayout.LANES;

    private final int problems;
    private final int columns;
    private final double[] sums;
    private long rows;

    /** Workspace of the sampler, made when first needed. */
    private double[] triangle = {};

    private @Nullable ChiVariates variates;

    private GramBatch(int problems, int columns) {
        this.problems = problems;
        this.columns = columns;
        this.sums = new double[groups() * groupLength()];
    }

    /**
     * Makes room for the sums of many problems, which are zero at first.
     *
     * @param problems the number of problems, at least 1
     * @param columns the number d of columns of each, 1 to {@value RidgeBatch#MAX_COLUMNS}
     * @return sums of no rows
     * @throws IllegalArgumentException if {@code problems} or {@code columns} is out of range, or the sums exceed an
     *     array
     */
    public static GramBatch of(int problems, int columns) {
        Arguments.requireAtLeastOne(problems, "problems");
        RegressionArguments.requireFewColumns(columns);
        long length = (long) (problems + LANES - 1) * (columns + 1) * (columns + 1);
        if (length > Integer.MAX_VALUE - LANES) {
            throw new IllegalArgumentException("problems must be fewer for " + columns + " columns: " + problems);
        }
        return new GramBatch(problems, columns);
    }

    /**
     * Returns the number of problems.
     *
     * @return the number of problems
     */
    public int problems() {
        return problems;
    }

    /**
     * Returns the number of columns of each design.
     *
     * @return d
     */
    public int columns() {
        return columns;
    }

    /**
     * Returns the number of rows of each design.
     *
     * @return n; 0 when nothing has been drawn yet
     */
    public long rows() {
        return rows;
    }

    /**
     * Writes X'X of one problem, both triangles.
     *
     * @param problem which problem, from 0
     * @param gram receives d x d values, row-major, symmetric bit for bit
     * @throws IndexOutOfBoundsException if there is no such problem
     * @throws IllegalArgumentException if {@code gram} has not room for d x d values
     */
    public void crossProductInto(int problem, double[] gram) {
        int from = offset(problem);
        RegressionArguments.requireRoom(gram, (long) columns * columns, "gram");
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                double value = sums[from + (i * (columns + 1) + j) * LANES];
                gram[i * columns + j] = value;
                gram[j * columns + i] = value;
            }
        }
    }

    /**
     * Writes X'y of one problem.
     *
     * @param problem which problem, from 0
     * @param moment receives d values
     * @throws IndexOutOfBoundsException if there is no such problem
     * @throws IllegalArgumentException if {@code moment} has not room for d values
     */
    public void momentInto(int problem, double[] moment) {
        int from = offset(problem);
        RegressionArguments.requireRoom(moment, columns, "moment");
        for (int i = 0; i < columns; i++) {
            moment[i] = sums[from + (i * (columns + 1) + columns) * LANES];
        }
    }

    /**
     * Returns y'y of one problem.
     *
     * @param problem which problem, from 0
     * @return the sum of the squares of its responses
     * @throws IndexOutOfBoundsException if there is no such problem
     */
    public double responseSquared(int problem) {
        return sums[offset(problem) + groupLength() - LANES];
    }

    @Override
    public String toString() {
        return "GramBatch[problems " + problems + ", rows " + rows + ", columns " + columns + "]";
    }

    private int offset(int problem) {
        Objects.checkIndex(problem, problems);
        return problem / LANES * groupLength() + problem % LANES;
    }

    /** The number of groups of eight problems, the last perhaps with more lanes than problems. */
    int groups() {
        return (problems + LANES - 1) / LANES;
    }

    /** The number of values of a group's sums, laid out as {@link BatchKernel} has it. */
    int groupLength() {
        return (columns + 1) * (columns + 1) * LANES;
    }

    /** The sums of all groups, one after another. */
    double[] sums() {
        return sums;
    }

    /** A copy of one problem's sums, for the solver of single problems. */
    Sums sumsOf(int problem) {
        int from = offset(problem);
        Sums single = new Sums(columns);
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                single.gram[i * single.stride + j] = sums[from + (i * (columns + 1) + j) * LANES];
            }
        }
        momentInto(problem, single.moment);
        single.responseSquared = responseSquared(problem);
        single.rows = rows;
        single.weight = rows;
        return single;
    }

    void setRows(long newRows) {
        rows = newRows;
    }

    /** Memory for the sampler. */
    double[] triangle() {
        if (triangle.length == 0) {
            triangle = new double[BartlettKernel.length(columns) + LANES];
        }
        return triangle;
    }

    /** The diagonals of triangles for a number of rows. */
    ChiVariates variates(long forRows) {
        ChiVariates planned = variates;
        if (planned == null || planned.degrees() != forRows) {
            planned = new ChiVariates(forRows, columns + 1);
            variates = planned;
        }
        return planned;
    }
}
