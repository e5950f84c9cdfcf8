package org.longtail.zipf;

/**
 * Positive integers grouped into cells numbered like tiny floating-point numbers.
 *
 * <p>With t fraction bits, x lies in cell (s &lt;&lt; t) + (x &gt;&gt;&gt; s), s = max(0, floor(log2 x) - t): integers
 * below 2^(t+1) are alone in their cell, each octave above is cut into 2^t cells of 2^s integers. Cells are numbered
 * without gaps, and a cell's first integer takes arithmetic only, no table. Number 0 is free.
 *
 * @param fractionBits t
 */
record FloatCells(int fractionBits) {

    /** Cells of a table of 16 KB, which stays in a first-level cache beside what a kernel streams past it. */
    static final int MOST = 1 << 12;

    private static final int FINEST = 9;

    /** The finest cells of which no more than {@link #MOST}, the free number and one spare included, cover 1..size. */
    static FloatCells covering(long size) {
        int t = FINEST;
        while (new FloatCells(t).cellOf(size) + 2 > MOST) {
            t--;
        }
        return new FloatCells(t);
    }

    /** Takes x as unsigned, so that the cell past the last {@code long} has a number too. */
    int cellOf(long x) {
        int s = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(x) - fractionBits);
        return (s << fractionBits) + (int) (x >>> s);
    }

    /** log2 of the number of integers in a cell. */
    int shift(int cell) {
        return Math.max(0, (cell >>> fractionBits) - 1);
    }

    long first(int cell) {
        int s = shift(cell);
        return (long) (cell - (s << fractionBits)) << s;
    }
}
