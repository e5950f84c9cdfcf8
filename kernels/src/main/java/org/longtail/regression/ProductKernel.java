package org.longtail.regression;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * The O(n d^2) work of small problems: products of the columns of a design, and with the response. Both twins are equal
 * bit for bit at any vector width.
 */
interface ProductKernel {

    /** The twin that fits this JVM. */
    ProductKernel INSTANCE = SimdSupport.load(
            ProductKernel.class, MethodHandles.lookup(), "VectorProductKernel", ScalarProductKernel::new);

    /** Whether blocks by themselves come as rotations, see {@link BatchLayout}. */
    boolean rotates();

    /**
     * Adds the products of {@code rows} rows of two problems, in the order of {@link BatchLayout}. Sums run over the
     * rows in order.
     *
     * @param x row-major values; whole blocks of eight are read, past the end of a row
     * @param x0 index of the first problem's first value
     * @param x1 of the second's
     * @param y responses, from {@code y0} and {@code y1}
     * @param sums of both problems, from {@code s0} and {@code s1}
     */
    void addProducts(
            double[] x,
            int x0,
            int x1,
            double[] y,
            int y0,
            int y1,
            int rows,
            int columns,
            double[] sums,
            int s0,
            int s1);
}
