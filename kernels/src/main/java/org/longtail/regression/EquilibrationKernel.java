package org.longtail.regression;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * What equilibration and condition bounds do with rows of a triangle: scaling, and sums of magnitudes.
 *
 * <p>All lengths are multiples of {@link Panels#WIDTH}. Equal bit for bit in both twins and at any width, for the reasons
 * that hold for {@link RowKernel}.
 */
interface EquilibrationKernel {

    /** The twin that fits this JVM. */
    EquilibrationKernel INSTANCE = SimdSupport.load(
            EquilibrationKernel.class,
            MethodHandles.lookup(),
            "VectorEquilibrationKernel",
            ScalarEquilibrationKernel::new);

    /** Sets {@code target[to + i] = source[from + i] * factor * scale[at + i]}. */
    void scaleInto(
            double[] source, int from, double factor, double[] scale, int at, double[] target, int to, int length);

    /** Adds {@code factor * |row[from + i]|} to {@code target[at + i]}. */
    void addMagnitudes(double factor, double[] row, int from, double[] target, int at, int length);

    /** The sum of {@code |row[from + i]| * weights[at + i]}: eight lanes as in {@link RowKernel#dot}. */
    double dotMagnitudes(double[] row, int from, double[] weights, int at, int length);
}
