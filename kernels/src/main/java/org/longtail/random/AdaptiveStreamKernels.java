package org.longtail.random;

import org.longtail.simd.WarmUp;

/** The scalar twin until C2 has compiled the vector twin, operation by operation. */
final class AdaptiveStreamKernels implements StreamKernels {

    private final WarmUp<StreamKernels> words;
    private final WarmUp<StreamKernels> uniforms;
    private final WarmUp<StreamKernels> openUniforms;
    private final WarmUp<StreamKernels> exponentials;
    private final WarmUp<StreamKernels> normals;

    AdaptiveStreamKernels(StreamKernels scalar, StreamKernels vector) {
        words = new WarmUp<>(scalar, vector);
        uniforms = new WarmUp<>(scalar, vector);
        openUniforms = new WarmUp<>(scalar, vector);
        exponentials = new WarmUp<>(scalar, vector);
        normals = new WarmUp<>(scalar, vector);
    }

    @Override
    public void words(long[] state, long[] out, int from, int groups) {
        int n = groups * StreamAddress.LANES;
        long turn = words.begin(n);
        words.twin(turn).words(state, out, from, groups);
        words.end(turn, n);
    }

    @Override
    public void uniforms(long[] words, int at, double[] out, int from, int n) {
        long turn = uniforms.begin(n);
        uniforms.twin(turn).uniforms(words, at, out, from, n);
        uniforms.end(turn, n);
    }

    @Override
    public void openUniforms(long[] words, int at, double[] out, int from, int n) {
        long turn = openUniforms.begin(n);
        openUniforms.twin(turn).openUniforms(words, at, out, from, n);
        openUniforms.end(turn, n);
    }

    @Override
    public void exponentials(long[] words, int at, double[] out, int from, int n) {
        long turn = exponentials.begin(n);
        exponentials.twin(turn).exponentials(words, at, out, from, n);
        exponentials.end(turn, n);
    }

    @Override
    public void normals(long[] words, int at, double[] out, int from, int blocks) {
        int n = blocks * NORMAL_BLOCK;
        long turn = normals.begin(n);
        normals.twin(turn).normals(words, at, out, from, blocks);
        normals.end(turn, n);
    }
}
