package org.longtail.regression;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * Sums of products in twice the working precision: what refinement subtracts must not be lost to rounding. A value is a
 * pair of doubles, a sum and what its roundings left out.
 *
 * <p>Source: T. Ogita, S. M. Rump and S. Oishi, Accurate sum and dot product, 2005 (algorithm Dot2), with the error of
 * a product by fused multiply-add. Equal bit for bit in both twins and at any width, as {@link RowKernel}.
 */
interface CompensatedKernel {

    /** The twin that fits this JVM. */
    CompensatedKernel INSTANCE = SimdSupport.load(
            CompensatedKernel.class, MethodHandles.lookup(), "VectorCompensatedKernel", ScalarCompensatedKernel::new);

    /** The logical lanes of a dot product. */
    int LANES = 8;

    /**
     * Writes the parts of a dot product over the first {@code length / 8 * 8} entries: lane l sums the entries l, l +
     * 8, ...; {@code lanes} receives the eight sums, then their eight remainders.
     */
    void dotInto(double[] a, int aFrom, double[] b, int length, double[] lanes);

    /** Adds (high + low) times a row to the pairs of {@code sums} and {@code remainders}. */
    void addRow(double high, double low, double[] row, int rowFrom, double[] sums, double[] remainders, int length);
}
