package org.longtail.truncation;

import org.longtail.simd.Elementary;
import org.longtail.simd.ElementaryKernels;

/** Probabilities as logits: their natural logarithms relative to one of them, taken in double and rounded to float. */
final class ProbabilityLogs {

    private static final int CHUNK = 512;

    private final double[] ratios = new double[CHUNK];
    private float unit = 1;

    /** Sets the probability whose logit is 0. */
    void relativeTo(float probability) {
        unit = probability;
    }

    /** The logit of one positive probability. */
    float of(float probability) {
        return (float) Elementary.log((double) probability / unit);
    }

    /** Writes the logits of n probabilities, minus infinity for 0; in place if need be. */
    void into(float[] probabilities, int at, int n, float[] logits) {
        ElementaryKernels kernels = ElementaryKernels.chosen();
        for (int from = 0; from < n; from += CHUNK) {
            int chunk = Math.min(CHUNK, n - from);
            for (int i = 0; i < chunk; i++) {
                double ratio = (double) probabilities[at + from + i] / unit;
                ratios[i] = ratio == 0 ? 1 : ratio;
            }
            kernels.log(ratios, chunk);
            for (int i = 0; i < chunk; i++) {
                boolean masked = probabilities[at + from + i] == 0;
                logits[from + i] = masked ? Float.NEGATIVE_INFINITY : (float) ratios[i];
            }
        }
    }
}
