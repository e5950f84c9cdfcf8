package org.longtail.simd;

/** The scalar twin until C2 has compiled the vector twin, operation by operation. */
final class AdaptiveElementaryKernels implements ElementaryKernels {

    private final WarmUp<ElementaryKernels> log;
    private final WarmUp<ElementaryKernels> exp;

    AdaptiveElementaryKernels(ElementaryKernels scalar, ElementaryKernels vector) {
        log = new WarmUp<>(scalar, vector);
        exp = new WarmUp<>(scalar, vector);
    }

    @Override
    public void log(double[] values, int count) {
        long turn = log.begin(count);
        log.twin(turn).log(values, count);
        log.end(turn, count);
    }

    @Override
    public void exp(double[] values, int count) {
        long turn = exp.begin(count);
        exp.twin(turn).exp(values, count);
        exp.end(turn, count);
    }
}
