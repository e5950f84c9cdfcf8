package org.longtail.truncation;

/**
 * Masses as whole multiples of 2^-40 of the heaviest entry's weight. Integers add exactly, in any order: a sum, and with it the set
 * that a sum decides, is the same on vectors of every width.
 *
 * <p>A weight is off by at most 2^-41, the mass of n entries by n 2^-41 (6e-8 of it where n = 131072, since the heaviest entry alone
 * weighs 1).
 */
final class FixedPoint {

    /** The unit: 2^40 is weight 1. */
    static final long ONE = 1L << 40;

    /** More entries might overflow a long. */
    static final int MAX_ENTRIES = 1 << 22;

    /** Near this number doubles are 2^-40 apart: adding it rounds a weight, and its bits count the units. */
    static final double ORIGIN = 0x1.8p12;

    static final long ORIGIN_BITS = Double.doubleToRawLongBits(ORIGIN);

    /**
     * Bits of a float that is not negative, shifted left by this ...
     */
    static final int WIDENING_SHIFT = 29;

    /** ... plus this, are the bits of the same double. A float below 2^-126 becomes some double below 2^-126. */
    static final long WIDENING_OFFSET = (1023L - 127) << 52;

    private FixedPoint() {}

    /** The units of a weight in 0..1, rounded to nearest. */
    static long of(float weight) {
        return Double.doubleToRawLongBits(weight + ORIGIN) - ORIGIN_BITS;
    }

    /** The weight of so many units. */
    static double weight(long units) {
        return units * 0x1p-40;
    }

    /** The least mass that is at least a share of the whole. */
    static long share(double share, long mass) {
        return Math.clamp((long) Math.ceil(share * mass), 1, mass);
    }
}
