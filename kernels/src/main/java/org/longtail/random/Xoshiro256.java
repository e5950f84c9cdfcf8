package org.longtail.random;

/**
 * The linear engine of xoshiro256 (Blackman and Vigna, <i>Scrambled Linear Pseudorandom Number Generators</i>, ACM TOMS
 * 47(4), 2021) as arithmetic in GF(2)[x] modulo its characteristic polynomial.
 *
 * <p>One step multiplies the 256-bit state by a matrix M. By Cayley-Hamilton M^n equals r(M) with r = x^n mod P, so
 * that n steps cost one pass over the 256 coefficients of r, however large n is. P is primitive: all 2^256 - 1 non-zero
 * states lie on one cycle.
 */
final class Xoshiro256 {

    /** 64-bit words of a state, and of a polynomial of degree below 256 (lowest coefficients first). */
    static final int WORDS = 4;

    /** P without its leading x^256, lowest coefficients first. The tests derive it anew by Berlekamp-Massey. */
    private static final long[] CHARACTERISTIC = {
        0x9d116f2bb0f0f001L, 0x0280002bcefd1a5eL, 0x04b4edcf26259f85L, 0x0003c03c3f3ecb19L
    };

    private Xoshiro256() {}

    /** x^(2^exponent) mod P. */
    static long[] powerOfTwo(int exponent) {
        long[] power = {2, 0, 0, 0};
        for (int i = 0; i < exponent; i++) {
            power = multiply(power, power);
        }
        return power;
    }

    /** a * b mod P, by shift and add from the highest coefficient of b. */
    static long[] multiply(long[] a, long[] b) {
        long[] product = new long[WORDS];
        for (int bit = 255; bit >= 0; bit--) {
            long carry = product[3] >> 63;
            product[3] = (product[3] << 1 | product[2] >>> 63) ^ (carry & CHARACTERISTIC[3]);
            product[2] = (product[2] << 1 | product[1] >>> 63) ^ (carry & CHARACTERISTIC[2]);
            product[1] = (product[1] << 1 | product[0] >>> 63) ^ (carry & CHARACTERISTIC[1]);
            product[0] = product[0] << 1 ^ (carry & CHARACTERISTIC[0]);
            if ((b[bit >>> 6] >>> bit & 1) != 0) {
                for (int w = 0; w < WORDS; w++) {
                    product[w] ^= a[w];
                }
            }
        }
        return product;
    }

    /** Replaces the state s by r(M) s: the state n steps later when r = x^n mod P. */
    static void jump(long[] state, long[] polynomial) {
        long s0 = state[0];
        long s1 = state[1];
        long s2 = state[2];
        long s3 = state[3];
        long j0 = 0;
        long j1 = 0;
        long j2 = 0;
        long j3 = 0;
        for (long coefficients : polynomial) {
            for (int bit = 0; bit < Long.SIZE; bit++) {
                long take = -(coefficients >>> bit & 1);
                j0 ^= s0 & take;
                j1 ^= s1 & take;
                j2 ^= s2 & take;
                j3 ^= s3 & take;
                long t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = Long.rotateLeft(s3, 45);
            }
        }
        state[0] = j0;
        state[1] = j1;
        state[2] = j2;
        state[3] = j3;
    }
}
