package org.longtail.regression;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/** X'X (upper triangle, padded), X'y, X'1, y'y, 1'y and n. */
final class Sums {

    final int columns;
    final int stride;
    final double[] gram;
    final double[] moment;
    final double[] columnSums;
    double responseSquared;
    double responseSum;
    long rows;

    /** The sum of the weights of all rows: their number, when none was given. */
    double weight;

    /**
     * By how much subtracting means magnified the relative error of a squared column, at worst; 1 for sums as they
     * came.
     */
    double centringLoss = 1;

    Sums(int columns) {
        this.columns = columns;
        this.stride = Panels.stride(columns);
        this.gram = new double[Panels.squareLength(columns)];
        this.moment = new double[Panels.padded(columns)];
        this.columnSums = new double[Panels.padded(columns)];
    }

    void clear() {
        Arrays.fill(gram, 0);
        Arrays.fill(moment, 0);
        Arrays.fill(columnSums, 0);
        responseSquared = 0;
        responseSum = 0;
        rows = 0;
        weight = 0;
    }

    /** Packing space for blocks of up to that many rows: the given array if it suffices. */
    static double[] roomFor(int rows, int columns, double[] panels) {
        int needed = Math.min(Panels.depth(columns), rows) * Panels.padded(columns);
        return panels.length < needed ? new double[needed] : panels;
    }

    /** Adds a block of rows, one packing depth after the other. */
    void add(double[] design, int designFrom, double[] response, int responseFrom, int count, double[] panels) {
        int depth = Panels.depth(columns);
        for (int row = 0; row < count; row += depth) {
            int part = Math.min(depth, count - row);
            addPart(design, designFrom + row * columns, response, responseFrom + row, part, panels, columnSums);
            double sum = 0;
            for (int k = 0; k < part; k++) {
                sum += response[responseFrom + row + k];
            }
            responseSum += sum;
        }
        weight += count;
    }

    /** Adds weighted rows, at most one packing depth of them. */
    void add(WeightedRows weighted, double[] panels) {
        weighted.addColumnSums(columnSums, columns);
        addPart(weighted.design, 0, weighted.response, 0, weighted.rows, panels, weighted.plainSums);
        responseSum += weighted.responseSum();
        weight += weighted.weight;
    }

    /** Adds to all sums but the response's and the weights'. */
    private void addPart(
            double[] design,
            int designFrom,
            double[] response,
            int responseFrom,
            int count,
            double[] panels,
            double[] plainSums) {
        GramKernel kernel = GramKernel.INSTANCE;
        kernel.packWithMoments(design, designFrom, count, columns, response, responseFrom, panels, moment, plainSums);
        kernel.addCrossProduct(1, panels, count, columns, gram, 0, stride);
        responseSquared += RowKernel.INSTANCE.dot(response, responseFrom, response, responseFrom, count);
        rows += count;
    }

    /** Adds all of {@code other}; padding and junk below the diagonal included, which nobody reads. */
    void add(Sums other) {
        for (int i = 0; i < gram.length; i++) {
            gram[i] += other.gram[i];
        }
        for (int i = 0; i < columns; i++) {
            moment[i] += other.moment[i];
            columnSums[i] += other.columnSums[i];
        }
        responseSquared += other.responseSquared;
        responseSum += other.responseSum;
        rows += other.rows;
        weight += other.weight;
    }

    /**
     * Whether all sums are finite. A NaN or an infinity in the data shows in the squares, and a finite diagonal bounds
     * everything else: |(X'X)_ij|, |(X'y)_j| and the sums are at most half the sum of two squares (Cauchy and Schwarz).
     */
    boolean isFinite() {
        if (!Double.isFinite(responseSquared) || !Double.isFinite(weight)) {
            return false;
        }
        for (int j = 0; j < columns; j++) {
            if (!Double.isFinite(gram[j * stride + j])) {
                return false;
            }
        }
        return true;
    }

    /** Whether this plus {@code other} would be finite, both being so. */
    boolean isFiniteWith(Sums other) {
        if (!Double.isFinite(responseSquared + other.responseSquared) || !Double.isFinite(weight + other.weight)) {
            return false;
        }
        for (int j = 0; j < columns; j++) {
            int diagonal = j * stride + j;
            if (!Double.isFinite(gram[diagonal] + other.gram[diagonal])) {
                return false;
            }
        }
        return true;
    }

    double columnMean(int column) {
        return columnSums[column] / weight;
    }

    double[] columnMeans() {
        double[] means = new double[columns];
        Arrays.setAll(means, this::columnMean);
        return means;
    }

    double responseMean() {
        return responseSum / weight;
    }

    /** Sets these sums to those of {@code raw} about their means. */
    void setCentred(Sums raw) {
        for (int i = 0; i < columns; i++) {
            double mean = raw.columnMean(i);
            for (int j = i; j < columns; j++) {
                gram[i * stride + j] = Math.fma(-mean, raw.columnSums[j], raw.gram[i * stride + j]);
            }
            moment[i] = Math.fma(-mean, raw.responseSum, raw.moment[i]);
        }
        responseSquared = Math.max(0, Math.fma(-raw.responseMean(), raw.responseSum, raw.responseSquared));
        responseSum = 0;
        Arrays.fill(columnSums, 0);
        rows = raw.rows;
        weight = raw.weight;
        clearConstantColumns(raw);
    }

    /**
     * A constant column centres to rounding noise instead of zeros. The subtraction errs by up to the error bound m u
     * of the raw sum (see {@link GramMatrix}): whatever variance is below that says nothing.
     */
    private void clearConstantColumns(Sums raw) {
        double noise = RoundingError.ULP * (Panels.depth(columns) + (double) rows / Panels.depth(columns));
        for (int j = 0; j < columns; j++) {
            int diagonal = j * stride + j;
            if (gram[diagonal] > noise * raw.gram[diagonal]) {
                centringLoss = Math.max(centringLoss, raw.gram[diagonal] / gram[diagonal]);
            } else {
                for (int i = 0; i <= j; i++) {
                    gram[i * stride + j] = 0;
                }
                Arrays.fill(gram, diagonal, j * stride + columns, 0);
                moment[j] = 0;
            }
        }
    }

    /** y'y - 2 w'X'y + w'X'Xw, cut at zero. */
    double residualSumOfSquares(double[] w) {
        RowKernel kernel = RowKernel.INSTANCE;
        double explained = -2 * kernel.dot(w, 0, moment, 0, columns);
        for (int i = 0; i < columns; i++) {
            int diagonal = i * stride + i;
            double above = kernel.dot(gram, diagonal + 1, w, i + 1, columns - i - 1);
            explained += w[i] * (gram[diagonal] * w[i] + 2 * above);
        }
        return Math.max(0, responseSquared + explained);
    }

    void writeTo(DataOutput out) throws IOException {
        out.writeLong(rows);
        out.writeDouble(weight);
        out.writeDouble(responseSquared);
        out.writeDouble(responseSum);
        for (int j = 0; j < columns; j++) {
            out.writeDouble(moment[j]);
        }
        for (int j = 0; j < columns; j++) {
            out.writeDouble(columnSums[j]);
        }
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                out.writeDouble(gram[i * stride + j]);
            }
        }
    }

    /**
     * Reads sums.
     *
     * @param weighted whether the weight was written, too
     */
    static Sums readFrom(DataInput in, int columns, boolean weighted) throws IOException {
        long rows = in.readLong();
        if (rows < 0) {
            throw new IOException("rows must not be negative: " + rows);
        }
        double weight = weighted ? readFinite(in, "the weight") : rows;
        if (rows > 0 ? !(weight > 0) : weight != 0) {
            throw new IOException("the weight must be positive if there are rows, else zero: " + weight);
        }
        double responseSquared = readFinite(in, "y'y");
        double responseSum = readFinite(in, "1'y");
        double[] moment = readFinite(in, columns, "X'y");
        double[] columnSums = readFinite(in, columns, "X'1");
        // Memory for d x d values only now: a corrupt d has met the end of the input before.
        Sums sums = new Sums(columns);
        sums.rows = rows;
        sums.weight = weight;
        sums.responseSquared = responseSquared;
        sums.responseSum = responseSum;
        System.arraycopy(moment, 0, sums.moment, 0, columns);
        System.arraycopy(columnSums, 0, sums.columnSums, 0, columns);
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                sums.gram[i * sums.stride + j] = readFinite(in, "X'X");
            }
        }
        for (int i = 0; i < columns; i++) {
            requireSquare(sums.gram[i * sums.stride + i], "the diagonal of X'X");
        }
        requireSquare(sums.responseSquared, "y'y");
        return sums;
    }

    private static double[] readFinite(DataInput in, int count, String name) throws IOException {
        double[] values = new double[count];
        for (int j = 0; j < count; j++) {
            values[j] = readFinite(in, name);
        }
        return values;
    }

    private static double readFinite(DataInput in, String name) throws IOException {
        double value = in.readDouble();
        if (!Double.isFinite(value)) {
            throw new IOException(name + " must be finite: " + value);
        }
        return value;
    }

    private static void requireSquare(double value, String name) throws IOException {
        if (value < 0) {
            throw new IOException(name + " must not be negative: " + value);
        }
    }
}
