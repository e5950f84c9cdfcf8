package org.longtail.validation.law.tail;

import java.util.function.DoubleUnaryOperator;
import org.longtail.zipf.Zipf;

/** Means over the ranks of an unbounded Zipf law of smooth functions of a rank's probability. */
final class SmoothMean {

    /** Beyond, p times the draws is small and a polynomial stands for the function. */
    private static final double SMALL = 1 / 32.0;

    /** Degree of that polynomial: its error, some (1/32)^7/7! of the function, lies below 1e-14. */
    private static final int DEGREE = 6;

    private SmoothMean() {}

    /**
     * sum_i p_i h(p_i).
     *
     * @param h a function that varies by a factor of e over 1/draws, as (1-p)^draws does; never asked for p = 0
     */
    static double of(Zipf law, DoubleUnaryOperator h, long draws) {
        long last = (long) Math.ceil(Math.pow(draws / (SMALL * law.normalizer()), 1 / law.exponent()));
        double sum = tail(law, h, last);
        for (long rank = last; rank >= 1; rank--) {
            double p = law.probability(rank);
            sum += p * h.applyAsDouble(p);
        }
        return sum;
    }

    /** The ranks beyond the last one, where h is a polynomial in t = p/p_last and the sums of powers are Zipf tails. */
    private static double tail(Zipf law, DoubleUnaryOperator h, long last) {
        double[] coefficients = polynomial(t -> h.applyAsDouble(t * law.probability(last)));
        double sum = 0;
        for (int power = DEGREE; power >= 0; power--) {
            Zipf steeper = Zipf.of(law.exponent() * (power + 1));
            // sum_{i > last} p_i (p_i/p_last)^power.
            double moment = Math.pow(last, law.exponent() * power)
                    * steeper.survival(last)
                    * steeper.normalizer()
                    / law.normalizer();
            sum += coefficients[power] * moment;
        }
        return sum;
    }

    /** Coefficients of the polynomial that meets a function at 1/7, 2/7, ... 1: Newton's divided differences, expanded. */
    private static double[] polynomial(DoubleUnaryOperator h) {
        double[] differences = new double[DEGREE + 1];
        for (int i = 0; i <= DEGREE; i++) {
            differences[i] = h.applyAsDouble(node(i));
        }
        for (int order = 1; order <= DEGREE; order++) {
            for (int i = DEGREE; i >= order; i--) {
                differences[i] = (differences[i] - differences[i - 1]) / (node(i) - node(i - order));
            }
        }
        double[] coefficients = new double[DEGREE + 1];
        for (int i = DEGREE; i >= 0; i--) {
            // Horner: times (t - node), plus the difference.
            for (int power = DEGREE; power >= 1; power--) {
                coefficients[power] = coefficients[power - 1] - node(i) * coefficients[power];
            }
            coefficients[0] = differences[i] - node(i) * coefficients[0];
        }
        return coefficients;
    }

    private static double node(int index) {
        return (index + 1.0) / (DEGREE + 1);
    }
}
