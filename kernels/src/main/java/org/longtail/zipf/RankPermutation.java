package org.longtail.zipf;

/**
 * A keyed bijection of 1..size, for ranks whose neighbours should lie far apart (what database benchmarks call
 * scrambled).
 *
 * <p>Three rounds of "add, multiply by an odd number, fold the upper half onto the lower" permute the integers of the
 * fewest bits that hold size - 1; results beyond the size are sent round again (cycle walking: J. Black, P. Rogaway,
 * <i>Ciphers with Arbitrary Finite Domains</i>, 2002), fewer than once on average. Mixing, not cryptography.
 */
final class RankPermutation {

    private static final int ROUNDS = 3;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long size;
    private final long mask;
    private final int fold;
    private final long[] addends = new long[ROUNDS];
    private final long[] factors = new long[ROUNDS];

    RankPermutation(long size, long key) {
        this.size = size;
        int bits = Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(size - 1));
        this.mask = -1L >>> -bits;
        this.fold = (bits + 1) / 2;
        long state = key;
        for (int i = 0; i < ROUNDS; i++) {
            addends[i] = mix(state += GOLDEN_GAMMA);
            factors[i] = mix(state += GOLDEN_GAMMA) | 1;
        }
    }

    long apply(long rank) {
        long x = rank - 1;
        do {
            for (int i = 0; i < ROUNDS; i++) {
                x = (x + addends[i]) * factors[i] & mask;
                x ^= x >>> fold;
            }
        } while (x >= size);
        return x + 1;
    }

    /** The output function of SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014). */
    private static long mix(long z) {
        long a = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        long b = (a ^ a >>> 27) * 0x94d049bb133111ebL;
        return b ^ b >>> 31;
    }
}
