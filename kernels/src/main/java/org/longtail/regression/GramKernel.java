package org.longtail.regression;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * The O(n d^2) work: packing rows into {@link Panels} and multiplying panels.
 *
 * <p>Both twins do the same operations in the same order on every entry (lanes run along columns, never along the sum,
 * and every step of a sum is one fused multiply-add), so their results are equal bit for bit at any vector width.
 */
interface GramKernel {

    /** The twin that fits this JVM. */
    GramKernel INSTANCE =
            SimdSupport.load(GramKernel.class, MethodHandles.lookup(), "VectorGramKernel", ScalarGramKernel::new);

    /** Packs rows x columns values, whose rows begin {@code stride} apart, into panels of depth {@code rows}. */
    void pack(double[] source, int from, int stride, int rows, int columns, double[] panels);

    /**
     * Packs contiguous rows of a design as {@link #pack} does and, in the same pass, adds X'y to {@code moment} and X'1
     * to {@code sums}, both of padded length.
     */
    void packWithMoments(
            double[] design,
            int from,
            int rows,
            int columns,
            double[] response,
            int responseFrom,
            double[] panels,
            double[] moment,
            double[] sums);

    /**
     * Adds {@code sign} times P'P to the upper triangle of a row-major matrix, P being the packed matrix of {@code
     * depth} rows and {@code columns} columns. What lies below the diagonal becomes junk inside the tiles that touch
     * it; the matrix must hold the padded number of rows and columns.
     */
    void addCrossProduct(double sign, double[] panels, int depth, int columns, double[] matrix, int from, int stride);
}
