package org.longtail.validation.law.regression;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * Deterministic equivalent of ridge regression (X'X/T + penalty I)^-1 X'y/T on T rows of a Gaussian design: the sample
 * covariance acts like the population covariance under a larger penalty kappa, kappa (1 - df1/T) = penalty, with
 * df_m = sum (l_j/(l_j + kappa))^m. Asymptotic: relative error of order 1/T.
 */
final class RidgeEquivalent {

    /** l_j, of the population covariance. */
    private final double[] eigenvalues;

    private final double kappa;
    private final double degreesOfFreedom;

    /** df2/T, the share of the rows that the fit uses up. */
    private final double share;

    private final double penalty;

    RidgeEquivalent(double[] eigenvalues, int rows, double penalty) {
        this(effectivePenalty(eigenvalues, rows, penalty), eigenvalues, rows);
    }

    private RidgeEquivalent(double kappa, double[] eigenvalues, int rows) {
        this.eigenvalues = eigenvalues;
        this.kappa = kappa;
        degreesOfFreedom = sum(l -> square(l / (l + kappa)));
        share = degreesOfFreedom / rows;
        penalty = kappa * (1 - sum(l -> l / (l + kappa)) / rows);
    }

    /** From kappa: the penalty follows without solving an equation. */
    static RidgeEquivalent ofEffectivePenalty(double[] eigenvalues, int rows, double kappa) {
        return new RidgeEquivalent(kappa, eigenvalues, rows);
    }

    private static double effectivePenalty(double[] eigenvalues, int rows, double penalty) {
        // kappa df1/T is at most the trace over T.
        double largest = penalty + Arrays.stream(eigenvalues).sum() / rows;
        DoubleUnaryOperator firstDegrees =
                k -> Arrays.stream(eigenvalues).map(l -> l / (l + k)).sum();
        return root(k -> k * (1 - firstDegrees.applyAsDouble(k) / rows) - penalty, penalty, largest);
    }

    /** The effective penalty. */
    double kappa() {
        return kappa;
    }

    /** The penalty per row: kappa (1 - df1/T). */
    double penalty() {
        return penalty;
    }

    /** df2. */
    double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /**
     * Squared bias: kappa^2 sum l w^2/(l+kappa)^2 / (1 - df2/T).
     *
     * @param signal l_j w_j^2
     */
    double bias(double[] signal) {
        return bias(signal, 0);
    }

    /**
     * Squared bias with directions beyond the spectrum, of so small an eigenvalue that nothing of them is learned.
     *
     * @param signal l_j w_j^2
     * @param undrawn the sum of l w^2 over the directions beyond
     */
    double bias(double[] signal, double undrawn) {
        return (undrawn
                        + IntStream.range(0, signal.length)
                                .mapToDouble(j -> signal[j] * square(kappa / (eigenvalues[j] + kappa)))
                                .sum())
                / (1 - share);
    }

    /** Variance per unit of noise variance: a/(1-a), a = df2/T. */
    double variance() {
        return share / (1 - share);
    }

    /** What the coefficient drift of one least-squares generation of so many rows adds, per unit of its noise variance. */
    double generatorTerm(int generatorRows) {
        double shrunk = sum(l -> square(kappa / (l + kappa)));
        return (degreesOfFreedom + variance() * shrunk) / (generatorRows - eigenvalues.length - 1);
    }

    /**
     * What labels from shifted coefficients add, when a share p of the rows has them: with a = df2/T, p^2 sum v l (l^2 +
     * kappa^2 a/(1-a))/(l+kappa)^2 + p (1-p) a/(1-a) sum v l.
     *
     * @param syntheticShare p
     * @param shifts v_j, variance of each coefficient's shift
     */
    double syntheticTerm(double syntheticShare, double[] shifts) {
        double learned = 0;
        double total = 0;
        for (int j = eigenvalues.length - 1; j >= 0; j--) {
            double l = eigenvalues[j];
            learned += shifts[j] * l * (l * l + kappa * kappa * variance()) / square(l + kappa);
            total += shifts[j] * l;
        }
        return syntheticShare * syntheticShare * learned + syntheticShare * (1 - syntheticShare) * variance() * total;
    }

    private double sum(DoubleUnaryOperator term) {
        return Arrays.stream(eigenvalues).map(term).sum();
    }

    private static double square(double x) {
        return x * x;
    }

    /** Bisection of an increasing function, to the last bit. */
    private static double root(DoubleUnaryOperator increasing, double from, double to) {
        double low = from;
        double high = to;
        double middle = (low + high) / 2;
        while (low < middle && middle < high) {
            if (increasing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
            middle = (low + high) / 2;
        }
        return middle;
    }
}
