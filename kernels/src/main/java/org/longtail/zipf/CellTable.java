package org.longtail.zipf;

import org.longtail.random.RandomStream;

/**
 * The plan of the table kernel: an alias table over the flat parts of the cells in units of 2^-32, decoded by
 * arithmetic, and for item 0 - excesses, and what the units round off - the exact rest, drawn one at a time.
 */
final class CellTable {

    private static final int BITS = 32;
    private static final int REST_BITS = 62;

    private final ZipfWeights weights;
    private final FloatCells cells;
    private final int columnBits;
    private final int[] entries;

    /** Items 2 c and 2 c + 1: what cell c's flat part lost to rounding, and its excess. */
    private final AliasTable rest;

    /** By cell, {@link CellMasses#squeezes}. */
    private final float[] squeezes;

    CellTable(CellMasses masses) {
        this.weights = masses.weights();
        this.cells = masses.cells();
        long[] counts = masses.flatCounts(cells, BITS, masses.size());
        this.columnBits = Integer.SIZE - Integer.numberOfLeadingZeros(counts.length - 1);
        AliasTable table = AliasTable.of(counts, BITS, columnBits);
        this.entries = new int[1 << columnBits];
        for (int column = 0; column < entries.length; column++) {
            entries[column] = table.entry(column, BITS);
        }
        CellMasses left = masses.without(cells, counts, 0x1p-32);
        this.squeezes = masses.squeezes();
        this.rest = AliasTable.of(restCounts(left), REST_BITS, columnBits + 1);
    }

    /** In units of 2^-62; the largest item takes the rounding of all, some 2^-53 of itself. */
    private static long[] restCounts(CellMasses left) {
        long[] counts = new long[2 * left.size()];
        long missing = 1L << REST_BITS;
        int largest = 0;
        for (int item = 2; item < counts.length; item++) {
            double mass = (item & 1) == 0 ? left.flat(item / 2) : left.excess(item / 2);
            counts[item] = (long) Math.scalb(mass, REST_BITS);
            missing -= counts[item];
            largest = counts[item] > counts[largest] ? item : largest;
        }
        counts[largest] += missing;
        return counts;
    }

    /** {@link AliasTable#entry} of each column. */
    int[] entries() {
        return entries;
    }

    int columnBits() {
        return columnBits;
    }

    int fractionBits() {
        return cells.fractionBits();
    }

    /** Draws from what item 0 stands for. */
    long drawRest(RandomStream stream) {
        int item = rest.draw(stream.nextLong(), REST_BITS);
        int cell = item >>> 1;
        long first = cells.first(cell);
        if (first < 0) {
            return Long.MAX_VALUE;
        }
        int shift = cells.shift(cell);
        if ((item & 1) == 0) {
            return first + (stream.nextLong() & (1L << shift) - 1);
        }
        float squeeze = squeezes[cell];
        return squeeze > 0
                ? drawConvexExcess(stream, first, shift, squeeze)
                : drawExcess(stream, first, first + (1L << shift) - 1);
    }

    /**
     * The excess of a full cell of a convex law lies between two lines that meet in 0 at the last integer: the chord,
     * and {@code squeeze} times the chord. A uniform point of the square, folded over the diagonal, is a uniform point
     * below the chord; few fall between the lines, where the law itself must decide.
     */
    private long drawConvexExcess(RandomStream stream, long first, int shift, float squeeze) {
        long width = 1L << shift;
        while (true) {
            long j = stream.nextLong() & (width - 1);
            double u = stream.nextOpenDouble();
            double chord = (double) (width - 1 - j) / (width - 1);
            if (u > chord) {
                j = width - 1 - j;
                u = 1 - u;
                chord = 1 - chord;
            }
            if (u < squeeze * chord || isBelowExcess(u, first, first + j, first + width - 1)) {
                return first + j;
            }
        }
    }

    /** Uniform proposals, for any falling law and for the last cell, which the support may end in the middle of. */
    private long drawExcess(RandomStream stream, long first, long last) {
        long count = Math.min(last, weights.size()) - first + 1;
        while (true) {
            long x = first + stream.nextLong(count);
            if (isBelowExcess(stream.nextOpenDouble(), first, x, last)) {
                return x;
            }
        }
    }

    /** All in units of the first weight; the bottom of a full cell is its last weight, that of a partial one is 0. */
    private boolean isBelowExcess(double u, long first, long x, long last) {
        double height = last > weights.size() ? 1 : weights.fall(first, last);
        return u * height < height - weights.fall(first, x);
    }
}
