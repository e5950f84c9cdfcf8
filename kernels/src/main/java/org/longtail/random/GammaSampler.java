package org.longtail.random;

import org.longtail.simd.Elementary;

/** Marsaglia and Tsang's squeeze on the cube of a shifted normal; the plan of one shape. */
final class GammaSampler {

    private final double shape;
    private final double d;
    private final double c;

    GammaSampler(double shape) {
        this.shape = shape;
        this.d = (shape < 1 ? shape + 1 : shape) - 1.0 / 3;
        this.c = 1 / (3 * Math.sqrt(d));
    }

    double sample(RandomStream stream) {
        double variate = atLeastOne(stream);
        if (shape >= 1) {
            return variate;
        }
        // U^(1/shape), in the logarithm: for tiny shapes U would underflow first. StrictMath is defined to the last
        // bit.
        return variate * StrictMath.exp(-stream.nextExponential() / shape);
    }

    private double atLeastOne(RandomStream stream) {
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
