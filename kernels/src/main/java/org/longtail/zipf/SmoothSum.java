package org.longtail.zipf;

import java.util.function.DoubleUnaryOperator;

/**
 * The sum of a smooth function over many ranks, by Euler-Maclaurin: an integral, and half the function, its first and third
 * derivatives at both ends.
 *
 * <p>The integral is taken in u = ln x, where functions of power laws are smooth over decades, by panels of Gauss-Legendre's rule from
 * the upper end down; a panel is so narrow that the function changes in it by at most some e^4. Derivatives are central
 * differences: beyond rank 1000 the terms that need them are so small that five digits suffice.
 */
final class SmoothSum {

    /** Largest change of ln f over a panel: 20 points then integrate to the last digit (remainder below 2^40 / 40!). */
    private static final double LOG_CHANGE = 4;

    /** Step of the differences, as a share of the length over which f changes by a factor e. */
    private static final double STEP = 1e-3;

    private SmoothSum() {}

    /**
     * Sums f over the ranks {@code from..to}.
     *
     * @param f the function, positive
     * @param steepness bound on |d ln f / d ln x| at a point, from the point up to e times as far
     * @param from first rank, beyond which f changes little from one rank to the next
     * @param to last rank
     */
    static double of(DoubleUnaryOperator f, DoubleUnaryOperator steepness, long from, long to) {
        double low = Math.log((double) from);
        double integral = 0;
        double upper = Math.log((double) to);
        while (upper > low) {
            double width = Math.min(upper - low, LOG_CHANGE / (1 + steepness.applyAsDouble(Math.exp(upper))));
            double panel = panel(f, upper - width, width);
            integral += panel;
            upper -= width;
            if (panel < integral * 0x1p-64 && steepness.applyAsDouble(Math.exp(upper)) > 100) {
                // The function falls by more than e^100 per e-fold from here down.
                break;
            }
        }
        return integral + end(f, steepness, (double) to, 1) + end(f, steepness, (double) from, -1);
    }

    private static double panel(DoubleUnaryOperator f, double low, double width) {
        double sum = 0;
        for (int k = 0; k < GaussLegendre.POINTS; k++) {
            double x = Math.exp(low + width * GaussLegendre.node(k));
            sum += GaussLegendre.weight(k) * x * f.applyAsDouble(x);
        }
        return sum * width;
    }

    /** f/2 + sign (f'/12 - f'''/720). */
    private static double end(DoubleUnaryOperator f, DoubleUnaryOperator steepness, double x, int sign) {
        double h = STEP * x / (1 + steepness.applyAsDouble(x));
        double middle = f.applyAsDouble(x);
        double near = f.applyAsDouble(x + h) - f.applyAsDouble(x - h);
        double far = f.applyAsDouble(x + 2 * h) - f.applyAsDouble(x - 2 * h);
        double first = (8 * near - far) / (12 * h);
        double third = (far - 2 * near) / (2 * h * h * h);
        return middle / 2 + sign * (first / 12 - third / 720);
    }
}
