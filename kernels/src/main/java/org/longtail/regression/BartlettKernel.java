package org.longtail.regression;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * Bartlett's triangles of eight draws at once, one to a lane: from independent variates to sums.
 *
 * <p>A triangle T of order d + 1 is stored diagonal first, then the rows above the diagonal one after another, every
 * entry eight lanes wide. Its last column belongs to the response. Lanes never meet: both twins are equal bit for bit
 * at any vector width.
 */
interface BartlettKernel {

    /** Lanes of an entry: those of {@link BatchKernel}, whose sums these are. */
    int LANES = BatchLayout.LANES;

    /** The twin that fits this JVM. */
    BartlettKernel INSTANCE = SimdSupport.load(
            BartlettKernel.class, MethodHandles.lookup(), "VectorBartlettKernel", ScalarBartlettKernel::new);

    /** The number of values in a triangle of order {@code columns} + 1. */
    static int length(int columns) {
        return (columns + 1) * (columns + 2) / 2 * LANES;
    }

    /** Where entry (0, j) would begin at {@code j * LANES} past it, were row 0 to hold its diagonal too. */
    static int firstRow(int columns) {
        return columns * LANES;
    }

    /** From where {@link #firstRow} and its successors put row {@code row} to where they put the next. */
    static int nextRow(int row, int columns) {
        return (columns - row - 1) * LANES;
    }

    /**
     * Multiplies the columns of the design, all but the last of the triangle, by an upper triangular matrix, in place.
     *
     * @param factor {@code columns} x {@code columns} values, row-major
     */
    void multiply(double[] triangle, int columns, double[] factor);

    /**
     * Scales the columns of the design and turns the last column, of standard normals z, into responses: design times
     * {@code coefficients} plus {@code noise} times z. The last diagonal entry is multiplied by {@code noise}.
     */
    void respond(double[] triangle, int columns, double[] deviations, double[] coefficients, double noise);

    /** Writes the upper triangle of T'T as {@link BatchKernel} has it, from index {@code at}. */
    void crossProduct(double[] triangle, int columns, double[] gram, int at);
}
