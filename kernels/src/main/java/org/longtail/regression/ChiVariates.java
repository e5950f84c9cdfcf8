package org.longtail.regression;

import org.longtail.random.RandomStream;
import org.longtail.simd.ElementaryKernels;

/**
 * Square roots of chi-squares of n, n - 1, ... degrees of freedom, eight draws of each at once: the diagonals of
 * Bartlett's triangles.
 *
 * <p>Formula: chi-square(k) = 2 s v with s = k / 2 - 1 / 3, v = (1 + x / (3 sqrt(s)))^3 and x a standard normal,
 * accepted if ln U &lt; x^2 / 2 + s (1 - v + ln v). Every proposal is tested at once; the few that fail are drawn anew,
 * one by one, in order. One degree of freedom is |x|, none is zero. Source: G. Marsaglia and W. W. Tsang, A Simple
 * Method for Generating Gamma Variables, 2000.
 *
 * <p>Only + - * / sqrt and {@link ElementaryKernels} decide a variate: the same bits on every machine.
 */
final class ChiVariates {

    private static final int LANES = BartlettKernel.LANES;

    /** Stands for roots that are not positive, which the test then rejects: 3 s ln of it is below -1000. */
    private static final double TINY = 1e-300;

    private final long degrees;

    /** The values to propose for: those of two degrees of freedom or more. */
    private final int proposed;

    /** The values that are not zero for want of degrees of freedom. */
    private final int positive;

    private final double[] shift;
    private final double[] slope;
    private final double[] exponentials;
    private final double[] logs;

    /**
     * Plans draws.
     *
     * @param degrees n, the degrees of freedom of the first
     * @param count how many numbers n, n - 1, ... of degrees of freedom
     */
    ChiVariates(long degrees, int count) {
        this.degrees = degrees;
        positive = LANES * (int) Math.min(count, degrees);
        proposed = LANES * (int) Math.min(count, degrees - 1);
        shift = new double[proposed];
        slope = new double[proposed];
        exponentials = new double[proposed];
        logs = new double[proposed];
        for (int i = 0; i < proposed; i++) {
            shift[i] = (degrees - i / LANES) / 2.0 - 1.0 / 3;
            slope[i] = 1 / (3 * Math.sqrt(shift[i]));
        }
    }

    long degrees() {
        return degrees;
    }

    /** Turns the first values, standard normals, into variates; those of no degrees of freedom are left as they are. */
    void transform(RandomStream stream, double[] values) {
        stream.fillExponentials(exponentials, 0, proposed);
        for (int i = 0; i < proposed; i++) {
            logs[i] = Math.max(Math.fma(slope[i], values[i], 1), TINY);
        }
        ElementaryKernels.chosen().log(logs, proposed);
        for (int i = 0; i < proposed; i++) {
            double x = values[i];
            double s = shift[i];
            double root = Math.fma(slope[i], x, 1);
            double v = root * root * root;
            logs[i] = 0.5 * x * x + s * (1 - v + 3 * logs[i]) + exponentials[i];
            values[i] = root * Math.sqrt(2 * s * Math.abs(root));
        }
        for (int i = 0; i < proposed; i++) {
            if (!(logs[i] > 0)) {
                values[i] = Math.sqrt(2 * stream.nextGamma((degrees - i / LANES) / 2.0));
            }
        }
        for (int i = proposed; i < positive; i++) {
            values[i] = Math.abs(values[i]);
        }
    }
}
