package org.longtail.validation.law.regression;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.numbers.gamma.Digamma;

/**
 * What the fit of a generation sees of the batches before it. Every batch has T rows; the first is real, and each later one
 * is labelled by the latest fit. With trace(T) = E tr (Z'Z)^-1 the risk after G generations is sigma^2 times the sum over
 * g = 1..G of what batch g adds: a pool of g batches averages the noise of each, and passes all of it on.
 */
enum Pooling {

    /** The mean of all values so far, of known variance: batch g adds 1/(T g^2). */
    GAUSSIAN_MEAN("all batches, Gaussian mean"),

    /** Least squares on all batches, which share one design: batch g adds trace(T)/g^2. */
    REUSED_DESIGN("all batches, one design"),

    /** Least squares on all batches, each of a design of its own: batch g adds trace(gT)/g. */
    FRESH_DESIGNS("all batches, fresh designs"),

    /** Least squares on the last batch alone: each batch adds trace(T). */
    DISCARD("last batch alone");

    private final String label;

    Pooling(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    static Pooling of(String label) {
        return Arrays.stream(values())
                .filter(pooling -> pooling.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pooling is unknown: " + label));
    }

    /** E |w_G - w_0|^2 under the design's covariance. */
    double risk(BatchShape shape, WishartTrace trace, long generations) {
        double alone = trace.of(shape.rows(), shape.columns());
        return shape.noiseVariance()
                * switch (this) {
                    case GAUSSIAN_MEAN -> inverseSquares(generations) * shape.columns() / shape.rows();
                    case REUSED_DESIGN -> inverseSquares(generations) * alone;
                    case FRESH_DESIGNS ->
                        sum(generations, g -> trace.of(Math.multiplyExact((int) g, shape.rows()), shape.columns()) / g);
                    case DISCARD -> generations * alone;
                };
    }

    /**
     * The risk of infinitely many generations, in units of the first one's. With fresh designs (T-d-1) sum 1/(g(gT-d-1)) =
     * (1-a)/a (psi(1) - psi(1-a)), a = (d+1)/T: pi^2/6 times (1 - O(a)).
     */
    double limit(BatchShape shape) {
        double a = (shape.columns() + 1.0) / shape.rows();
        return switch (this) {
            case GAUSSIAN_MEAN, REUSED_DESIGN -> Math.PI * Math.PI / 6;
            case FRESH_DESIGNS -> (1 - a) / a * (Digamma.value(1) - Digamma.value(1 - a));
            case DISCARD -> Double.POSITIVE_INFINITY;
        };
    }

    private static double inverseSquares(long generations) {
        return sum(generations, g -> 1.0 / (g * g));
    }

    /** Smallest terms first. */
    private static double sum(long last, LongToDoubleFunction term) {
        double sum = 0;
        for (long g = last; g >= 1; g--) {
            sum += term.applyAsDouble(g);
        }
        return sum;
    }
}
