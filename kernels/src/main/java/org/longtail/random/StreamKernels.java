package org.longtail.random;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/** The bulk work of a stream. Twins give the same words and the same doubles bit for bit. Arguments are not checked. */
interface StreamKernels {

    StreamKernels INSTANCE = SimdSupport.load(
            StreamKernels.class,
            MethodHandles.lookup(),
            "VectorStreamKernels",
            ScalarStreamKernels::new,
            AdaptiveStreamKernels::new);

    /** Normals are made in pairs, as many at a time as the widest register holds. */
    int NORMAL_PAIRS = 8;

    /** Words of a block of normals: first those of the radii, then those of the angles. */
    int NORMAL_BLOCK = 2 * NORMAL_PAIRS;

    /** Draws {@code 16 * groups} words of xoshiro256++ on the lanes of {@code state}. */
    void words(long[] state, long[] out, int from, int groups);

    /** {@link UniformBits#unit} of {@code n} words. */
    void uniforms(long[] words, int at, double[] out, int from, int n);

    /** {@link UniformBits#open} of {@code n} words. */
    void openUniforms(long[] words, int at, double[] out, int from, int n);

    /** Minus the logarithm of {@link UniformBits#open} of {@code n} words. */
    void exponentials(long[] words, int at, double[] out, int from, int n);

    /**
     * Box-Muller on {@code blocks} blocks of 16 words: the first eight give radii, the last eight angles; out come the
     * eight abscissae, then the eight ordinates.
     */
    void normals(long[] words, int at, double[] out, int from, int blocks);
}
