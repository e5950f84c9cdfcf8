package org.longtail.random;

import org.longtail.simd.Elementary;

/** Marsaglia and Tsang's squeeze on the cube of a shifted normal. No plan object, which the compiler may fail to do without. */
final class GammaSampler {

    private GammaSampler() {}

    static double sample(RandomStream stream, double shape) {
        double d = d(shape);
        return sample(stream, shape, d, c(d));
    }

    static void fill(RandomStream stream, double shape, double[] values, int from, int to) {
        double d = d(shape);
        double c = c(d);
        for (int i = from; i < to; i++) {
            values[i] = sample(stream, shape, d, c);
        }
    }

    private static double d(double shape) {
        return (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
    }

    private static double c(double d) {
        return 1 / (3 * Math.sqrt(d));
    }

    private static double sample(RandomStream stream, double shape, double d, double c) {
        double variate = atLeastOne(stream, d, c);
        if (shape >= 1) {
            return variate;
        }
        // U^(1/shape), in the logarithm: for tiny shapes U would underflow first. StrictMath is defined to the last
        // bit.
        return variate * StrictMath.exp(-stream.nextExponential() / shape);
    }

    private static double atLeastOne(RandomStream stream, double d, double c) {
        while (true) {
            double x = stream.nextNormal();
            double root = 1 + c * x;
            if (root <= 0) {
                continue;
            }
            double v = root * root * root;
            double u = stream.nextOpenDouble();
            double square = x * x;
            if (u < 1 - 0.0331 * square * square
                    || Elementary.log(u) < 0.5 * square + d * (1 - v + Elementary.log(v))) {
                return d * v;
            }
        }
    }
}
