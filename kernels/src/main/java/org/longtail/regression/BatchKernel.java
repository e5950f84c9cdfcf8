package org.longtail.regression;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * Eight small problems at once, one to a lane: every number of one problem is a row of eight numbers here.
 *
 * <p>The response counts as one more column of the design, so that one matrix holds X'X, X'y and y'y, and one
 * factorisation does the forward substitution too. Lanes never meet: both twins are equal bit for bit at any vector width.
 */
interface BatchKernel {

    /** The twin that fits this JVM. */
    BatchKernel INSTANCE =
            SimdSupport.load(BatchKernel.class, MethodHandles.lookup(), "VectorBatchKernel", ScalarBatchKernel::new);

    /**
     * Solves G w = m by Cholesky decomposition, where G is the leading square of {@code gram} of order {@code size} and
     * m its last column. Leaves R in the place of G.
     *
     * @param gram upper triangle of order size + 1, entry (i, j) of lane l at {@code (i * (size + 1) + j) * 8 + l}
     * @param solution receives w, entry i of lane l at {@code i * 8 + l}
     */
    void solveInto(double[] gram, int size, double[] solution);
}
