package org.longtail.regression;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/** Eight runs of numbers, one to a lane: the transposition that brings problems side by side. Twins copy alike. */
interface InterleaveKernel {

    /** The twin that fits this JVM. */
    InterleaveKernel INSTANCE = SimdSupport.load(
            InterleaveKernel.class, MethodHandles.lookup(), "VectorInterleaveKernel", ScalarInterleaveKernel::new);

    /**
     * Interleaves runs.
     *
     * @param starts for each lane, the index in {@code source} of its first value
     * @param count the length of each run
     * @param places for each value of a run, the index in {@code panels} of its lane 0; lane l follows l later
     */
    void interleave(double[] source, int[] starts, int count, int[] places, double[] panels);
}
