package org.longtail.regression;

/**
 * A = R'R in place, R upper triangular, row-major, for matrices of padded size.
 *
 * <p>Blocks of rows: inside a block each row subtracts what the rows above it in the block contribute (left-looking,
 * four at a time); then the block's rows are packed and their product is subtracted from all that remains, by the
 * kernel that makes Gram matrices. Source: G. H. Golub and C. F. Van Loan, Matrix Computations, section 4.2, 2013.
 */
final class Cholesky {

    /** Rows in a block: enough depth for the tiles, while the block itself stays in the second-level cache. */
    private static final int BLOCK = 64;

    /** Rows in a block of a matrix that stays in the second-level cache as a whole: the tiles are the faster way. */
    private static final int SMALL_BLOCK = 16;

    /** The largest size of small blocks: 128 KiB. */
    private static final int SMALL = 128;

    private Cholesky() {}

    /** The packing space needed for a matrix of that size. */
    static int workspace(int size) {
        int block = block(size);
        return size <= block ? 0 : block * Panels.padded(size - block);
    }

    private static int block(int size) {
        return size <= SMALL ? SMALL_BLOCK : BLOCK;
    }

    /**
     * Factors the upper triangle.
     *
     * @param rows the twin that combines rows inside a block
     * @return whether all pivots were positive, which alone says nothing of accuracy
     */
    static boolean factor(double[] a, int size, int stride, double[] panels, RowKernel rows) {
        int block = block(size);
        for (int from = 0; from < size; from += block) {
            int to = Math.min(from + block, size);
            if (!factorRows(a, from, to, size, stride, rows)) {
                return false;
            }
            if (to < size) {
                GramKernel.INSTANCE.pack(a, from * stride + to, stride, to - from, size - to, panels);
                GramKernel.INSTANCE.addCrossProduct(-1, panels, to - from, size - to, a, to * stride + to, stride);
            }
        }
        return true;
    }

    private static boolean factorRows(double[] a, int from, int to, int size, int stride, RowKernel rows) {
        for (int i = from; i < to; i++) {
            int diagonal = i * stride + i;
            // Whole panels: what lies below the diagonal and in the padding costs less than the tails of loops would.
            boolean whole = size > TriangularFactor.SHORT;
            int start = whole ? Panels.tile(i) : i;
            int length = (whole ? Panels.padded(size) : size) - start;
            int row = i * stride + start;
            rows.addRows(-1, a, from * stride + i, stride, i - from, a, from * stride + start, stride, a, row, length);
            double pivot = a[diagonal];
            if (!(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            rows.scale(1 / root, a, row, length);
            a[diagonal] = root;
        }
        return true;
    }
}
