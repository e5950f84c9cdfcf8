package org.longtail.random;

/**
 * Binomial and Poisson variates. Only exactly rounded operations and {@link StrictMath} decide, so that every machine
 * gets the same counts.
 */
final class CountSampler {

    /** Beyond 2^52 a count and its neighbour can no longer be told apart to half a unit. */
    private static final long LARGEST = 1L << 52;

    /** Below this mean the search from zero is faster than rejection, and rejection's hat is not proven. */
    private static final double SEARCH_LIMIT = 10;

    /** P(X > 150) < 1e-100 at means below 10: reached only when rounding leaves a remainder; then draw anew. */
    private static final int SEARCH_END = 150;

    private CountSampler() {}

    static void requireCount(long count, String name) {
        if (count < 0 || count > LARGEST) {
            throw new IllegalArgumentException(name + " must be in 0..2^52: " + count);
        }
    }

    static void requireMean(double mean) {
        if (mean > LARGEST) {
            throw new IllegalArgumentException("mean must be at most 2^52: " + mean);
        }
    }

    static long binomial(RandomStream stream, long trials, double probability) {
        if (probability > 0.5) {
            // 1 - p is exact for p in [1/2, 1].
            return trials - binomial(stream, trials, 1 - probability);
        }
        if (trials == 0 || probability == 0) {
            return 0;
        }
        double mean = trials * probability;
        return mean < SEARCH_LIMIT
                ? binomialBySearch(stream, trials, probability)
                : binomialByRejection(stream, trials, probability);
    }

    static long poisson(RandomStream stream, double mean) {
        if (mean == 0) {
            return 0;
        }
        return mean < SEARCH_LIMIT ? poissonBySearch(stream, mean) : poissonByRejection(stream, mean);
    }

    private static long binomialBySearch(RandomStream stream, long trials, double p) {
        double odds = p / (1 - p);
        double atZero = StrictMath.exp(trials * StrictMath.log1p(-p));
        long end = Math.min(trials, SEARCH_END);
        while (true) {
            double rest = stream.nextOpenDouble();
            double mass = atZero;
            for (long k = 0; k <= end; k++) {
                if (rest <= mass) {
                    return k;
                }
                rest -= mass;
                mass *= odds * (trials - k) / (k + 1);
            }
        }
    }

    private static long poissonBySearch(RandomStream stream, double mean) {
        double atZero = StrictMath.exp(-mean);
        while (true) {
            double rest = stream.nextOpenDouble();
            double mass = atZero;
            for (int k = 0; k <= SEARCH_END; k++) {
                if (rest <= mass) {
                    return k;
                }
                rest -= mass;
                mass *= mean / (k + 1);
            }
        }
    }

    /** Hörmann's BTRS; its constants. */
    private static long binomialByRejection(RandomStream stream, long trials, double p) {
        double mean = trials * p;
        double deviation = Math.sqrt(mean * (1 - p));
        double b = 1.15 + 2.53 * deviation;
        double a = -0.0873 + 0.0248 * b + 0.01 * p;
        double alpha = (2.83 + 5.1 / b) * deviation;
        double quick = 0.92 - 4.2 / b;
        // The integer part of the centre is added as an integer: at 2^52 a double has no room for the fraction.
        long centre = (long) mean;
        double fraction = mean - centre + 0.5;
        while (true) {
            double u = stream.nextOpenDouble() - 0.5;
            double v = stream.nextOpenDouble();
            double us = 0.5 - Math.abs(u);
            long k = centre + (long) Math.floor((2 * a / us + b) * u + fraction);
            if (k < 0 || k > trials) {
                continue;
            }
            if (us >= 0.07 && v <= quick) {
                return k;
            }
            // The mode's probability only here: six of seven draws never ask for it.
            long mode = (long) ((trials + 1) * p);
            double logRatio = SaddlePoint.logBinomial(k, trials, p) - SaddlePoint.logBinomial(mode, trials, p);
            if (StrictMath.log(v * alpha / (a / (us * us) + b)) <= logRatio) {
                return k;
            }
        }
    }

    /** Hörmann's PTRS; its constants. */
    private static long poissonByRejection(RandomStream stream, double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double quick = 0.9277 - 3.6224 / (b - 2);
        long centre = (long) mean;
        double fraction = mean - centre + 0.43;
        while (true) {
            double u = stream.nextOpenDouble() - 0.5;
            double v = stream.nextOpenDouble();
            double us = 0.5 - Math.abs(u);
            long k = centre + (long) Math.floor((2 * a / us + b) * u + fraction);
            if (us >= 0.07 && v <= quick) {
                return k;
            }
            if (k < 0 || (us < 0.013 && v > us)) {
                continue;
            }
            if (StrictMath.log(v * inverseAlpha / (a / (us * us) + b)) <= SaddlePoint.logPoisson(k, mean)) {
                return k;
            }
        }
    }
}
