package org.longtail.regression;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * The O(d^2) work: combinations of rows and dot products.
 *
 * <p>Equal bit for bit in both twins and at any width: a combination does the same fused multiply-adds on every entry,
 * and a dot product sums on eight logical lanes, whatever the hardware's.
 */
interface RowKernel {

    /** The twin that fits this JVM. */
    RowKernel INSTANCE =
            SimdSupport.load(RowKernel.class, MethodHandles.lookup(), "VectorRowKernel", ScalarRowKernel::new);

    /**
     * Adds {@code sign * sum over j of coefficients[cFrom + j * cStride] * row j} to {@code target}, in the order of j,
     * for {@code count} rows of {@code length} values that begin at {@code rowsFrom + j * rowsStride}.
     */
    void addRows(
            double sign,
            double[] coefficients,
            int cFrom,
            int cStride,
            int count,
            double[] rows,
            int rowsFrom,
            int rowsStride,
            double[] target,
            int targetFrom,
            int length);

    /** Multiplies {@code length} values. */
    void scale(double factor, double[] row, int from, int length);

    /** The dot product: lane l sums the entries l, l + 8, ...; lanes are added pairwise, then the tail in order. */
    double dot(double[] a, int aFrom, double[] b, int bFrom, int length);
}
