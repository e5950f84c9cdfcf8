package org.longtail.regression;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * Eight small problems at once, one to a lane: every number of one problem is a row of eight numbers here.
 *
 * <p>The response is one more column of the design, so that one product gives X'X, X'y and y'y, and one factorisation
 * does the forward substitution too. Lanes never meet: both twins are equal bit for bit at any vector width.
 */
interface BatchKernel {

    /** The twin that fits this JVM. */
    BatchKernel INSTANCE =
            SimdSupport.load(BatchKernel.class, MethodHandles.lookup(), "VectorBatchKernel", ScalarBatchKernel::new);

    /**
     * Adds the cross product of {@code rows} rows, packed in panels of {@code depth}, see {@link BatchPanels}, to the upper triangle of {@code
     * gram}, whose entry (i, j) of lane l lies at {@code (i * columns + j) * 8 + l}. Sums run over the rows in order.
     */
    void addCrossProduct(double[] panels, int depth, int rows, int columns, double[] gram);

    /**
     * Solves G w = m by Cholesky decomposition, where G is the leading square of {@code gram} of order {@code size} and
     * m its last column. Leaves R in the place of G.
     *
     * @param gram upper triangle of order size + 1, as {@link #addCrossProduct} has it
     * @param solution receives w, entry i of lane l at {@code i * 8 + l}
     */
    void solveInto(double[] gram, int size, double[] solution);
}
