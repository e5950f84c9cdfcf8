package org.longtail.validation.law.tail;

/**
 * How many of the first generation's real draws still count after many generations of resampling, for types of few
 * copies in large samples: copies then branch independently, and a type with m copies is lost with probability e^(-w m).
 * The error is that of a first-generation learner with so many draws.
 */
final class EffectiveDraws {

    private EffectiveDraws() {}

    /** s_n of n samples of one size, each drawn from the one before: s_1 = 1, s_(n+1) = 1 - exp(-s_n). */
    static double share(long generations) {
        double share = 1;
        for (long g = 1; g < generations; g++) {
            share = -Math.expm1(-share);
        }
        return share;
    }

    /**
     * T_eff of samples of these sizes, from the first to the last: w_g = T_(g+1)/T_g (1 - exp(-w_(g+1))), of the last
     * infinite, and T_eff = T_1 (1 - exp(-w_1)).
     */
    static double ofSizes(long... sizes) {
        double weight = Double.POSITIVE_INFINITY;
        for (int g = sizes.length - 2; g >= 0; g--) {
            weight = (double) sizes[g + 1] / sizes[g] * -Math.expm1(-weight);
        }
        return sizes[0] * -Math.expm1(-weight);
    }

    /**
     * T_eff/T of a pool of T real draws that has grown n - 1 times by T draws from a model of T draws from the pool, and
     * a last learner of T draws from it; n at least 2. The first model knows the real draws themselves.
     */
    static double subsampled(long generations) {
        double weight = 1.0 / generations;
        for (long g = generations - 1; g >= 2; g--) {
            weight += -Math.expm1(Math.expm1(-weight)) / g;
        }
        return -Math.expm1(-weight + Math.expm1(-weight));
    }

    /**
     * T_eff/T when each generation after the first holds a share f of fresh real draws: f sum_{j<=n-2} w_j + w_(n-1),
     * w_0 = 1, w_(j+1) = 1 - exp(-(1-f) w_j).
     */
    static double fresh(double share, long generations) {
        double sum = 0;
        double weight = 1;
        for (long g = 1; g < generations; g++) {
            sum += share * weight;
            weight = -Math.expm1(-(1 - share) * weight);
        }
        return sum + weight;
    }
}
