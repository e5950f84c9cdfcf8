package org.longtail.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.stream.LongStream;
import org.apache.commons.rng.core.source64.XoShiRo256PlusPlus;
import org.junit.jupiter.api.Test;

/** The arithmetic behind "streams never overlap", against Vigna's published jumps and Commons RNG's generator. */
class Xoshiro256Test {

    /** JUMP and LONG_JUMP of the reference code xoshiro256plusplus.c (Blackman and Vigna, 2019, public domain). */
    private static final long[] JUMP = {
        0x180ec6d33cfd0abaL, 0xd5a61266f0c9392cL, 0xa9582618e03fc9aaL, 0x39abdc4529b1661cL
    };

    private static final long[] LONG_JUMP = {
        0x76e15d3efefdcbbfL, 0xc5004e441c522fb3L, 0x77710069854ee241L, 0x39109bb02acbe635L
    };

    @Test
    void powersOfXAreThePublishedJumps() {
        assertArrayEquals(JUMP, Xoshiro256.powerOfTwo(128));
        assertArrayEquals(LONG_JUMP, Xoshiro256.powerOfTwo(192));
    }

    @Test
    void characteristicPolynomialIsTheOneBerlekampMasseyFinds() {
        // 600 bits of a sequence of linear complexity 256 determine its shortest recurrence (512 suffice).
        long[] state = {1, 2, 3, 4};
        boolean[] bits = new boolean[600];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (state[0] & 1) != 0;
            Xoshiro256.jump(state, new long[] {2, 0, 0, 0});
        }
        BigInteger polynomial = berlekampMassey(bits);
        assertEquals(256, polynomial.bitLength() - 1);
        // x * x^255 = x^256 = P - x^256 mod P.
        long[] reduced = Xoshiro256.multiply(new long[] {2, 0, 0, 0}, new long[] {0, 0, 0, 1L << 63});
        assertEquals(polynomial.clearBit(256), toBigInteger(reduced));
    }

    @Test
    void orderOfXDividesTheCycleLength() {
        // x^(2^256) = x, hence x^(2^256 - 1) = 1: the numbering of states modulo 2^256 - 1 is right.
        assertArrayEquals(new long[] {2, 0, 0, 0}, Xoshiro256.powerOfTwo(256));
    }

    @Test
    void jumpingAgreesWithCommonsRng() {
        long[] seed = {11, 22, 33, 44};
        XoShiRo256PlusPlus commons = new XoShiRo256PlusPlus(seed.clone());
        commons.jump();
        commons.longJump();
        long[] lanes = new long[Xoshiro256.WORDS * StreamAddress.LANES];
        long[] state = seed.clone();
        Xoshiro256.jump(state, JUMP);
        Xoshiro256.jump(state, Xoshiro256.powerOfTwo(192));
        for (int w = 0; w < 4; w++) {
            lanes[StreamAddress.LANES * w] = state[w];
        }
        long[] words = new long[100 * StreamAddress.LANES];
        StreamKernels.INSTANCE.words(lanes, words, 0, 100);
        long[] ours = LongStream.range(0, 100)
                .map(i -> words[StreamAddress.LANES * (int) i])
                .toArray();
        assertArrayEquals(LongStream.generate(commons::nextLong).limit(100).toArray(), ours);
    }

    private static BigInteger toBigInteger(long[] polynomial) {
        BigInteger sum = BigInteger.ZERO;
        for (int w = 3; w >= 0; w--) {
            sum = sum.shiftLeft(64).or(new BigInteger(Long.toUnsignedString(polynomial[w])));
        }
        return sum;
    }

    /** J. Massey, Shift-register synthesis and BCH decoding, 1969; the reciprocal of the connection polynomial. */
    private static BigInteger berlekampMassey(boolean[] bits) {
        BigInteger current = BigInteger.ONE;
        BigInteger previous = BigInteger.ONE;
        int length = 0;
        int gap = 1;
        for (int n = 0; n < bits.length; n++) {
            boolean discrepancy = false;
            for (int i = 0; i <= length; i++) {
                discrepancy ^= current.testBit(i) && bits[n - i];
            }
            BigInteger updated = discrepancy ? current.xor(previous.shiftLeft(gap)) : current;
            if (discrepancy && 2 * length <= n) {
                length = n + 1 - length;
                previous = current;
                gap = 0;
            }
            current = updated;
            gap++;
        }
        BigInteger reciprocal = BigInteger.ZERO;
        for (int i = 0; i <= length; i++) {
            if (current.testBit(i)) {
                reciprocal = reciprocal.setBit(length - i);
            }
        }
        return reciprocal;
    }
}
