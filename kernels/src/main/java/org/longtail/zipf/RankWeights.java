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
    private static final double NARROW = 0x1p-9;

    double at(double rank) {
        return StrictMath.pow(rank / heaviest, -exponent);
    }

    double sum(long first, long count) {
        return EquidistantGauss.sum(this::at, first, count);
    }

    /** Weight of the heavier end of a range. */
    double heaviestOf(long first, long count) {
        return at((double) (exponent >= 0 ? first : first + (count - 1)));
    }

    /**
     * How much heavier the lower half of 2 half ranks is than the upper: (lower - upper) / (lower + upper).
     *
     * <p>With c the centre, y the distance from it and (b)_k = b (b + 1) ... (b + k - 1), the weights are c^-b sum (b)_k
     * / k! (-y / c)^k; y runs over +-1/2, +-3/2, ..., so that odd powers give the difference and even ones the sum. The
     * first terms left out are below 2^-56.
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
        double cubic = (b + 1) * (b + 2) * (2 * w * w - 1) * square / 24;
        double quadratic = b * (b + 1) * (4 * w * w - 1) * square / 24;
        return b * w * (1 + cubic) / (2 * c * (1 + quadratic));
    }

    /** Whether a rank is not taken, out of a range of equally likely ones, where the law falls from its heavy end. */
    boolean rejects(long rank, long first, long count, double uniform) {
        boolean falling = exponent >= 0;
        long heavyEnd = falling ? first : first + (count - 1);
        double step = ((double) (rank - heavyEnd)) / heavyEnd;
        double size = Math.abs(exponent);
        // (1 + step)^-b is at least 1 - max(1, |b|) |step| (Bernoulli), which mostly settles it.
        if (uniform >= Math.max(1, size) * Math.abs(step)) {
            return false;
        }
        return uniform < -StrictMath.expm1(-exponent * StrictMath.log1p(step));
    }

    /** The mass of the ranks from 2^63 on of an unbounded law, by Euler-Maclaurin at 2^63 - 1/2. */
    double beyondLong() {
        return 0x1p63 * at(0x1p63) / (exponent - 1);
    }
}
