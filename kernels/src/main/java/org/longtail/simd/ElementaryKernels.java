package org.longtail.simd;

import java.lang.invoke.MethodHandles;

/** {@link Elementary} over arrays, in place. Both twins give the same doubles. */
public interface ElementaryKernels {

    /**
     * Takes the natural logarithm of each value.
     *
     * @param values normal positive numbers in {@code 0..count-1}
     * @param count how many
     */
    void log(double[] values, int count);

    /**
     * Takes the exponential of each value.
     *
     * @param values at most 709 in {@code 0..count-1}
     * @param count how many
     */
    void exp(double[] values, int count);

    /**
     * Returns the twin of this JVM.
     *
     * @return the vector twin where vectors are in use, else the scalar one
     */
    static ElementaryKernels chosen() {
        return Holder.CHOSEN;
    }

    /** Chosen on first use. */
    final class Holder {

        private static final ElementaryKernels CHOSEN = SimdSupport.load(
                ElementaryKernels.class,
                MethodHandles.lookup(),
                "VectorElementaryKernels",
                ScalarElementaryKernels::new,
                AdaptiveElementaryKernels::new);

        private Holder() {}
    }
}
