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

    /** Values in a block of rows: 256 KiB, an eighth to a half of the second-level caches of today. */
    private static final int BLOCK = 1 << 15;

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
     * Packs neighbouring columns, of one panel, of eight row-major matrices of one shape.
     *
     * @param source the matrices' values
     * @param starts for each lane, the index of the first value
     * @param stride from one row to the next
     * @param width the number of columns
     * @param panels receives {@code depth} rows, from index {@code to}
     */
    static void pack(double[] source, int[] starts, int stride, int width, int depth, double[] panels, int to) {
        int from0 = starts[0];
        int from1 = starts[1];
        int from2 = starts[2];
        int from3 = starts[3];
        int from4 = starts[4];
        int from5 = starts[5];
        int from6 = starts[6];
        int from7 = starts[7];
        for (int k = 0; k < depth; k++) {
            int row = k * stride;
            for (int j = 0; j < width; j++) {
                int in = row + j;
                int out = to + k * STEP + j * LANES;
                panels[out] = source[from0 + in];
                panels[out + 1] = source[from1 + in];
                panels[out + 2] = source[from2 + in];
                panels[out + 3] = source[from3 + in];
                panels[out + 4] = source[from4 + in];
                panels[out + 5] = source[from5 + in];
                panels[out + 6] = source[from6 + in];
                panels[out + 7] = source[from7 + in];
            }
        }
    }
}
