package org.longtail.validation.law.regression;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.numbers.gamma.Gamma;

/**
 * The ridge penalty that is best for a number of generations, by deterministic equivalents, on a power-law spectrum l_j =
 * j^-a with signal l_j w_j^2 = j^-(1+2ra).
 *
 * <p>With much noise Nf = sigma^2/T + n sigma0^2/(T0-d-1) but few degrees of freedom used up, the risk is b0 kappa^(2r) + v0
 * Nf kappa^(-1/a), least at kappa = (v0 Nf/(2 r a b0))^(a/(1+2ra)): the best penalty grows with the generations as
 * n^(a/(1+2ra)), and its risk as n^(2ra/(1+2ra)), slower than the n of a fixed penalty.
 *
 * @param decay a
 * @param smoothness r
 * @param shape sizes of the chain
 * @param undrawn signal of directions beyond the d columns, which no fit learns
 */
record BestPenalty(double decay, double smoothness, ChainShape shape, double undrawn) {

    /** The largest eigenvalue is 1: kappa = 1 learns next to nothing, kappa = 1e-8 is no penalty to speak of. */
    private static final double LEAST_LOG = -18.5;

    /** The minimum of a parabola is flat to the square root of a rounding error. */
    private static final double PRECISION = 1e-8;

    private static final double GOLDEN_SHARE = (Math.sqrt(5) - 1) / 2;

    /** b0: kappa^2 sum l w^2/(l+kappa)^2 ~ b0 kappa^(2r), b0 = Gamma(2r) Gamma(2-2r)/a. */
    static double biasPrefactor(double decay, double smoothness) {
        return Gamma.value(2 * smoothness) * Gamma.value(2 - 2 * smoothness) / decay;
    }

    /** v0: df2 ~ v0 kappa^(-1/a), v0 = (pi/a)/sin(pi/a) (1 - 1/a). */
    static double degreesPrefactor(double decay) {
        double angle = Math.PI / decay;
        return angle / Math.sin(angle) * (1 - 1 / decay);
    }

    double[] spectrum() {
        return LeastSquaresStages.powers(shape.columns(), -decay);
    }

    double[] signal() {
        return LeastSquaresStages.powers(shape.columns(), -(1 + 2 * smoothness * decay));
    }

    /** True coefficients of the signal: w_j^2 = j^-(1+2ra) / l_j. */
    double[] truth() {
        return LeastSquaresStages.powers(shape.columns(), (decay - (1 + 2 * smoothness * decay)) / 2);
    }

    /** The equivalent with the least risk after so many generations. */
    RidgeEquivalent best(double generations) {
        double[] spectrum = spectrum();
        double[] signal = signal();
        double kappa = Math.exp(minimum(
                log -> {
                    RidgeEquivalent candidate =
                            RidgeEquivalent.ofEffectivePenalty(spectrum, shape.rows(), Math.exp(log));
                    // With all rows used up there is no penalty that has this kappa.
                    return candidate.penalty() > 0 ? risk(candidate, signal, generations) : Double.POSITIVE_INFINITY;
                },
                LEAST_LOG,
                0));
        return RidgeEquivalent.ofEffectivePenalty(spectrum, shape.rows(), kappa);
    }

    double risk(RidgeEquivalent equivalent, double generations) {
        return risk(equivalent, signal(), generations);
    }

    private double risk(RidgeEquivalent equivalent, double[] signal, double generations) {
        double drift = generations == 0
                ? 0
                : generations
                        * shape.generatorNoise()
                        * shape.generatorNoise()
                        * equivalent.generatorTerm(shape.generatorRows());
        return equivalent.bias(signal, undrawn) + shape.noise() * shape.noise() * equivalent.variance() + drift;
    }

    /** Golden-section search for the minimum of a function with one valley. */
    static double minimum(DoubleUnaryOperator valley, double from, double to) {
        double low = from;
        double high = to;
        double left = high - GOLDEN_SHARE * (high - low);
        double right = low + GOLDEN_SHARE * (high - low);
        double atLeft = valley.applyAsDouble(left);
        double atRight = valley.applyAsDouble(right);
        while (high - low > PRECISION) {
            // Infinite on both sides means left of the valley.
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN_SHARE * (high - low);
                atLeft = valley.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN_SHARE * (high - low);
                atRight = valley.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
