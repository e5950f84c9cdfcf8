package org.longtail.zipf;

import java.util.Arrays;

/**
 * The support of a Zipf law cut into pieces of 2^shift ranks: float cells, the last one by its binary digits, and those
 * in which the law is steep into halves until it no longer is.
 *
 * <p>Each piece has the share it takes of what the pieces before it left: the success probability of a binomial count. The
 * last share is that of the ranks no {@code long} can hold; it is 0 on a bounded law.
 */
final class RankPieces {

    /** A piece whose width exceeds this share of its first rank, over |b|, is steep. */
    private static final double STEEP = 0x1p-3;

    /** Pieces of less mass than this, in units of the heaviest rank, are never cut. */
    private static final double NEGLIGIBLE = 0x1p-100;

    private final RankWeights weights;
    private final double exponent;
    private long[] firsts = new long[FloatCells.MOST];
    private int[] shifts = new int[FloatCells.MOST];
    private double[] shares = new double[FloatCells.MOST];
    private int size;
    private final double beyondLong;

    RankPieces(Zipf law) {
        this.exponent = law.exponent();
        this.weights = new RankWeights(exponent, exponent >= 0 ? 1 : (double) law.supportSize());
        long last = law.supportSize();
        FloatCells cells = FloatCells.covering(last);
        int top = cells.cellOf(last);
        for (int cell = 1; cell < top; cell++) {
            add(cells.first(cell), cells.shift(cell));
        }
        long first = cells.first(top);
        for (long count = last - first + 1; count > 0; count -= Long.highestOneBit(count)) {
            long width = Long.highestOneBit(count);
            add(last - count + 1, Long.numberOfTrailingZeros(width));
        }
        double beyond = law.isBounded() ? 0 : weights.beyondLong();
        NeumaierSum rest = new NeumaierSum();
        rest.add(beyond);
        for (int i = size - 1; i >= 0; i--) {
            double mass = shares[i];
            rest.add(mass);
            shares[i] = rest.value() > 0 ? Math.min(1, mass / rest.value()) : 0;
        }
        if (beyond == 0) {
            // Whatever reaches the heavy end belongs there; on a rising law that is the last piece.
            shares[size - 1] = 1;
        }
        this.beyondLong = beyond / rest.value();
    }

    private void add(long first, int shift) {
        long width = 1L << shift;
        if (shift > 0
                && Math.abs(exponent) * width > STEEP * first
                && weights.heaviestOf(first, width) * width > NEGLIGIBLE) {
            add(first, shift - 1);
            add(first + width / 2, shift - 1);
            return;
        }
        if (size == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * size);
            shifts = Arrays.copyOf(shifts, 2 * size);
            shares = Arrays.copyOf(shares, 2 * size);
        }
        firsts[size] = first;
        shifts[size] = shift;
        shares[size++] = weights.sum(first, width);
    }

    RankWeights weights() {
        return weights;
    }

    int size() {
        return size;
    }

    long first(int piece) {
        return firsts[piece];
    }

    int shift(int piece) {
        return shifts[piece];
    }

    /** Mass of a piece over that of this and all later ones. */
    double share(int piece) {
        return shares[piece];
    }

    /** Share of the whole law that no {@code long} can hold. */
    double beyondLong() {
        return beyondLong;
    }
}
