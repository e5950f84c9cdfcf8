package org.longtail.random;

/**
 * Coefficients that both twins share. Logarithm, sine and cosine follow fdlibm's kernels (Sun Microsystems, "Freely
 * distributable libm", 1993), evaluated by fused multiply-adds, which makes each result the same on every machine.
 */
final class Polynomials {

    /** 2^-53. */
    static final double ULP_OF_ONE = 0x1p-53;

    /** ln 2 split so that an exponent times the high part is exact. */
    static final double LN2_HIGH = 0.6931471803691238;

    static final double LN2_LOW = 1.9082149292705877e-10;

    /** Bits of sqrt(1/2): subtracting them from a double's bits centres its mantissa on [sqrt(1/2), sqrt(2)). */
    static final long SQRT_HALF_BITS = 0x3fe6a09e667f3bcdL;

    static final long MANTISSA_MASK = 0x000fffffffffffffL;

    /** ln((1 + s)/(1 - s)) = 2s + s * R(s^2). */
    static final double LOG_1 = 0.6666666666666735;

    static final double LOG_2 = 0.3999999999940942;
    static final double LOG_3 = 0.2857142874366239;
    static final double LOG_4 = 0.22222198432149784;
    static final double LOG_5 = 0.1818357216161805;
    static final double LOG_6 = 0.15313837699209373;
    static final double LOG_7 = 0.14798198605116586;

    /** sin x = x + x^3 S(x^2) for |x| up to pi/4. */
    static final double SIN_1 = -0.16666666666666632;

    static final double SIN_2 = 0.00833333333332249;
    static final double SIN_3 = -0.0001984126982985795;
    static final double SIN_4 = 2.7557313707070068e-06;
    static final double SIN_5 = -2.5050760253406863e-08;
    static final double SIN_6 = 1.58969099521155e-10;

    /** cos x = 1 - x^2/2 + x^4 C(x^2) for |x| up to pi/4. */
    static final double COS_1 = 0.0416666666666666;

    static final double COS_2 = -0.001388888888887411;
    static final double COS_3 = 2.480158728947673e-05;
    static final double COS_4 = -2.7557314351390663e-07;
    static final double COS_5 = 2.087572321298175e-09;
    static final double COS_6 = -1.1359647557788195e-11;

    static final double QUARTER_TURN = Math.PI / 2;

    /** Bits of 1.0: with the upper 52 bits of a word as mantissa they make a double in [1, 2). */
    static final long ONE_BITS = 0x3ff0000000000000L;

    /** 1.5 * 2^52: adding a small integer to its bits adds that integer to its value. */
    static final double INTEGER_ANCHOR = 0x1.8p52;

    static final long INTEGER_ANCHOR_BITS = 0x4338000000000000L;

    private Polynomials() {}
}
