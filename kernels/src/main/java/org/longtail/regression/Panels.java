package org.longtail.regression;

/**
 * The packed format all matrix products read: panels of eight columns, zero-padded, each stored row after row.
 *
 * <p>Entry (k, j) of a packed matrix of depth K lies at {@code (j / 8) * 8 K + 8 k + j % 8}. One packing feeds both
 * sides of a product: one side loads a panel's row as vectors, the other broadcasts its eight scalars. Source of the
 * idea: Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, 2008.
 */
final class Panels {

    /** Columns in a panel: one 512-bit vector, two of 256 bits, four of 128 bits. */
    static final int WIDTH = 8;

    /** Largest matrix whose padded square still fits one Java array. */
    static final int MAX_COLUMNS = 46_000;

    private Panels() {}

    /** The number of columns after padding. */
    static int padded(int columns) {
        return (columns + WIDTH - 1) / WIDTH * WIDTH;
    }

    /** The first column of the panel that a column belongs to. */
    static int tile(int column) {
        return column & -WIDTH;
    }

    /** Where the panel entry of column {@code column} and row 0 lies. */
    static int offset(int column, int depth) {
        return column / WIDTH * WIDTH * depth + column % WIDTH;
    }

    /**
     * The row stride of a square matrix that products are added to. Strides that are multiples of 1 KiB would map the
     * rows of a tile onto few cache sets.
     */
    static int stride(int columns) {
        int padded = padded(columns);
        return padded % 128 == 0 ? padded + WIDTH : padded;
    }

    /** The length of the array behind such a square matrix. */
    static int squareLength(int columns) {
        return padded(columns) * stride(columns);
    }

    /**
     * The number of rows packed at a time. Two panels of 256 rows take 32 KiB of the first-level cache; wide matrices
     * pack fewer rows, so that all their panels stay in the second level. It fixes the order of the sums: one number
     * for all vector widths.
     */
    static int depth(int columns) {
        return columns <= 512 ? 256 : 128;
    }

    /**
     * Packs the transpose: each of {@code rows} rows becomes a column, cut to the part {@code fromColumn..toColumn}.
     */
    static void packTransposed(
            double[] source, int from, int stride, int rows, int fromColumn, int toColumn, double[] panels) {
        int depth = toColumn - fromColumn;
        int paddedRows = padded(rows);
        for (int row = 0; row < paddedRows; row++) {
            int out = offset(row, depth);
            if (row < rows) {
                int in = from + row * stride + fromColumn;
                for (int k = 0; k < depth; k++) {
                    panels[out + k * WIDTH] = source[in + k];
                }
            } else {
                for (int k = 0; k < depth; k++) {
                    panels[out + k * WIDTH] = 0;
                }
            }
        }
    }
}
