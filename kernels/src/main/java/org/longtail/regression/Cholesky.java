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

    private Cholesky() {}

    /** The packing space needed for a matrix of that size. */
    static int workspace(int size) {
        return size <= BLOCK ? 0 : BLOCK * Panels.padded(size - BLOCK);
    }

    /**
     * Factors the upper triangle.
     *
     * @param rows the twin that combines rows inside a block
     * @return whether all pivots were positive, which alone says nothing of accuracy
     */
    static boolean factor(double[] a, int size, int stride, double[] panels, RowKernel rows) {
        for (int from = 0; from < size; from += BLOCK) {
            int to = Math.min(from + BLOCK, size);
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
            int above = from * stride + i;
            rows.addRows(-1, a, above, stride, i - from, a, above, stride, a, diagonal, size - i);
            double pivot = a[diagonal];
            if (!(pivot > 0)) {
                return false;
            }
            double root = Math.sqrt(pivot);
            a[diagonal] = root;
            double reciprocal = 1 / root;
            for (int j = diagonal + 1; j < diagonal + size - i; j++) {
                a[j] *= reciprocal;
            }
        }
        return true;
    }
}
