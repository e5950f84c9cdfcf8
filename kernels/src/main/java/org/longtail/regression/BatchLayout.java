package org.longtail.regression;

/**
 * The order in which {@link ProductKernel} leaves the products of one problem's columns: blocks of eight columns, q = 0,
 * 1, ...; for each, the blocks p = 0, ..., q by it, then itself by the response; eight values to a row.
 *
 * <p>Row c of block p by block q holds the products of column 8 q + c with the columns 8 p, ..., 8 p + 7; four rows where
 * q has no more columns. A kernel that rotates leaves five rows of a block by itself instead: row k holds the products
 * of the columns 8 q + l and 8 q + (l + k) % 8, l = 0, ..., 7, and with k = 0, ..., 4 that is every pair. Columns past
 * the last are what lies in memory there, and their products are dropped.
 */
final class BatchLayout {

    /** Problems side by side: one 512-bit vector, two of 256 bits, four of 128 bits. */
    static final int LANES = 8;

    /** Columns in a block, values in a row. */
    static final int WIDTH = 8;

    /** Columns by which a block is multiplied at least. */
    static final int HALF = 4;

    /** Rotations of a block, itself included, that bring every two columns together. */
    static final int ROTATIONS = 5;

    /** Values in the rows that are multiplied in one go, of one problem: two problems stay in the first-level cache. */
    private static final int ROWS_LENGTH = 1 << 11;

    private BatchLayout() {}

    /** The number of rows multiplied in one go. Sums run on from one to the next, so it leaves results as they are. */
    static int depth(int columns) {
        return ROWS_LENGTH / columns;
    }

    /** The number of last rows past whose end whole blocks reach further than past the last value. */
    static int overrun(int rows, int columns) {
        int beyond = Panels.padded(columns) - columns;
        return Math.min(rows, Math.ceilDiv(beyond, columns));
    }

    /** Rows of block p by block q, p before q: one for each column of q, rounded up to the kernels' four or eight. */
    static int heightOf(int block, int columns) {
        return columns - block * WIDTH > HALF ? WIDTH : HALF;
    }

    /** The number of values. */
    static int length(int columns, boolean rotated) {
        int length = 0;
        for (int q = 0; q * WIDTH < columns; q++) {
            int height = heightOf(q, columns);
            length += (q * height + (rotated ? ROTATIONS : height) + 1) * WIDTH;
        }
        return length;
    }

    /**
     * Writes where in an interleaved matrix of order {@code columns} + 1 each value belongs, as {@link BatchKernel} has
     * it.
     *
     * @param places receives the index of lane 0
     */
    static void placesInto(int columns, boolean rotated, int[] places) {
        int at = 0;
        for (int q = 0; q * WIDTH < columns; q++) {
            for (int p = 0; p <= q; p++) {
                boolean rotate = rotated && p == q;
                int height = rotate ? ROTATIONS : heightOf(q, columns);
                for (int c = 0; c < height; c++) {
                    for (int l = 0; l < WIDTH; l++) {
                        int other = q * WIDTH + (rotate ? (l + c) % WIDTH : c);
                        boolean again = p == q && !rotate && l < c;
                        places[at++] = again ? nowhere(columns) : place(p * WIDTH + l, other, columns, columns);
                    }
                }
            }
            for (int l = 0; l < WIDTH; l++) {
                places[at++] = place(q * WIDTH + l, columns, columns, columns + 1);
            }
        }
    }

    /** In the upper triangle. */
    private static int place(int a, int b, int columns, int end) {
        boolean dropped = Math.min(a, b) >= columns || Math.max(a, b) >= end;
        return dropped ? nowhere(columns) : (Math.min(a, b) * (columns + 1) + Math.max(a, b)) * LANES;
    }

    /** Where nothing is read: last row, first column. */
    private static int nowhere(int columns) {
        return columns * (columns + 1) * LANES;
    }
}
