package org.longtail.zipf;

/**
 * The plan of the head kernel: the 63 heaviest integers in units of 2^-16, small enough for two registers of 512 bits;
 * item 0 is the escape to the table kernel.
 */
final class HeadTable {

    static final int COLUMN_BITS = 6;

    private static final int BITS = 16;

    /**
     * Of 2^16 draws: above this the detour costs more than the 48 random bits and the table look-up it saves. Fixed,
     * not measured at run time, since it decides which ranks a stream gives.
     */
    private static final int MOST_ESCAPES = 3 << 14;

    private HeadTable() {}

    /** Units of the escape and of the integers 1..63. */
    static long[] counts(CellMasses masses) {
        return masses.flatCounts(BITS, 1 << COLUMN_BITS);
    }

    static boolean pays(long[] counts) {
        return counts[0] <= MOST_ESCAPES;
    }

    /** What an escape draws from. */
    static CellMasses escapes(CellMasses masses, long[] counts) {
        return masses.without(counts, 0x1p-16);
    }

    static short[] entries(long[] counts) {
        AliasTable table = AliasTable.of(counts, BITS, COLUMN_BITS);
        short[] entries = new short[1 << COLUMN_BITS];
        for (int column = 0; column < entries.length; column++) {
            entries[column] = (short) table.entry(column, BITS);
        }
        return entries;
    }
}
