package org.longtail.random;

/** Plain Java: the oracle of {@code VectorStreamKernel}, and what runs without the vector module. */
final class ScalarStreamKernel implements StreamKernel {

    @Override
    public void words(long[] state, long[] words, int from, int steps) {
        for (int lane = 0; lane < LANES; lane++) {
            long s0 = state[lane];
            long s1 = state[LANES + lane];
            long s2 = state[2 * LANES + lane];
            long s3 = state[3 * LANES + lane];
            for (int i = from + lane, end = from + steps * LANES; i < end; i += LANES) {
                words[i] = Long.rotateLeft(s0 + s3, 23) + s0;
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
    public void uniforms(long[] words, int wordsFrom, double[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = (words[wordsFrom + i] >>> 11) * Polynomials.ULP_OF_ONE;
        }
    }

    @Override
    public void openUniforms(long[] words, int wordsFrom, double[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = openUniform(words[wordsFrom + i]);
        }
    }

    @Override
    public void exponentials(long[] words, int wordsFrom, double[] values, int from, int count) {
        for (int i = 0; i < count; i++) {
            values[from + i] = minusLog(openUniform(words[wordsFrom + i]));
        }
    }

    @Override
    public void normals(long[] words, int wordsFrom, double[] values, int from, int blocks) {
        for (int b = 0; b < blocks; b++) {
            int w = wordsFrom + b * NORMAL_BLOCK;
            int v = from + b * NORMAL_BLOCK;
            for (int lane = 0; lane < LANES; lane++) {
                double radius = Math.sqrt(2 * minusLog(openUniform(words[w + lane])));
                // The two lowest bits choose the quadrant, the upper 52 an angle about its middle.
                long quadrantAndAngle = words[w + LANES + lane];
                double x = (oneToTwo(quadrantAndAngle) - 1.5) * Polynomials.QUARTER_TURN;
                double sine = radius * sine(x);
                double cosine = radius * cosine(x);
                boolean swap = (quadrantAndAngle & 1) != 0;
                boolean negate = (quadrantAndAngle & 2) != 0;
                double first = swap ? -sine : cosine;
                double second = swap ? cosine : sine;
                values[v + lane] = negate ? -first : first;
                values[v + LANES + lane] = negate ? -second : second;
            }
        }
    }

    /** The upper 52 bits as a multiple of 2^-52 in [1, 2). */
    private static double oneToTwo(long word) {
        return Double.longBitsToDouble(word >>> 12 | Polynomials.ONE_BITS);
    }

    private static double openUniform(long word) {
        return oneToTwo(word) - (1 - Polynomials.ULP_OF_ONE);
    }

    /** -ln u for u in (0, 1). */
    static double minusLog(double u) {
        long centred = Double.doubleToRawLongBits(u) - Polynomials.SQRT_HALF_BITS;
        double exponent = centred >> 52;
        double f = Double.longBitsToDouble((centred & Polynomials.MANTISSA_MASK) + Polynomials.SQRT_HALF_BITS) - 1;
        double s = f / (2 + f);
        double z = s * s;
        double w = z * z;
        double odd = Math.fma(
                w,
                Math.fma(w, Math.fma(w, Polynomials.LOG_7, Polynomials.LOG_5), Polynomials.LOG_3),
                Polynomials.LOG_1);
        double even = Math.fma(w, Math.fma(w, Polynomials.LOG_6, Polynomials.LOG_4), Polynomials.LOG_2);
        double r = Math.fma(z, odd, w * even);
        double half = 0.5 * f * f;
        double low = Math.fma(s, half + r, exponent * Polynomials.LN2_LOW);
        return Math.fma(-exponent, Polynomials.LN2_HIGH, half - low - f);
    }

    private static double sine(double x) {
        double z = x * x;
        double tail = Math.fma(
                z,
                Math.fma(
                        z,
                        Math.fma(
                                z,
                                Math.fma(z, Math.fma(z, Polynomials.SIN_6, Polynomials.SIN_5), Polynomials.SIN_4),
                                Polynomials.SIN_3),
                        Polynomials.SIN_2),
                Polynomials.SIN_1);
        return Math.fma(x * z, tail, x);
    }

    private static double cosine(double x) {
        double z = x * x;
        double tail = Math.fma(
                z,
                Math.fma(
                        z,
                        Math.fma(
                                z,
                                Math.fma(z, Math.fma(z, Polynomials.COS_6, Polynomials.COS_5), Polynomials.COS_4),
                                Polynomials.COS_3),
                        Polynomials.COS_2),
                Polynomials.COS_1);
        return Math.fma(z * z, tail, Math.fma(-0.5, z, 1));
    }
}
