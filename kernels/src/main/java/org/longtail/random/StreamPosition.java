package org.longtail.random;

/**
 * Where on the one cycle of xoshiro256++ each named stream begins.
 *
 * <p>The generator's linear engine steps through all 2^256 - 1 non-zero states. The stream (seed, key, subkey) owns the states
 * that lie
 *
 * <pre>
 *   bits  254 ... 191 | 190     | 189 ... 126 | 125        | 124 ... 61 | 60 59 58 | 57 ... 0
 *         seed        | has key | key         | has subkey | subkey     | lane     | step
 * </pre>
 *
 * steps after a fixed origin. The fields do not overlap and the sum stays below 2^255, so two different names never share a
 * state: each lane owns 2^58 words, each stream 2^61 (16 EiB). Streams of different depth differ in the two flags.
 *
 * <p>Jumping 2^i steps applies the polynomial x^(2^i) modulo the engine's characteristic polynomial to the state (H. Haramoto,
 * M. Matsumoto, T. Nishimura, F. Panneton, P. L'Ecuyer, "Efficient jump ahead for F2-linear random number generators", 2008;
 * S. Vigna's published jump constants are x^(2^128) and x^(2^192)). A set bit of the name costs 256 steps, some 0.3 us.
 */
final class StreamPosition {

    /** Words of one engine. */
    static final int STATE_WORDS = 4;

    private static final int LANE_BIT = 58;
    private static final int SUBKEY_BIT = 61;
    private static final int HAS_SUBKEY_BIT = 125;
    private static final int KEY_BIT = 126;
    private static final int HAS_KEY_BIT = 190;
    private static final int SEED_BIT = 191;
    private static final int TOP_BIT = 254;

    /**
     * The characteristic polynomial without its leading x^256, lowest coefficients first: the minimal polynomial of the
     * engine's lowest bit, found by Berlekamp-Massey over 600 steps. A test derives Vigna's constants from it.
     */
    private static final long[] CHARACTERISTIC = {
        0x9d116f2bb0f0f001L, 0x0280002bcefd1a5eL, 0x04b4edcf26259f85L, 0x0003c03c3f3ecb19L
    };

    /** The origin: the first 256 bits of the fractional part of pi, a state like any other. */
    private static final long[] ORIGIN = {
        0x243f6a8885a308d3L, 0x13198a2e03707344L, 0xa4093822299f31d0L, 0x082efa98ec4e6c89L
    };

    /** {@code POWERS[i]} is x^(2^i), four words each. */
    private static final long[][] POWERS = powersOfTwo();

    private StreamPosition() {}

    static long[] ofSeed(long seed) {
        long[] state = ORIGIN.clone();
        jump(state, seed, SEED_BIT);
        return state;
    }

    static long[] ofKey(long[] parent, long key) {
        long[] state = parent.clone();
        jump(state, 1, HAS_KEY_BIT);
        jump(state, key, KEY_BIT);
        return state;
    }

    static long[] ofSubkey(long[] parent, long subkey) {
        long[] state = parent.clone();
        jump(state, 1, HAS_SUBKEY_BIT);
        jump(state, subkey, SUBKEY_BIT);
        return state;
    }

    /** States of all lanes, word by word: {@code lanes[word * laneCount + lane]}. */
    static long[] lanes(long[] start, int laneCount) {
        long[] state = start.clone();
        long[] lanes = new long[STATE_WORDS * laneCount];
        for (int lane = 0; lane < laneCount; lane++) {
            for (int word = 0; word < STATE_WORDS; word++) {
                lanes[word * laneCount + lane] = state[word];
            }
            jump(state, 1, LANE_BIT);
        }
        return lanes;
    }

    /** Jumps {@code distance} * 2^{@code bit} steps; the distance counts as unsigned. */
    static void jump(long[] state, long distance, int bit) {
        for (long rest = distance; rest != 0; rest &= rest - 1) {
            apply(POWERS[bit + Long.numberOfTrailingZeros(rest)], state);
        }
    }

    /** Replaces the state by the sum of the states that lie i steps ahead, over the polynomial's terms x^i. */
    private static void apply(long[] polynomial, long[] state) {
        long s0 = state[0];
        long s1 = state[1];
        long s2 = state[2];
        long s3 = state[3];
        long r0 = 0;
        long r1 = 0;
        long r2 = 0;
        long r3 = 0;
        for (long word : polynomial) {
            for (long bits = word, i = 0; i < Long.SIZE; i++, bits >>>= 1) {
                long term = -(bits & 1);
                r0 ^= s0 & term;
                r1 ^= s1 & term;
                r2 ^= s2 & term;
                r3 ^= s3 & term;
                long t = s1 << 17;
                s2 ^= s0;
                s3 ^= s1;
                s1 ^= s2;
                s0 ^= s3;
                s2 ^= t;
                s3 = Long.rotateLeft(s3, 45);
            }
        }
        state[0] = r0;
        state[1] = r1;
        state[2] = r2;
        state[3] = r3;
    }

    private static long[][] powersOfTwo() {
        long[][] powers = new long[TOP_BIT + 1][];
        powers[0] = new long[] {2, 0, 0, 0};
        for (int i = 1; i <= TOP_BIT; i++) {
            powers[i] = square(powers[i - 1]);
        }
        return powers;
    }

    /** Squares modulo the characteristic polynomial: over two elements the square of a sum is the sum of squares. */
    private static long[] square(long[] a) {
        long[] wide = new long[2 * STATE_WORDS];
        for (int i = 0; i < STATE_WORDS; i++) {
            wide[2 * i] = Long.expand(a[i], 0x5555555555555555L);
            wide[2 * i + 1] = Long.expand(a[i] >>> 32, 0x5555555555555555L);
        }
        for (int i = 2 * STATE_WORDS * Long.SIZE - 1; i >= STATE_WORDS * Long.SIZE; i--) {
            if ((wide[i >> 6] >>> i & 1) != 0) {
                wide[i >> 6] ^= 1L << i;
                addShifted(wide, i - STATE_WORDS * Long.SIZE);
            }
        }
        return new long[] {wide[0], wide[1], wide[2], wide[3]};
    }

    /** Adds the characteristic polynomial's lower terms times x^shift. */
    private static void addShifted(long[] wide, int shift) {
        int word = shift >> 6;
        int bits = shift & 63;
        for (int i = 0; i < STATE_WORDS; i++) {
            wide[word + i] ^= CHARACTERISTIC[i] << bits;
            if (bits != 0) {
                wide[word + i + 1] ^= CHARACTERISTIC[i] >>> -bits;
            }
        }
    }
}
