package org.longtail.zipf;

import org.longtail.random.RandomStream;

/**
 * Hands a number of draws down to ranks: over the pieces by conditional binomials, within a piece by halving. State of
 * one pass.
 *
 * <p>A half of share (1 + tilt) / 2 gets a fair binomial, which is the number of ones among random bits, and of the
 * others each with probability |tilt|: that is the binomial of its share, at a few cycles per node. Once few draws per rank
 * are left, ranks are drawn one by one with rejection.
 */
final class CountSplitter {

    /** Up to here ones among random bits are counted; beyond, a rejection sampler is faster. */
    private static final long COUNTED_BITS = 2048;

    /**
     * Up to so many draws per rank it takes less time to draw the ranks than to halve down to them: some 2 ns a draw and
     * 16 ns a rank. Measured at exponents 1.2, 1.5 and 2, support 1e6, 1e6 to 1e12 draws: 5 and 12 are within some 20 % of
     * it. Fixed, since it decides which counts a stream gives.
     */
    private static final int MOST_PER_RANK = 8;

    /** Up to so many draws are placed at a time: they and their sorting stay in a first-level cache. */
    private static final int MOST_PLACED = 1024;

    /** The bits of a random word that a uniform double leaves. */
    private static final int SPARE_BITS = 11;

    private final RankWeights weights;
    private final RandomStream stream;
    private final CountSink sink;
    private final long[] placed = new long[MOST_PLACED];

    CountSplitter(RankWeights weights, RandomStream stream, CountSink sink) {
        this.weights = weights;
        this.stream = stream;
        this.sink = sink;
    }

    void split(RankPieces pieces, long draws) {
        long left = draws;
        for (int i = 0; i < pieces.size() && left > 0; i++) {
            long here = stream.nextBinomial(left, pieces.share(i));
            left -= here;
            halve(pieces.first(i), pieces.shift(i), here);
        }
        if (left > 0) {
            sink.add(Long.MAX_VALUE, left);
        }
    }

    private void halve(long first, int shift, long draws) {
        if (draws == 0) {
            return;
        }
        if (shift == 0) {
            sink.add(first, draws);
            return;
        }
        if (draws <= MOST_PLACED && draws >> shift < MOST_PER_RANK) {
            place(first, shift, (int) draws);
            return;
        }
        long half = 1L << (shift - 1);
        long lower = lower(draws, weights.tilt(first, half));
        halve(first, shift - 1, lower);
        halve(first + half, shift - 1, draws - lower);
    }

    private long lower(long draws, double tilt) {
        if (draws > COUNTED_BITS) {
            return stream.nextBinomial(draws, 0.5 + 0.5 * tilt);
        }
        long heavier = ones((int) draws);
        heavier += thinned(draws - heavier, Math.abs(tilt));
        return tilt >= 0 ? heavier : draws - heavier;
    }

    private long ones(int bits) {
        int ones = 0;
        int left = bits;
        for (; left >= Long.SIZE; left -= Long.SIZE) {
            ones += Long.bitCount(stream.nextLong());
        }
        return left == 0 ? ones : ones + Long.bitCount(stream.nextLong() >>> (Long.SIZE - left));
    }

    /** A binomial count that is mostly 0, by inversion. */
    private long thinned(long trials, double probability) {
        double mean = trials * probability;
        if (mean >= 1) {
            return stream.nextBinomial(trials, probability);
        }
        double rest = stream.nextOpenDouble();
        // (1 - p)^n is at least 1 - n p: no need to know it.
        if (rest <= 1 - mean) {
            return 0;
        }
        double mass = StrictMath.exp(trials * StrictMath.log1p(-probability));
        double odds = probability / (1 - probability);
        long k = 0;
        while (rest > mass && k < trials) {
            rest -= mass;
            mass *= odds * (trials - k) / (k + 1);
            k++;
        }
        return k;
    }

    /** Equally likely ranks, of which as many are taken as the law asks for. */
    private void place(long first, int shift, int draws) {
        long width = 1L << shift;
        long heaviest = weights.heaviestRank(first, width);
        double steepest = weights.steepest(heaviest);
        int n = 0;
        while (n < draws) {
            long word = stream.nextLong();
            long rank = first + (word & (width - 1));
            double uniform = shift <= SPARE_BITS ? (word >>> SPARE_BITS) * 0x1p-53 : stream.nextDouble();
            // The bound mostly settles it.
            if (uniform >= steepest * Math.abs(rank - heaviest) || uniform >= weights.loss(rank, heaviest)) {
                placed[n++] = rank;
            }
        }
        sink.addDraws(placed, draws, first, width);
    }
}
