package org.longtail.zipf;

import org.longtail.random.RandomStream;

/**
 * Hands a number of draws down to ranks: over the pieces by conditional binomials, within a piece by halving. State of
 * one pass.
 *
 * <p>A half of share (1 + tilt) / 2 gets a fair binomial, which is the number of ones among random bits, and of the
 * others each with probability |tilt|: that is the binomial of its share, at a few cycles per node. Once no more than one
 * draw is left per rank, positions are drawn one by one with rejection.
 */
final class CountSplitter {

    /** Up to here ones among random bits are counted; beyond, a rejection sampler is faster. */
    private static final long COUNTED_BITS = 2048;

    /** Up to here draws are placed one by one: few enough to sort by insertion. */
    private static final int FEW = 12;

    private final RankWeights weights;
    private final RandomStream stream;
    private final CountSink sink;
    private final long[] placed = new long[FEW];

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
        long width = 1L << shift;
        if (draws <= FEW && draws <= width) {
            place(first, width, (int) draws);
            return;
        }
        long half = width / 2;
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

    private void place(long first, long width, int draws) {
        for (int n = 0; n < draws; n++) {
            long rank = drawOne(first, width);
            int at = n;
            for (; at > 0 && placed[at - 1] > rank; at--) {
                placed[at] = placed[at - 1];
            }
            placed[at] = rank;
        }
        int from = 0;
        for (int to = 1; to <= draws; to++) {
            if (to == draws || placed[to] != placed[from]) {
                sink.add(placed[from], to - from);
                from = to;
            }
        }
    }

    private long drawOne(long first, long width) {
        while (true) {
            long rank = first + (stream.nextLong() & (width - 1));
            if (!weights.rejects(rank, first, width, stream.nextDouble())) {
                return rank;
            }
        }
    }
}
