package org.longtail.zipf;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/** The plain sum of p_i (1 - q_i)^T over a range of ranks, one rank at a time or one vector of ranks. */
interface UnseenKernel {

    /** The twin of this JVM. */
    UnseenKernel CHOSEN =
            SimdSupport.load(UnseenKernel.class, MethodHandles.lookup(), "VectorUnseenKernel", ScalarUnseenKernel::new);

    /**
     * Sums p_i (1 - q_i)^draws, ln p_i = -a ln i - ln A, ln q_i = -b ln i - ln B.
     *
     * @param a exponent of p
     * @param logA logarithm of p's normaliser
     * @param b exponent of q
     * @param logB logarithm of q's normaliser
     * @param draws T
     * @param from first rank
     * @param to last rank
     */
    double sum(double a, double logA, double b, double logB, double draws, int from, int to);
}
