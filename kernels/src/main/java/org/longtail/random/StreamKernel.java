package org.longtail.random;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * The bulk work of a stream. Both twins give the same bits: integers, and doubles made by IEEE-exact operations in the same
 * order.
 */
interface StreamKernel {

    /** Logical lanes of every stream, on every machine. */
    int LANES = 8;

    /** Normals are made in blocks: 8 radii and 8 angles give 8 cosines, then 8 sines. */
    int NORMAL_BLOCK = 2 * LANES;

    /** The twin of this JVM. */
    StreamKernel CHOSEN =
            SimdSupport.load(StreamKernel.class, MethodHandles.lookup(), "VectorStreamKernel", ScalarStreamKernel::new);

    /** Advances every lane {@code steps} steps: word 8j + l is the j-th output of lane l. */
    void words(long[] state, long[] words, int from, int steps);

    /** Uniforms in [0, 1): the upper 53 bits. */
    void uniforms(long[] words, int wordsFrom, double[] values, int from, int count);

    /** Uniforms in (0, 1): odd multiples of 2^-53. */
    void openUniforms(long[] words, int wordsFrom, double[] values, int from, int count);

    /** Standard exponentials: minus the logarithm of an open uniform. */
    void exponentials(long[] words, int wordsFrom, double[] values, int from, int count);

    /** Standard normals by blocks of {@link #NORMAL_BLOCK}. */
    void normals(long[] words, int wordsFrom, double[] values, int from, int blocks);
}
