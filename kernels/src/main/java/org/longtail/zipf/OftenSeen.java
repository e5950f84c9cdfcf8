package org.longtail.zipf;

import java.util.List;

/**
 * The expected number of ranks that T draws show exactly r times, for r beyond a handful: there the binomial coefficient leaves the
 * range of a double, and q^r (1 - q)^(T - r) with it.
 *
 * <p>Formula: the binomial probability relative to its largest value over q, at q = r/T, so that neither meets the other's logarithm
 * of size r ln r; Stirling's formula gives the largest value. Only ranks near the one that is expected r times count: these are
 * added one by one, and by Euler-Maclaurin where they are many.
 */
final class OftenSeen {

    /** What is e^50 times smaller than the largest term is below the last digit, even 2^62 times over. */
    private static final double NEGLIGIBLE = 50 + 43;

    /** Where more ranks than this count, ln f changes by less than 2 * 93 / 2^12 from one to the next. */
    private static final long HEAD = 1 << 12;

    /** Far beyond every rank of an unbounded law that 2^63 draws show {@link #HEAD} or even 17 times. */
    private static final long LAST = 1L << 62;

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    private final LawPieces law;
    private final double times;
    private final double draws;
    private final double logLargest;

    private OftenSeen(LawPieces law, double times, double draws) {
        this.law = law;
        this.times = times;
        this.draws = draws;
        double others = draws - times;
        this.logLargest = others == 0
                ? 0
                : 0.5 * Math.log(draws / times / others)
                        - HALF_LOG_TWO_PI
                        + stirlingRemainder(draws)
                        - stirlingRemainder(times)
                        - stirlingRemainder(others);
    }

    /**
     * Returns the sum of binomial(T, r) q_i^r (1 - q_i)^(T - r).
     *
     * @param law the law q; if it is unbounded, r times its exponent must be well above 1
     * @param times r, from 1 to T
     * @param draws T
     */
    static double count(LawPieces law, long times, long draws) {
        return new OftenSeen(law, (double) times, (double) draws).count();
    }

    private double count() {
        long last = Math.min(law.last(), LAST);
        // As in RankSum: among the first ranks whole laws are added up, further out what atoms change.
        long headEnd = Math.min(last, 2L * law.atoms());
        List<PiecePair> stretches = PiecePair.monotone(law, law, headEnd + 1, last);
        double largest = largest(headEnd, stretches);
        if (largest == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        double floor = largest - NEGLIGIBLE;
        NeumaierSum sum = new NeumaierSum();
        for (PiecePair stretch : stretches) {
            addStretch(sum, stretch.q(), floor);
        }
        for (int at = law.atomsUpTo(headEnd); at < law.atoms(); at++) {
            double smooth = law.density(law.atom(at));
            sum.add(Math.exp(logTerm(smooth + law.mass(at))));
            sum.add(-Math.exp(logTerm(smooth)));
        }
        for (long rank = headEnd; rank >= 1; rank--) {
            sum.add(Math.exp(logTerm(law.density(rank) + law.massAt(rank))));
        }
        return sum.value();
    }

    private double largest(long headEnd, List<PiecePair> stretches) {
        double largest = Double.NEGATIVE_INFINITY;
        for (PiecePair stretch : stretches) {
            largest = Math.max(largest, logTermAt(stretch.q(), mode(stretch.q())));
        }
        for (int at = law.atomsUpTo(headEnd); at < law.atoms(); at++) {
            largest = Math.max(largest, logTerm(law.density(law.atom(at)) + law.mass(at)));
        }
        for (long rank = headEnd; rank >= 1; rank--) {
            largest = Math.max(largest, logTerm(law.density(rank) + law.massAt(rank)));
        }
        return largest;
    }

    private void addStretch(NeumaierSum sum, PowerPiece q, double floor) {
        long mode = mode(q);
        if (!(logTermAt(q, mode) >= floor)) {
            return;
        }
        long from = furthest(q, mode, q.from() - 1, floor);
        long to = furthest(q, mode, q.to() + 1, floor);
        long directEnd = Math.min(to, from + HEAD - 1);
        for (long rank = from; rank <= directEnd; rank++) {
            sum.add(Math.exp(logTermAt(q, rank)));
        }
        if (directEnd < to) {
            sum.add(SmoothSum.of(x -> Math.exp(logTerm(q.density(x))), x -> steepness(q, x), directEnd + 1, to));
        }
    }

    /** The last rank from the mode towards a limit, itself out of reach, whose term is not below the floor. */
    private long furthest(PowerPiece q, long mode, long limit, double floor) {
        long counts = mode;
        long vanishes = limit;
        while (Math.abs(vanishes - counts) > 1) {
            long middle = counts + (vanishes - counts) / 2;
            if (logTermAt(q, middle) >= floor) {
                counts = middle;
            } else {
                vanishes = middle;
            }
        }
        return counts;
    }

    /** The rank with the largest term: the probability of r rises up to q = r / T and falls from there. */
    private long mode(PowerPiece q) {
        double limit = times / draws;
        long below = q.falls() ? q.firstBelow(limit, q.from(), q.to()) : q.lastBelow(limit, q.from(), q.to());
        long other = q.falls() ? below - 1 : below + 1;
        long inside = Math.clamp(below, q.from(), q.to());
        long outside = Math.clamp(other, q.from(), q.to());
        return logTermAt(q, inside) >= logTermAt(q, outside) ? inside : outside;
    }

    private double logTermAt(PowerPiece q, long rank) {
        return logTerm(q.density((double) rank));
    }

    /** ln of the binomial probability of r. */
    private double logTerm(double q) {
        if (times == draws) {
            return times * Math.log(q);
        }
        double excess = draws * q - times;
        double relative = excess / times;
        double logRatio = relative > -0.5 ? Math.log1p(relative) : Math.log(draws * q / times);
        return logLargest + times * logRatio + (draws - times) * Math.log1p(-excess / (draws - times));
    }

    /** Slope of ln f over ln x, and what its curvature makes of it over a panel. */
    private double steepness(PowerPiece piece, double x) {
        double q = piece.density(x);
        double slope = Math.abs(times - draws * q) / (1 - q);
        double curvature = q * (draws - times) / ((1 - q) * (1 - q));
        return piece.steepness() * (slope + Math.sqrt(curvature));
    }

    /** ln k! - ((k + 1/2) ln k - k + ln(2 pi) / 2) for k at least 1 (NIST DLMF 5.11.1). */
    private static double stirlingRemainder(double k) {
        double large = k;
        double below = 0;
        // From 16 on, the first term left out is below 691 / 360360 * 16^-11 = 2e-16.
        for (; large < 16; large++) {
            below += (large + 0.5) * Math.log1p(1 / large) - 1;
        }
        double square = large * large;
        double series = 1.0 / 1188 / square;
        series = (1.0 / 1680 - series) / square;
        series = (1.0 / 1260 - series) / square;
        series = (1.0 / 360 - series) / square;
        return below + (1.0 / 12 - series) / large;
    }
}
