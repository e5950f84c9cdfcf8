package org.longtail.random;

import static org.longtail.random.StreamAddress.LANES;

import org.longtail.simd.Elementary;

/** Plain Java: the oracle of the vector twin, and what runs without the vector module. */
final class ScalarStreamKernels implements StreamKernels {

    @Override
    public void words(long[] state, long[] out, int from, int groups) {
        for (int lane = 0; lane < LANES; lane++) {
            long s0 = state[lane];
            long s1 = state[LANES + lane];
            long s2 = state[2 * LANES + lane];
            long s3 = state[3 * LANES + lane];
            int end = from + groups * LANES;
            for (int i = from + lane; i < end; i += LANES) {
                out[i] = Long.rotateLeft(s0 + s3, 23) + s0;
                long t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = Long.rotateLeft(s3, 45);
            }
            state[lane] = s0;
            state[LANES + lane] = s1;
            state[2 * LANES + lane] = s2;
            state[3 * LANES + lane] = s3;
        }
    }

    @Override
    public void uniforms(long[] words, int at, double[] out, int from, int n) {
        for (int i = 0; i < n; i++) {
            out[from + i] = UniformBits.unit(words[at + i]);
        }
    }

    @Override
    public void openUniforms(long[] words, int at, double[] out, int from, int n) {
        for (int i = 0; i < n; i++) {
            out[from + i] = UniformBits.open(words[at + i]);
        }
    }

    @Override
    public void exponentials(long[] words, int at, double[] out, int from, int n) {
        for (int i = 0; i < n; i++) {
            out[from + i] = -Elementary.log(UniformBits.open(words[at + i]));
        }
    }

    @Override
    public void normals(long[] words, int at, double[] out, int from, int blocks) {
        for (int block = 0; block < blocks * NORMAL_BLOCK; block += NORMAL_BLOCK) {
            for (int i = block; i < block + NORMAL_PAIRS; i++) {
                double radius = Math.sqrt(-2 * Elementary.log(UniformBits.open(words[at + i])));
                long angleWord = words[at + NORMAL_PAIRS + i];
                double angle = UniformBits.centred(angleWord) * Elementary.HALF_PI;
                double near = radius * Elementary.cos(angle);
                double far = radius * Elementary.sin(angle);
                // A point of the right quarter of the plane; the two lowest bits, unused so far, choose the quarter.
                long sign = angleWord << 63;
                boolean swap = (angleWord & 2) != 0;
                out[from + i] = withSign(swap ? far : near, sign);
                out[from + NORMAL_PAIRS + i] = withSign(swap ? near : far, sign);
            }
        }
    }

    private static double withSign(double value, long sign) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ sign);
    }
}
