package org.longtail.zipf;

import java.util.function.DoubleUnaryOperator;

/**
 * Sums of a smooth function over consecutive integers at the price of three values.
 *
 * <p>Exact for polynomials of degree 5: the Gauss rule of three nodes for the uniform weight on n equidistant points,
 * whose variance m2 and fourth moment m4 give the outer nodes at +-sqrt(m4 / m2). For x^-b on a range of relative width d
 * the error is (b)_6 d^6 / 2016000 of the sum: below 1e-14 for every cell of a Zipf law that holds a noticeable mass.
 */
final class EquidistantGauss {

    /** Polynomials up to this degree are summed exactly. */
    static final int EXACT_DEGREE = 5;

    private EquidistantGauss() {}

    /** The sum of g over {@code count} integers from {@code first} on. */
    static double sum(DoubleUnaryOperator g, long first, long count) {
        if (count == 1) {
            return g.applyAsDouble((double) first);
        }
        double n = count;
        double variance = (n * n - 1) / 12;
        double node = Math.sqrt((3 * n * n - 7) / 20);
        double outer = variance / (2 * node * node);
        double centre = first + (n - 1) / 2;
        double mean = (1 - 2 * outer) * g.applyAsDouble(centre)
                + outer * (g.applyAsDouble(centre - node) + g.applyAsDouble(centre + node));
        return n * mean;
    }
}
