package org.longtail.simd;

/** Plain Java: the oracle of {@code VectorElementaryKernels}, and what runs without the vector module. */
final class ScalarElementaryKernels implements ElementaryKernels {

    @Override
    public void log(double[] values, int count) {
        log(values, 0, count);
    }

    @Override
    public void exp(double[] values, int count) {
        exp(values, 0, count);
    }

    void log(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Elementary.log(values[i]);
        }
    }

    void exp(double[] values, int from, int to) {
        for (int i = from; i < to; i++) {
            values[i] = Elementary.exp(values[i]);
        }
    }
}
