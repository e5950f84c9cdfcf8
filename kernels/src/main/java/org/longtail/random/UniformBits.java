package org.longtail.random;

/** From 64 random bits to a uniform double. All three maps are exact: no rounding, so no bias. */
final class UniformBits {

    /** Bits of the double 1.0: or-ing 52 random bits below it gives a double in [1, 2). */
    static final long ONE = 0x3ff0000000000000L;

    /** Subtracted from [1, 2) it leaves odd multiples of 2^-53 in (0, 1). */
    static final double OPEN_ORIGIN = 1 - 0x1p-53;

    /** Half the distance of neighbours in [1, 2): added after the origin, it makes a grid symmetric about zero. */
    static final double HALF_STEP = 0x1p-53;

    private UniformBits() {}

    /** A multiple of 2^-53 in [0, 1). */
    static double unit(long word) {
        return (word >>> 11) * 0x1p-53;
    }

    /** An odd multiple of 2^-53 in (0, 1). */
    static double open(long word) {
        return Double.longBitsToDouble(word >>> 12 | ONE) - OPEN_ORIGIN;
    }

    /** An odd multiple of 2^-53 in (-1/2, 1/2). */
    static double centred(long word) {
        return Double.longBitsToDouble(word >>> 12 | ONE) - 1.5 + HALF_STEP;
    }
}
