package org.longtail.zipf;

/**
 * The unnormalised Zipf law (x / heaviest)^-b by rank, at most 1, with what halving a range of ranks needs. {@link
 * StrictMath} and exactly rounded operations only: the same numbers on every machine.
 *
 * @param exponent b, any finite number
 * @param heaviest the rank of largest weight: 1, or the last one when b is negative
 */
record RankWeights(double exponent, double heaviest) {

    /** Ranges narrower than this share of their first rank, over |b| + 4, are halved by a short series. */
    private static final double NARROW = 0x1.8p-6;

    double at(double rank) {
        return StrictMath.pow(rank / heaviest, -exponent);
    }

    double sum(long first, long count) {
        return EquidistantGauss.sum(this::at, first, count);
    }

    /** Weight of the heavier end of a range. */
    double heaviestOf(long first, long count) {
        return at((double) heaviestRank(first, count));
    }

    /**
     * How much heavier the lower half of 2 half ranks is than the upper: (lower - upper) / (lower + upper).
     *
     * <p>With c the centre, y the distance from it and (b)_k = b (b + 1) ... (b + k - 1), the weights are c^-b sum (b)_k
     * / k! (-y / c)^k; y runs over +-1/2, +-3/2, ..., so that odd powers give the difference and even ones the sum. With x
     * = (|b| + 4) half / c, what is left out changes the tilt by less than x^7 / 10080, which is below 2^-57.
     */
    double tilt(long first, long half) {
        double size = Math.abs(exponent) + 4;
        if (2.0 * half * size > NARROW * first) {
            double lower = sum(first, half);
            double upper = sum(first + half, half);
            double both = lower + upper;
            return both > 0 ? (lower - upper) / both : Math.copySign(1, exponent);
        }
        double w = half;
        double c = first + (w - 0.5);
        double b = exponent;
        double square = 1 / (c * c);
        double ww = w * w;
        double cubic = (b + 1) * (b + 2) * (2 * ww - 1) / 24;
        double quintic = (b + 1) * (b + 2) * (b + 3) * (b + 4) * (16 * ww * ww - 20 * ww + 7) / 5760;
        double quadratic = b * (b + 1) * (4 * ww - 1) / 24;
        double quartic = b * (b + 1) * (b + 2) * (b + 3) * (48 * ww * ww - 40 * ww + 7) / 5760;
        double odd = square * (cubic + square * quintic);
        double even = square * (quadratic + square * quartic);
        return b * w * (1 + odd) / (2 * c * (1 + even));
    }

    /** The heaviest of {@code count} ranks. */
    long heaviestRank(long first, long count) {
        return exponent >= 0 ? first : first + (count - 1);
    }

    /**
     * What bounds the {@link #loss} of a rank, for each rank that it lies from the heaviest: (1 + step)^-b is at least 1 -
     * max(1, |b|) |step| (Bernoulli). Rounded up.
     */
    double steepest(long heaviest) {
        return Math.max(1, Math.abs(exponent)) / heaviest * (1 + 0x1p-50);
    }

    /** What a rank weighs less than the heaviest of its range, as a share. */
    double loss(long rank, long heaviest) {
        double step = ((double) (rank - heaviest)) / heaviest;
        return -StrictMath.expm1(-exponent * StrictMath.log1p(step));
    }

    /** The mass of the ranks from 2^63 on of an unbounded law, by Euler-Maclaurin at 2^63 - 1/2. */
    double beyondLong() {
        return 0x1p63 * at(0x1p63) / (exponent - 1);
    }
}
