package org.longtail.simd;

/**
 * Logarithm, exponential, sine and cosine out of {@code + - * / fma} alone, which IEEE 754 defines to the last bit: the vector twin
 * performs the same operations in the same order and gets the same doubles on every machine.
 *
 * <p>The polynomials are those of FDLIBM (Sun Microsystems, 1993: {@code e_log.c}, {@code k_sin.c}, {@code k_cos.c}),
 * without its treatment of special cases; the exponential's is Taylor's. Error below 1 ulp on the ranges given. The constants
 * are for the vector twins, which write these functions out.
 */
public final class Elementary {

    /** Bits of 1.0. */
    public static final long ONE_BITS = 0x3ff0000000000000L;

    /** Bits of sqrt(1/2), the least significand after reduction. */
    public static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

    public static final long SIGNIFICAND = 0x000fffffffffffffL;
    /** The exponent k + 1023, placed in the low bits of 2^52 + 2^51, becomes a double by one subtraction. */
    public static final long INTEGER_BITS = 0x4338000000000000L;

    public static final double INTEGER_ORIGIN = 0x1.8p52 + 1023;

    public static final double LN2_HIGH = 0.6931471803691238;
    public static final double LN2_LOW = 1.9082149292705877e-10;
    public static final double L1 = 0.6666666666666735;
    public static final double L2 = 0.3999999999940942;
    public static final double L3 = 0.2857142874366239;
    public static final double L4 = 0.22222198432149784;
    public static final double L5 = 0.1818357216161805;
    public static final double L6 = 0.15313837699209373;
    public static final double L7 = 0.14798198605116586;

    /** Adding it leaves the nearest integer in the lowest bits of a double. */
    public static final double ROUND = 0x1.8p52;

    public static final double LOG2_E = 1.4426950408889634;

    /** Below this the exponential is taken for 0: it would not be a normal number. */
    public static final double LOWEST_EXP = -708;

    /** 1/n! from n = 13 down to 2. */
    public static final double E13 = 1 / 6227020800.0;

    public static final double E12 = 1 / 479001600.0;
    public static final double E11 = 1 / 39916800.0;
    public static final double E10 = 1 / 3628800.0;
    public static final double E9 = 1 / 362880.0;
    public static final double E8 = 1 / 40320.0;
    public static final double E7 = 1 / 5040.0;
    public static final double E6 = 1 / 720.0;
    public static final double E5 = 1 / 120.0;
    public static final double E4 = 1 / 24.0;
    public static final double E3 = 1 / 6.0;
    public static final double E2 = 1 / 2.0;

    public static final double HALF_PI = Math.PI / 2;
    public static final double S1 = -0.16666666666666632;
    public static final double S2 = 0.00833333333332249;
    public static final double S3 = -0.0001984126982985795;
    public static final double S4 = 2.7557313707070068e-06;
    public static final double S5 = -2.5050760253406863e-08;
    public static final double S6 = 1.58969099521155e-10;
    public static final double C1 = 0.0416666666666666;
    public static final double C2 = -0.001388888888887411;
    public static final double C3 = 2.480158728947673e-05;
    public static final double C4 = -2.7557314351390663e-07;
    public static final double C5 = 2.087572321298175e-09;
    public static final double C6 = -1.1359647557788195e-11;

    private Elementary() {}

    /**
     * The natural logarithm.
     *
     * @param x a normal positive number
     * @return ln x
     */
    public static double log(double x) {
        long shifted = Double.doubleToRawLongBits(x) + (ONE_BITS - SQRT_HALF);
        double k = Double.longBitsToDouble((shifted >>> 52) + INTEGER_BITS) - INTEGER_ORIGIN;
        double f = Double.longBitsToDouble((shifted & SIGNIFICAND) + SQRT_HALF) - 1;
        double s = f / (f + 2);
        double z = s * s;
        double w = z * z;
        double even = w * Math.fma(w, Math.fma(w, L6, L4), L2);
        double odd = z * Math.fma(w, Math.fma(w, Math.fma(w, L7, L5), L3), L1);
        double halfSquare = 0.5 * f * f;
        double small = Math.fma(s, halfSquare + (even + odd), k * LN2_LOW);
        return Math.fma(k, LN2_HIGH, f - (halfSquare - small));
    }

    /**
     * The exponential.
     *
     * @param x at most 709
     * @return e^x, or 0 below {@link #LOWEST_EXP}
     */
    public static double exp(double x) {
        double rounded = Math.fma(x, LOG2_E, ROUND);
        double k = rounded - ROUND;
        double r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
        double p = Math.fma(r, Math.fma(r, Math.fma(r, Math.fma(r, E13, E12), E11), E10), E9);
        p = Math.fma(r, Math.fma(r, Math.fma(r, Math.fma(r, p, E8), E7), E6), E5);
        p = Math.fma(r, Math.fma(r, Math.fma(r, Math.fma(r, Math.fma(r, p, E4), E3), E2), 1), 1);
        long scale = Double.doubleToRawLongBits(rounded) << 52;
        return x < LOWEST_EXP ? 0 : Double.longBitsToDouble(Double.doubleToRawLongBits(p) + scale);
    }

    /**
     * The sine.
     *
     * @param x at most pi/4 in size
     * @return sin x
     */
    public static double sin(double x) {
        double z = x * x;
        double r = Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, S6, S5), S4), S3), S2), S1);
        return Math.fma(z * x, r, x);
    }

    /**
     * The cosine.
     *
     * @param x at most pi/4 in size
     * @return cos x
     */
    public static double cos(double x) {
        double z = x * x;
        double r = z * Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, C6, C5), C4), C3), C2), C1);
        double half = 0.5 * z;
        double w = 1 - half;
        return w + Math.fma(z, r, (1 - w) - half);
    }
}
