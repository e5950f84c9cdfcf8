package org.longtail.regression;

import org.longtail.random.RandomStream;

/**
 * Chi-square variates of whole degrees of freedom. Source: G. Marsaglia and W. W. Tsang, A simple method for generating gamma
 * variables, 2000: twice a gamma variate of shape k/2, by rejection from (1 + c x)^3 with x normal; more than 95 of 100
 * candidates are accepted. Operations are exact as IEEE 754 defines them, or {@link StrictMath}'s, the same on every machine.
 */
final class ChiSquare {

    private ChiSquare() {}

    /** Draws one variate: 0 for 0 degrees of freedom. */
    static double draw(RandomStream stream, long degrees) {
        if (degrees == 0) {
            return 0;
        }
        if (degrees == 1) {
            double x = stream.nextNormal();
            return x * x;
        }
        double d = degrees / 2.0 - 1.0 / 3.0;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = stream.nextNormal();
            double root = 1 + c * x;
            if (root > 0) {
                double v = root * root * root;
                // In (0, 1]: the logarithm below is finite.
                double u = 1 - stream.nextDouble();
                double square = x * x;
                if (u < 1 - 0.0331 * square * square
                        || StrictMath.log(u) < 0.5 * square + d * (1 - v + StrictMath.log(v))) {
                    return 2 * d * v;
                }
            }
        }
    }
}
