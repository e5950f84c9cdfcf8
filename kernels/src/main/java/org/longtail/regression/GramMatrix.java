package org.longtail.regression;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.longtail.internal.Arguments;

/**
 * A streaming accumulator of everything a linear fit needs of its data: X'X, X'y, y'y, the column sums of X, the sum of
 * y and n, of rows with weights or without.
 *
 * <p>Rows come in blocks of any size; the blocks may be spread over threads or machines and their accumulators joined
 * with {@link #merge}. Centred sums, which an intercept needs, follow from these without a second pass.
 *
 * <p>Source: A. J. Miller, Algorithm AS 274: Least squares routines to supplement those of Gentleman, 1992, for the
 * streaming formulation; K. Goto and R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008, for the
 * kernel.
 *
 * <p>Shapes: the design X is n rows (samples) by d columns (features), row-major; the response y has n entries. d is at
 * most 46,000.
 *
 * <p>Cost: n d^2 multiply-adds, half of them useful. Memory: 16 d^2 bytes plus 2 KiB per column of packing space, half
 * of the first if rows come by {@link #merge} alone; no allocation in {@link #add(double[], int, double[], int, int)}
 * after the first block.
 *
 * <p>Accuracy: every entry is a sum of fused multiply-adds over 256 rows at a time (128 when d is above 512), these
 * partial sums then being added in order. With m = 256 + n / 256 (then 128 + n / 128), |error of (X'X)_ij| is at most m
 * u |x_i| |x_j| to first order in u = 2^-53. The order of the sums depends on how rows were cut into blocks and merged,
 * so results differ by up to twice that bound between cuttings; it does not depend on the machine: for one cutting the
 * result is equal bit for bit at every vector width and on the scalar path.
 *
 * Magnitudes below 1e-154 square to less than the smallest normal double: scale such data up.
 *
 * <p>Errors: a block with a NaN or an infinite value, or whose squares overflow, is rejected as a whole with an {@link
 * IllegalArgumentException}, and the accumulator is as it was.
 *
 * <p>Not thread-safe: one accumulator per thread, then merge.
 */
public final class GramMatrix {

    private static final int MAGIC = 0x4C54474D; // "LTGM"
    private static final int VERSION = 2;

    /** The version without weights, which is still read. */
    private static final int UNWEIGHTED_VERSION = 1;

    private final int columns;
    private final Sums total;

    /** The block being added: it joins the total only when all of it is finite. Made when first needed. */
    private @Nullable Sums block;

    private final WeightedRows weighted = new WeightedRows();
    private double[] panels = {};
    private double[] scratch = {};

    private GramMatrix(Sums total) {
        this.columns = total.columns;
        this.total = total;
    }

    /**
     * Makes an empty accumulator.
     *
     * @param columns the number d of columns of the design, 1 to 46,000
     * @return an accumulator of no rows
     * @throws IllegalArgumentException if {@code columns} is out of range
     */
    public static GramMatrix of(int columns) {
        RegressionArguments.requireColumns(columns);
        return new GramMatrix(new Sums(columns));
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
     * Returns the number of rows accumulated so far, those of weight zero not counted.
     *
     * @return n
     */
    public long rows() {
        return total.rows;
    }

    /**
     * Returns the sum of the weights of all rows; a row that was added without a weight has weight 1.
     *
     * @return 1'W1
     */
    public double totalWeight() {
        return total.weight;
    }

    /**
     * Adds a block of rows. A rejected block leaves the accumulator unchanged.
     *
     * @param design row-major values, {@code rows} x {@code columns()} of them
     * @param designFrom index of the first value of the block's first row
     * @param response the responses
     * @param responseFrom index of the block's first response
     * @param rows the number of rows, 0 allowed
     * @throws IllegalArgumentException if a range does not fit its array, or a value is NaN, infinite or so large that
     *     sums of squares overflow
     */
    public void add(double[] design, int designFrom, double[] response, int responseFrom, int rows) {
        Objects.requireNonNull(design, "design");
        Objects.requireNonNull(response, "response");
        RegressionArguments.requireBlock(design, designFrom, response, responseFrom, rows, columns);
        if (rows == 0) {
            return;
        }
        Sums sums = blockOf(design, designFrom, response, responseFrom, rows);
        if (!sums.isFinite() || !total.isFiniteWith(sums)) {
            throw RegressionArguments.unusableBlock(design, designFrom, response, responseFrom, rows, columns);
        }
        total.add(sums);
    }

    /**
     * Adds a large block of rows, the work shared by tasks of an executor. A rejected block leaves the accumulator
     * unchanged.
     *
     * <p>Rows are cut into blocks of 512, and the blocks' sums added in order: the result is the same bit for bit for any
     * number of tasks and any executor, but not that of {@link #add(double[], int, double[], int, int)}, which cuts
     * otherwise. Memory: 8 d^2 bytes and packing space for each task, while it lasts.
     *
     * @param design row-major values, {@code rows} x {@code columns()} of them; must not change meanwhile
     * @param designFrom index of the first value of the block's first row
     * @param response the responses
     * @param responseFrom index of the block's first response
     * @param rows the number of rows, 0 allowed
     * @param executor runs the tasks; the caller's, who shuts it down
     * @param tasks the most tasks at a time, at least 1: the number of the executor's threads, as a rule
     * @throws IllegalArgumentException as {@link #add(double[], int, double[], int, int)}, or if {@code tasks} is below
     *     1
     * @throws java.util.concurrent.RejectedExecutionException if the executor takes no tasks; the accumulator is then
     *     unchanged
     * @throws java.util.concurrent.CancellationException if the calling thread is interrupted, whose interrupt is kept;
     *     the accumulator is then unchanged
     */
    public void add(
            double[] design,
            int designFrom,
            double[] response,
            int responseFrom,
            int rows,
            ExecutorService executor,
            int tasks) {
        Objects.requireNonNull(design, "design");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(executor, "executor");
        RegressionArguments.requireBlock(design, designFrom, response, responseFrom, rows, columns);
        Arguments.requireAtLeastOne(tasks, "tasks");
        Sums sums = emptyBlock(0);
        new SharedSums(columns, executor).add(design, designFrom, response, responseFrom, rows, tasks, sums);
        if (!sums.isFinite() || !total.isFiniteWith(sums)) {
            throw RegressionArguments.unusableBlock(design, designFrom, response, responseFrom, rows, columns);
        }
        total.add(sums);
    }

    /**
     * Adds a block of weighted rows: X'WX, X'Wy and so on with W the diagonal matrix of the weights. A rejected block
     * leaves the accumulator unchanged.
     *
     * <p>The weights are analytic: a row of weight v has noise of variance sigma^2 / v, as the mean of v equal rows would,
     * and is one row. They are used as they are, so that only their ratios matter to least squares, but their size does
     * to a penalty. A row of weight zero is left out, whatever it holds. Accuracy: as that of rows multiplied by the
     * rounded square roots of their weights, 4 ulps of each product more.
     *
     * @param design row-major values, {@code rows} x {@code columns()} of them
     * @param designFrom index of the first value of the block's first row
     * @param response the responses
     * @param responseFrom index of the block's first response
     * @param weights the weights, finite and not negative
     * @param weightsFrom index of the block's first weight
     * @param rows the number of rows, 0 allowed
     * @throws IllegalArgumentException if a range does not fit its array, a weight is negative or not finite, or a value
     *     of a row of positive weight is NaN, infinite or so large that sums of squares overflow
     */
    public void add(
            double[] design,
            int designFrom,
            double[] response,
            int responseFrom,
            double[] weights,
            int weightsFrom,
            int rows) {
        Objects.requireNonNull(design, "design");
        Objects.requireNonNull(response, "response");
        Objects.requireNonNull(weights, "weights");
        RegressionArguments.requireBlock(design, designFrom, response, responseFrom, rows, columns);
        RegressionArguments.requireWeights(weights, weightsFrom, rows);
        Sums sums = emptyBlock(rows);
        int depth = Panels.depth(columns);
        for (int row = 0; row < rows; row += depth) {
            weighted.set(
                    design,
                    designFrom + row * columns,
                    response,
                    responseFrom + row,
                    weights,
                    weightsFrom + row,
                    Math.min(depth, rows - row),
                    columns);
            sums.add(weighted, panels);
        }
        if (!sums.isFinite() || !total.isFiniteWith(sums)) {
            throw RegressionArguments.unusableBlock(
                    design, designFrom, response, responseFrom, weights, weightsFrom, rows, columns);
        }
        total.add(sums);
    }

    /**
     * Adds a block of rows held by EJML matrices. A rejected block leaves the accumulator unchanged.
     *
     * @param design rows x columns() matrix
     * @param response rows x 1 matrix
     * @throws IllegalArgumentException if the shapes do not agree, or as {@link #add(double[], int, double[], int,
     *     int)}
     */
    public void add(DMatrixRMaj design, DMatrixRMaj response) {
        requireShapes(design, response);
        add(design.data, 0, response.data, 0, design.numRows);
    }

    /**
     * Adds a block of weighted rows held by EJML matrices, as {@link #add(double[], int, double[], int, double[], int,
     * int)}. A rejected block leaves the accumulator unchanged.
     *
     * @param design rows x columns() matrix
     * @param response rows x 1 matrix
     * @param weights rows x 1 matrix of weights, finite and not negative
     * @throws IllegalArgumentException if the shapes do not agree, or as {@link #add(double[], int, double[], int,
     *     double[], int, int)}
     */
    public void add(DMatrixRMaj design, DMatrixRMaj response, DMatrixRMaj weights) {
        requireShapes(design, response);
        RegressionArguments.requireColumn(weights, design.numRows, "weights");
        add(design.data, 0, response.data, 0, weights.data, 0, design.numRows);
    }

    private void requireShapes(DMatrixRMaj design, DMatrixRMaj response) {
        RegressionArguments.requireShapes(design, response);
        if (design.numCols != columns) {
            throw new IllegalArgumentException(
                    "design must have " + columns + " columns, as the accumulator: " + design.numCols);
        }
    }

    /**
     * Adds all rows of another accumulator to this one, as if its blocks had been added here (up to the rounding of
     * sums).
     *
     * @param other an accumulator of the same number of columns; unchanged, unless it is this one
     * @throws IllegalArgumentException if the numbers of columns differ, or if the joint sums overflow; this
     *     accumulator is then unchanged
     */
    public void merge(GramMatrix other) {
        if (other.columns != columns) {
            throw new IllegalArgumentException("other must have " + columns + " columns: " + other.columns);
        }
        if (!total.isFiniteWith(other.total)) {
            throw new IllegalArgumentException("other must not make the sums overflow: y'y " + other.responseSquared());
        }
        total.add(other.total);
    }

    /** Forgets all rows, keeping the memory for the next ones. */
    public void clear() {
        total.clear();
    }

    /**
     * Writes X'X, both triangles.
     *
     * @param gram receives d x d values, row-major, symmetric bit for bit
     * @throws IllegalArgumentException if {@code gram} has not room for d x d values
     */
    public void crossProductInto(double[] gram) {
        RegressionArguments.requireRoom(gram, (long) columns * columns, "gram");
        int stride = total.stride;
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                double value = total.gram[i * stride + j];
                gram[i * columns + j] = value;
                gram[j * columns + i] = value;
            }
        }
    }

    /**
     * Writes X'y.
     *
     * @param moment receives d values
     * @throws IllegalArgumentException if {@code moment} has not room for d values
     */
    public void momentInto(double[] moment) {
        RegressionArguments.requireRoom(moment, columns, "moment");
        System.arraycopy(total.moment, 0, moment, 0, columns);
    }

    /**
     * Writes X'1, the sum of each column.
     *
     * @param sums receives d values
     * @throws IllegalArgumentException if {@code sums} has not room for d values
     */
    public void columnSumsInto(double[] sums) {
        RegressionArguments.requireRoom(sums, columns, "sums");
        System.arraycopy(total.columnSums, 0, sums, 0, columns);
    }

    /**
     * Returns y'y.
     *
     * @return the sum of the squares of all responses
     */
    public double responseSquared() {
        return total.responseSquared;
    }

    /**
     * Returns 1'y.
     *
     * @return the sum of all responses
     */
    public double responseSum() {
        return total.responseSum;
    }

    /**
     * Writes the accumulator in its binary form, big-endian as {@link DataOutput} has it:
     *
     * <pre>
     * int    0x4C54474D ("LTGM")
     * int    version, 2
     * int    d
     * long   n
     * double total weight, 1'W1 (missing in version 1: it is n)
     * double y'y, 1'y
     * double X'y [d], X'1 [d]
     * double X'X, upper triangle with diagonal, row after row [d (d + 1) / 2]
     * </pre>
     *
     * @param out where to
     * @throws IOException if {@code out} throws it
     */
    public void writeTo(DataOutput out) throws IOException {
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(columns);
        total.writeTo(out);
    }

    /**
     * Reads what {@link #writeTo} wrote, in this version or version 1; the result is equal to the written accumulator bit for bit.
     *
     * @param in where from
     * @return a new accumulator
     * @throws java.io.EOFException if the input ends too early
     * @throws IOException if the input is not an accumulator of a known version, or holds impossible values
     */
    public static GramMatrix readFrom(DataInput in) throws IOException {
        int magic = in.readInt();
        if (magic != MAGIC) {
            throw new IOException(String.format("not a Gram matrix: it begins with 0x%08X", magic));
        }
        int version = in.readInt();
        if (version != VERSION && version != UNWEIGHTED_VERSION) {
            throw new IOException("unknown version of the Gram matrix format: " + version);
        }
        int columns = in.readInt();
        if (columns < 1 || columns > Panels.MAX_COLUMNS) {
            throw new IOException("columns must lie in 1.." + Panels.MAX_COLUMNS + ": " + columns);
        }
        return new GramMatrix(Sums.readFrom(in, columns, version == VERSION));
    }

    @Override
    public String toString() {
        return "GramMatrix[rows " + total.rows + ", columns " + columns + "]";
    }

    /** Memory for a sampler that makes sums for this accumulator. */
    double[] scratch(int length) {
        if (scratch.length < length) {
            scratch = new double[length];
        }
        return scratch;
    }

    /**
     * Adds {@code rows} rows known by an orthogonal reduction: Q'X and Q'y, of {@code reduced} rows, where the first
     * column of Q is constant.
     *
     * @param values Q'X, row-major, and at {@code responseFrom} Q'y
     * @param rest what of y'y lies outside the span of Q
     */
    void addReduced(double[] values, int responseFrom, int reduced, long rows, double rest) {
        Sums sums = blockOf(values, 0, values, responseFrom, reduced);
        double root = Math.sqrt((double) rows);
        for (int j = 0; j < columns; j++) {
            sums.columnSums[j] = root * values[j];
        }
        sums.responseSum = root * values[responseFrom];
        sums.responseSquared += rest;
        sums.rows = rows;
        sums.weight = rows;
        if (!sums.isFinite() || !total.isFiniteWith(sums)) {
            throw new IllegalArgumentException("the sums of " + rows + " rows overflow: y'y " + sums.responseSquared);
        }
        total.add(sums);
    }

    private Sums blockOf(double[] design, int designFrom, double[] response, int responseFrom, int rows) {
        Sums sums = emptyBlock(rows);
        sums.add(design, designFrom, response, responseFrom, rows, panels);
        return sums;
    }

    /** The block, empty, and packing space for that many rows. */
    private Sums emptyBlock(int rows) {
        Sums sums = block;
        if (sums == null) {
            sums = new Sums(columns);
            block = sums;
        }
        panels = Sums.roomFor(rows, columns, panels);
        sums.clear();
        return sums;
    }

    /** The sums themselves, for the solvers of this package. */
    Sums sums() {
        return total;
    }

    /** The sums about the mean: X'X - n mean mean' and so on, with column sums of zero. */
    Sums centredSums() {
        Sums centred = new Sums(columns);
        centred.setCentred(total);
        return centred;
    }
}
