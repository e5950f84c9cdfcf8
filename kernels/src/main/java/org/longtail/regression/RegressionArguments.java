package org.longtail.regression;

import java.util.Objects;
import org.ejml.data.DMatrixRMaj;
import org.longtail.internal.Arguments;

/** The checks at the door that are this package's own: shapes of designs, and entries that are no numbers. */
final class RegressionArguments {

    /** Stands for weights that were not given. */
    private static final double[] UNWEIGHTED = {};

    private RegressionArguments() {}

    static void requireColumns(int columns) {
        Arguments.requireAtLeastOne(columns, "columns");
        if (columns > Panels.MAX_COLUMNS) {
            throw new IllegalArgumentException("columns must be at most " + Panels.MAX_COLUMNS + ": " + columns);
        }
    }

    static void requireFewColumns(int columns) {
        Arguments.requireAtLeastOne(columns, "columns");
        if (columns > RidgeBatch.MAX_COLUMNS) {
            throw new IllegalArgumentException("columns must be at most " + RidgeBatch.MAX_COLUMNS + ": " + columns);
        }
    }

    static void requireBlock(
            double[] design, int designFrom, double[] response, int responseFrom, int rows, int columns) {
        Arguments.requireAtLeast(rows, 0, "rows");
        requirePart(designFrom, (long) rows * columns, design.length, "design");
        requirePart(responseFrom, rows, response.length, "response");
    }

    /** Checks that the smaller side, the order of the system to solve, is not too large. */
    static void requireOrder(int rows, int columns) {
        int order = Math.min(rows, columns);
        if (order > Panels.MAX_COLUMNS) {
            throw new IllegalArgumentException(
                    "the smaller of rows and columns must be at most " + Panels.MAX_COLUMNS + ": " + order);
        }
    }

    static void requireDesign(double[] design, double[] response, int rows, int columns) {
        Objects.requireNonNull(design, "design");
        Objects.requireNonNull(response, "response");
        Arguments.requireAtLeastOne(rows, "rows");
        Arguments.requireAtLeastOne(columns, "columns");
        requireLength(design.length, (long) rows * columns, "design");
        requireLength(response.length, rows, "response");
    }

    static void requireFinite(double[] design, double[] response, int rows, int columns) {
        if (!areFinite(design, response)) {
            throw unusableBlock(design, 0, response, 0, rows, columns);
        }
    }

    static boolean areFinite(double[] design, double[] response) {
        return Double.isFinite(sumOfZeros(design)) && Double.isFinite(sumOfZeros(response));
    }

    /** Zero if all values are finite, else NaN: 0 times a NaN or an infinity is NaN. */
    private static double sumOfZeros(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += 0 * value;
        }
        return sum;
    }

    static void requireShapes(DMatrixRMaj design, DMatrixRMaj response) {
        requireColumn(response, design.numRows, "response");
    }

    static void requireColumn(DMatrixRMaj vector, int rows, String name) {
        if (vector.numCols != 1 || vector.numRows != rows) {
            throw new IllegalArgumentException(name + " must be " + rows + " x 1, as many rows as design: "
                    + vector.numRows + " x " + vector.numCols);
        }
    }

    static void requireWeights(double[] weights, int from, int rows) {
        requirePart(from, rows, weights.length, "weights");
        for (int row = 0; row < rows; row++) {
            Arguments.requireNonNegative(weights[from + row], "weight");
        }
    }

    static void requireRoom(double[] out, long values, String name) {
        Objects.requireNonNull(out, name);
        if (out.length < values) {
            throw new IllegalArgumentException(name + " must have room for " + values + " values: " + out.length);
        }
    }

    /** The error for a block whose sums are not finite: it names the first entry that is to blame. */
    static IllegalArgumentException unusableBlock(
            double[] design, int designFrom, double[] response, int responseFrom, int rows, int columns) {
        return unusableBlock(design, designFrom, response, responseFrom, UNWEIGHTED, 0, rows, columns);
    }

    /** The same for weighted rows: those of weight zero are not to blame. */
    static IllegalArgumentException unusableBlock(
            double[] design,
            int designFrom,
            double[] response,
            int responseFrom,
            double[] weights,
            int weightsFrom,
            int rows,
            int columns) {
        for (int row = 0; row < rows; row++) {
            if (weights.length > 0 && weights[weightsFrom + row] == 0) {
                continue;
            }
            for (int column = 0; column < columns; column++) {
                double value = design[designFrom + row * columns + column];
                if (!Double.isFinite(value)) {
                    return new IllegalArgumentException(
                            "design must be finite: " + value + " at row " + row + ", column " + column);
                }
            }
            double value = response[responseFrom + row];
            if (!Double.isFinite(value)) {
                return new IllegalArgumentException("response must be finite: " + value + " at row " + row);
            }
        }
        return new IllegalArgumentException("design and response must not be so large that sums of squares overflow: "
                + largest(design, designFrom, rows * columns) + " and " + largest(response, responseFrom, rows)
                + " are their largest magnitudes");
    }

    private static double largest(double[] values, int from, int count) {
        double largest = 0;
        for (int i = from; i < from + count; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    static void requireLength(int length, long needed, String name) {
        if (length != needed) {
            throw new IllegalArgumentException(name + " must have " + needed + " values: " + length);
        }
    }

    private static void requirePart(int from, long count, int length, String name) {
        if (from < 0 || from + count > length) {
            throw new IllegalArgumentException(
                    name + " must hold " + count + " values from index " + from + ": its length is " + length);
        }
    }
}
