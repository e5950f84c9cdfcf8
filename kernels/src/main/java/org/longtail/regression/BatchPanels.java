package org.longtail.regression;

/**
 * The packed format of {@link BatchKernel}: panels of four columns, each stored row after row, every entry eight lanes
 * wide. Entry (k, j) of lane l lies at {@code (j / 4) * 32 depth + 32 k + 8 (j % 4) + l}.
 */
final class BatchPanels {

    /** Problems side by side: one 512-bit vector, two of 256 bits, four of 128 bits. */
    static final int LANES = 8;

    /** Columns in a panel: a 4 x 4 tile needs 16 accumulators and 8 operands of the 32 registers. */
    static final int WIDTH = 4;

    /** Values from one row of a panel to the next. */
    static final int STEP = WIDTH * LANES;

    /** Values in a block of rows: 32 KiB, so that what was packed is still in the first-level cache when multiplied. */
    private static final int BLOCK = 1 << 12;

    private BatchPanels() {}

    /** Where row 0, lane 0 of a column lies. */
    static int offset(int column, int depth) {
        return column / WIDTH * depth * STEP + column % WIDTH * LANES;
    }

    /** The number of rows packed at a time. Sums run on from block to block, so it leaves results as they are. */
    static int depth(int rows, int columns) {
        return Math.clamp(BLOCK / (panels(columns) * STEP), 1, rows);
    }

    /** The length of a packed block. */
    static int length(int depth, int columns) {
        return panels(columns) * depth * STEP;
    }

    private static int panels(int columns) {
        return (columns + WIDTH - 1) / WIDTH;
    }

    /**
     * Writes where the values of some columns go, one row after another.
     *
     * @param depth rows of a packed block
     * @param first the first of the columns
     * @param places receives {@code depth} x {@code count} indices, of lane 0
     */
    static void placesInto(int depth, int first, int count, int[] places) {
        for (int j = 0; j < count; j++) {
            int place = offset(first + j, depth);
            for (int k = 0; k < depth; k++) {
                places[k * count + j] = place + k * STEP;
            }
        }
    }
}
