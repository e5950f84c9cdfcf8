package org.longtail.zipf;

/**
 * The unnormalised Zipf law in the orientation in which it falls: g(1) = 1, g never rises.
 *
 * <p>For exponents from 0 up x is the rank and g(x) = x^-b. For negative exponents x counts down from the largest rank
 * K: g(x) = ((K + 1 - x) / K)^-b. Only {@link StrictMath}, which is defined to the last bit, decides: tables are the
 * same on every machine.
 */
final class ZipfWeights {

    /** 2^63: the first rank a {@code long} cannot hold. */
    private static final double BEYOND = 0x1p63;

    /** A range wider than this share of its distance from the light end, over |b|, is halved: each then errs by 1e-12 of itself. */
    private static final double STEEP = 0x1p-5;

    /** Ranges of lower weight, in units of the heaviest rank, add nothing even if they make up the whole support. */
    private static final double NEGLIGIBLE = 0x1p-120;

    private final double exponent;
    private final long size;
    private final boolean bounded;

    ZipfWeights(double exponent, long supportSize, boolean bounded) {
        this.exponent = exponent;
        this.size = supportSize;
        this.bounded = bounded;
    }

    static ZipfWeights of(Zipf law) {
        return new ZipfWeights(law.exponent(), law.supportSize(), law.isBounded());
    }

    /** Largest x; 2^63 - 1 when unbounded. */
    long size() {
        return size;
    }

    /** Whether x counts down from the largest rank. */
    boolean mirrored() {
        return exponent < 0;
    }

    /** g at a real x in 1..size. */
    double at(double x) {
        return mirrored()
                ? StrictMath.exp(-exponent * StrictMath.log1p(-(x - 1) / size))
                : StrictMath.pow(x, -exponent);
    }

    /**
     * 1 - g(x) / g(first), without cancellation when x is near {@code first}. (Nor does it call StrictMath.pow, which
     * allocates.)
     */
    double fall(long first, long x) {
        double step = x - first;
        return mirrored()
                ? -StrictMath.expm1(-exponent * StrictMath.log1p(-step / (size - first + 1)))
                : -StrictMath.expm1(-exponent * StrictMath.log1p(step / first));
    }

    /** Whether g lies above its tangents and below its chords, and {@link #steepness} is known. */
    boolean convex() {
        return !mirrored();
    }

    /** -g'(x) of a convex law, from x and g(x). */
    double steepness(double x, double weight) {
        return exponent * weight / x;
    }

    /** g summed over {@code count} integers from {@code first} on. */
    double sum(long first, long count) {
        if (count > 1 && steepAtTheLightEnd(first, count)) {
            long half = count / 2;
            return sum(first, half) + sum(first + half, count - half);
        }
        return EquidistantGauss.sum(this::at, first, count);
    }

    /**
     * A rising law of ranks falls to nothing at x = size + 1, like a power of the distance from there. Unless that is a polynomial
     * which the three nodes take exactly, a range must be narrow against its distance.
     */
    private boolean steepAtTheLightEnd(long first, long count) {
        boolean polynomial = exponent == Math.rint(exponent) && exponent >= -EquidistantGauss.EXACT_DEGREE;
        double distance = size - (first + count - 1) + 1;
        return mirrored() && !polynomial && -exponent * count > STEEP * distance && at((double) first) > NEGLIGIBLE;
    }

    /** The mass of the ranks from 2^63 on, by the Euler-Maclaurin formula at 2^63 - 1/2, whose next term is 1e-38. */
    double beyondLong() {
        return bounded ? 0 : BEYOND * StrictMath.pow(BEYOND, -exponent) / (exponent - 1);
    }
}
