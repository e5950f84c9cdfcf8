package org.longtail.zipf;

/**
 * The expected number of ranks that T draws show exactly r times, for r beyond a handful: there the binomial coefficient leaves the
 * range of a double, and q^r (1 - q)^(T - r) with it.
 *
 * <p>Formula: the binomial probability relative to its largest value over q, at q = r/T, so that neither meets the other's logarithm
 * of size r ln r; Stirling's formula gives the largest value. Only ranks near the one that is expected r times count: these are
 * added one by one, and by Euler-Maclaurin where they are many.
 */
final class OftenSeen {

    /** What e^50 times smaller a share than the largest adds is below the last digit. */
    private static final double NEGLIGIBLE = 50;

    /** Where more ranks than this count, ln f changes by less than 2 * 50 / 2^12 from one to the next. */
    private static final long HEAD = 1 << 12;

    /** Far beyond every rank of an unbounded law that 2^63 draws show {@link #HEAD} or even 17 times. */
    private static final long LAST = 1L << 62;

    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    private final Zipf law;
    private final double times;
    private final double draws;
    private final double logLargest;

    private OftenSeen(Zipf law, double times, double draws) {
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
    static double count(Zipf law, long times, long draws) {
        return new OftenSeen(law, (double) times, (double) draws).count();
    }

    private double count() {
        long last = Math.min(law.supportSize(), LAST);
        long mode = mode(last);
        double floor = logShare(mode) - NEGLIGIBLE;
        if (floor == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        long from = furthest(mode, 0, floor);
        long to = furthest(mode, last + 1, floor);
        long headEnd = Math.min(to, from + HEAD - 1);
        NeumaierSum sum = new NeumaierSum();
        for (long rank = from; rank <= headEnd; rank++) {
            sum.add(Math.exp(logTerm((double) rank)));
        }
        if (headEnd < to) {
            sum.add(SmoothSum.of(x -> Math.exp(logTerm(x)), this::steepness, headEnd + 1, to));
        }
        return sum.value();
    }

    /** The last rank from the mode towards a limit, itself out of reach, whose share is not below the floor. */
    private long furthest(long mode, long limit, double floor) {
        long counts = mode;
        long vanishes = limit;
        while (Math.abs(vanishes - counts) > 1) {
            long middle = counts + (vanishes - counts) / 2;
            if (logShare(middle) >= floor) {
                counts = middle;
            } else {
                vanishes = middle;
            }
        }
        return counts;
    }

    /** ln(x f(x)): concave in ln x, so that all ranks on either side of two bounds add at most e times as much. */
    private double logShare(long rank) {
        return Math.log((double) rank) + logTerm((double) rank);
    }

    /** The rank with the largest share: there d ln f / d ln x = -b (r - T q) / (1 - q) is -1. */
    private long mode(long last) {
        double b = law.exponent();
        if (b >= 0 && b * times <= 1) {
            return last;
        }
        double q = (b * times - 1) / (b * draws - 1);
        double rank = Math.exp(-(Math.log(q) + law.logNormalizer()) / b);
        long below = Math.clamp((long) rank, 1, last);
        long above = Math.min(below + 1, last);
        return logShare(below) >= logShare(above) ? below : above;
    }

    /** ln of the binomial probability of r. */
    private double logTerm(double x) {
        double q = law.density(x);
        if (times == draws) {
            return times * Math.log(q);
        }
        double excess = draws * q - times;
        double relative = excess / times;
        double logRatio = relative > -0.5 ? Math.log1p(relative) : Math.log(draws * q / times);
        return logLargest + times * logRatio + (draws - times) * Math.log1p(-excess / (draws - times));
    }

    /** Slope of ln f over ln x, and what its curvature makes of it over a panel. */
    private double steepness(double x) {
        double q = law.density(x);
        double slope = Math.abs(times - draws * q) / (1 - q);
        double curvature = q * (draws - times) / ((1 - q) * (1 - q));
        return Math.abs(law.exponent()) * (slope + Math.sqrt(curvature));
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
