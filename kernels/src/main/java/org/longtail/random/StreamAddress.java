package org.longtail.random;

/**
 * Where on the one cycle of xoshiro256 a stream lives.
 *
 * <p>Lane l of the stream (seed, key, subkey) of depth d (0: seed only, 1: with key, 2: with subkey) starts
 *
 * <pre>  ((((d * 2^64 + seed) * 2^64 + key) * 2^64 + subkey) * 16 + l) * 2^57</pre>
 *
 * steps (names read as unsigned, absent names as 0) after one fixed state. 2 + 64 + 64 + 64 + 4 + 57 = 255 bits, and
 * the cycle has 2^256 - 1 states: distinct (d, seed, key, subkey, l) own disjoint runs of 2^57 words. Nothing overlaps,
 * by construction.
 *
 * <p>A jump by a 64-bit name costs one polynomial per non-zero hexadecimal digit of the name, taken from tables.
 */
final class StreamAddress {

    /**
     * Two registers of the widest machines: a step is a chain of dependent operations, and one chain alone leaves half of
     * the ports idle.
     */
    static final int LANES = 16;

    private static final int RUN_BITS = 57;
    private static final int LANE_BITS = Integer.numberOfTrailingZeros(LANES);
    private static final int DIGITS_PER_NAME = Long.SIZE / 4;
    private static final int NAMES = 3;

    /** Place of the seed; the key is at 1, the subkey at 0. Place i is worth 2^(61 + 64 i) steps. */
    private static final int SEED = 2;

    private static final long[] LANE_JUMP = Xoshiro256.powerOfTwo(RUN_BITS);

    /** DIGIT_JUMPS[i][v - 1]: x^(v * 16^i * 2^61) mod P, for the i-th digit counted from the subkey's lowest. */
    private static final long[][][] DIGIT_JUMPS = new long[NAMES * DIGITS_PER_NAME][15][];

    /** x^(2^253) mod P: from a stream to the depth below it. */
    private static final long[] DEPTH_JUMP;

    static {
        long[] power = Xoshiro256.powerOfTwo(RUN_BITS + LANE_BITS);
        for (long[][] digit : DIGIT_JUMPS) {
            digit[0] = power;
            for (int v = 1; v < digit.length; v++) {
                digit[v] = Xoshiro256.multiply(digit[v - 1], power);
            }
            power = Xoshiro256.multiply(digit[14], power);
        }
        DEPTH_JUMP = power;
    }

    private final long[] firstLane;
    private final int depth;

    private StreamAddress(long[] firstLane, int depth) {
        this.firstLane = firstLane;
        this.depth = depth;
    }

    static StreamAddress of(long seed) {
        // The first 256 bits of the fraction of pi: any non-zero state will do.
        long[] state = {0x243f6a8885a308d3L, 0x13198a2e03707344L, 0xa4093822299f31d0L, 0x082efa98ec4e6c89L};
        jump(state, seed, SEED);
        return new StreamAddress(state, 0);
    }

    StreamAddress child(long key) {
        if (depth == NAMES - 1) {
            throw new IllegalStateException(
                    "a stream named by seed, key and subkey cannot be split again: fold the next key into the subkey");
        }
        long[] state = firstLane.clone();
        Xoshiro256.jump(state, DEPTH_JUMP);
        jump(state, key, SEED - 1 - depth);
        return new StreamAddress(state, depth + 1);
    }

    /** The start states of the lanes, word by word: lane l has its i-th word at 16 i + l. */
    long[] laneStates() {
        long[] states = new long[Xoshiro256.WORDS * LANES];
        long[] lane = firstLane.clone();
        for (int l = 0; l < LANES; l++) {
            if (l > 0) {
                Xoshiro256.jump(lane, LANE_JUMP);
            }
            for (int w = 0; w < Xoshiro256.WORDS; w++) {
                states[LANES * w + l] = lane[w];
            }
        }
        return states;
    }

    private static void jump(long[] state, long name, int place) {
        int digit = place * DIGITS_PER_NAME;
        for (long rest = name; rest != 0; rest >>>= 4, digit++) {
            int value = (int) (rest & 15);
            if (value != 0) {
                Xoshiro256.jump(state, DIGIT_JUMPS[digit][value - 1]);
            }
        }
    }
}
