package org.longtail.random;

/**
 * Logarithm, sine and cosine out of {@code + - * / fma} alone, which IEEE 754 defines to the last bit: the vector twin
 * performs the same operations in the same order and gets the same doubles on every machine.
 *
 * <p>The polynomials are those of FDLIBM (Sun Microsystems, 1993: {@code e_log.c}, {@code k_sin.c}, {@code k_cos.c}),
 * without its treatment of special cases. Error below 1 ulp on the ranges given.
 */
final class Elementary {

    /** Bits of sqrt(1/2), the least significand after reduction. */
    static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

    static final long SIGNIFICAND = 0x000fffffffffffffL;
    /** The exponent k + 1023, placed in the low bits of 2^52 + 2^51, becomes a double by one subtraction. */
    static final long INTEGER_BITS = 0x4338000000000000L;

    static final double INTEGER_ORIGIN = 0x1.8p52 + 1023;

    static final double LN2_HIGH = 0.6931471803691238;
    static final double LN2_LOW = 1.9082149292705877e-10;
    static final double L1 = 0.6666666666666735;
    static final double L2 = 0.3999999999940942;
    static final double L3 = 0.2857142874366239;
    static final double L4 = 0.22222198432149784;
    static final double L5 = 0.1818357216161805;
    static final double L6 = 0.15313837699209373;
    static final double L7 = 0.14798198605116586;

    static final double HALF_PI = Math.PI / 2;
    static final double S1 = -0.16666666666666632;
    static final double S2 = 0.00833333333332249;
    static final double S3 = -0.0001984126982985795;
    static final double S4 = 2.7557313707070068e-06;
    static final double S5 = -2.5050760253406863e-08;
    static final double S6 = 1.58969099521155e-10;
    static final double C1 = 0.0416666666666666;
    static final double C2 = -0.001388888888887411;
    static final double C3 = 2.480158728947673e-05;
    static final double C4 = -2.7557314351390663e-07;
    static final double C5 = 2.087572321298175e-09;
    static final double C6 = -1.1359647557788195e-11;

    private Elementary() {}

    /** ln x of a normal positive x. */
    static double log(double x) {
        long shifted = Double.doubleToRawLongBits(x) + (UniformBits.ONE - SQRT_HALF);
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

    /** sin x for |x| up to pi/4. */
    static double sin(double x) {
        double z = x * x;
        double r = Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, S6, S5), S4), S3), S2), S1);
        return Math.fma(z * x, r, x);
    }

    /** cos x for |x| up to pi/4. */
    static double cos(double x) {
        double z = x * x;
        double r = z * Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, Math.fma(z, C6, C5), C4), C3), C2), C1);
        double half = 0.5 * z;
        double w = 1 - half;
        return w + Math.fma(z, r, (1 - w) - half);
    }
}
