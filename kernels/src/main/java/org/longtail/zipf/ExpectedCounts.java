package org.longtail.zipf;

import java.util.function.DoubleUnaryOperator;
import org.longtail.internal.Arguments;

/**
 * Exact expectations over T independent draws, without drawing: the mass that a learner has not seen, the types it has, and how
 * often.
 *
 * <p>Formulas: for a test law p and a training law q,
 *
 * <pre>
 *   missing mass       sum p_i (1 - q_i)^T
 *   distinct types     sum 1 - (1 - q_i)^T
 *   types seen r times sum binomial(T, r) q_i^r (1 - q_i)^(T - r)
 * </pre>
 *
 * Source: I. J. Good, "The population frequencies of species and the estimation of population parameters", 1953; M. Hutter, "Learning
 * curve theory", 2021.
 *
 * <p>Method: the first ranks one by one (a vector at a time); then, while T q_i is of order one, Euler-Maclaurin ({@code SmoothSum}); then
 * the binomial series in T q_i, whose terms are power sums. Cost: below a millisecond at any T and support, up to some 65,000
 * ranks being added one by one. Accuracy: 1e-12 relative for exponents from -4 to 4 and supports of any size; of values below e^-200,
 * which are those of (1 - q)^T, |ln value| * 5e-15.
 *
 * <p>Laws: {@link Zipf}, bounded or not, each with its own exponent and support.
 */
public final class ExpectedCounts {

    /** Supports up to this size are added rank by rank: the ends of smaller sums are too steep for Euler-Maclaurin. */
    private static final long DIRECT = 1 << 16;

    /** Larger supports are added rank by rank up to here, times the exponent. */
    private static final long HEAD = 1 << 10;

    /** Beyond T q = 1/1024 the binomial series needs a handful of terms. */
    private static final double SERIES_FROM = 0x1p-10;

    private static final int SERIES_TERMS = 7;

    /**
     * The series of an unbounded law starts here at the latest, while its ranks still fit. With q < (b - 1) x^-b and t at most
     * 2^64, t q is at most 4 (b - 1) 2^(-62 (b - 1)) < 0.035 here, whatever b: the first term left out is below 0.035^7 / 7! =
     * 1.3e-14 of the first one kept.
     */
    private static final long LAST_SERIES_START = 1L << 62;

    /** Types seen more often than this are sums about a peak: {@link OftenSeen}. */
    private static final int FEW = 16;

    /** exp(-750) is zero: steeper falls need no finer panels. */
    private static final double VANISHED = 750;

    private ExpectedCounts() {}

    /**
     * Returns the expected missing mass: P(the next draw is a rank that T draws have not shown).
     *
     * @param law the law of draws and test
     * @param draws T, at least 0
     * @return a value in [0, 1]
     * @throws IllegalArgumentException if {@code draws} is negative or the law is of an unknown kind
     */
    public static double missingMass(DiscreteLaw law, long draws) {
        Zipf p = zipf(law, "law");
        return missingMass(p, p, draws);
    }

    /**
     * Returns the expected mass of the test law on ranks that T draws of the training law have not shown.
     *
     * @param test the law p of the test
     * @param training the law q of the draws, for instance {@code p} with its tail cut
     * @param draws T, at least 0
     * @return a value in [0, 1]
     * @throws IllegalArgumentException if {@code draws} is negative or a law is of an unknown kind
     */
    public static double missingMass(DiscreteLaw test, DiscreteLaw training, long draws) {
        Arguments.requireAtLeast(draws, 0, "draws");
        Zipf p = zipf(test, "test");
        Zipf q = zipf(training, "training");
        return moment(p, q, 1, 0, draws) + p.survival(q.supportSize());
    }

    /**
     * Returns the variance of the realised missing mass of one run of T draws: ranks are seen almost independently, their counts being
     * negatively correlated.
     *
     * <p>Formula: sum p^2 (Q - Q^2) - T (sum p q Q)^2 with Q_i = (1 - q_i)^T. It treats each pair's covariance to first order in q_i
     * q_j T; the relative error is of order 1/T.
     *
     * @param test the law p of the test
     * @param training the law q of the draws
     * @param draws T, at least 0
     * @return the variance
     * @throws IllegalArgumentException if {@code draws} is negative or a law is of an unknown kind
     */
    public static double missingMassVariance(DiscreteLaw test, DiscreteLaw training, long draws) {
        Arguments.requireAtLeast(draws, 0, "draws");
        Zipf p = zipf(test, "test");
        Zipf q = zipf(training, "training");
        double correlated = moment(p, q, 1, 1, draws);
        return moment(p, q, 2, 0, draws) - moment(p, q, 2, 0, 2.0 * draws) - draws * correlated * correlated;
    }

    /**
     * Returns the expected number of distinct ranks among T draws (Heaps' law).
     *
     * @param law the law of the draws
     * @param draws T, at least 0
     * @return a value in [0, T]
     * @throws IllegalArgumentException if {@code draws} is negative or the law is of an unknown kind
     */
    public static double distinctTypes(DiscreteLaw law, long draws) {
        Arguments.requireAtLeast(draws, 0, "draws");
        Zipf q = zipf(law, "law");
        // A support that is seen whole has no more types than ranks, whatever the rounding.
        return draws == 0 ? 0 : Math.min(seen(q, draws), Math.min(q.supportSize(), draws));
    }

    /**
     * Returns the variance of the number of distinct ranks in one run of T draws.
     *
     * <p>Formula: V(2T) - V(T) - N_1(T)^2 / T with V the expected distinct types and N_1 the expected types seen once. It replaces
     * (1-q)^(2T) for the exact pair probabilities (1 - q_i - q_j)^T; the relative error is of order 1/T.
     *
     * @param law the law of the draws
     * @param draws T, at least 1 and at most 2^61
     * @return the variance
     * @throws IllegalArgumentException if {@code draws} is out of range or the law is of an unknown kind
     */
    public static double distinctTypesVariance(DiscreteLaw law, long draws) {
        Arguments.requireAtLeastOne(draws, "draws");
        Zipf q = zipf(law, "law");
        double once = typesSeen(law, 1, draws);
        // On a support that is seen whole the difference of the two is rounding.
        return Math.max(0, seen(q, 2.0 * draws) - seen(q, draws) - once * once / draws);
    }

    /**
     * Returns the expected number of ranks that occur exactly r times among T draws.
     *
     * @param law the law of the draws
     * @param times r, at least 1
     * @param draws T, at least r
     * @return E N_r; to 1e-12 relative for r up to 1000, then to some sqrt(r) 1e-14; values made by ranks of probability q far from r/T
     *     to |r - T q| / (1 - q) * 1e-14
     * @throws IllegalArgumentException if an argument is out of range or the law is of an unknown kind
     */
    public static double typesSeen(DiscreteLaw law, long times, long draws) {
        Arguments.requireAtLeastOne(times, "times");
        Arguments.requireAtLeast(draws, times, "draws");
        Zipf q = zipf(law, "law");
        return times > FEW
                ? OftenSeen.count(q, times, draws)
                : binomial(draws, (int) times) * moment(q, q, 0, times, draws - times);
    }

    private static Zipf zipf(DiscreteLaw law, String name) {
        if (law instanceof Zipf zipf) {
            return zipf;
        }
        throw new IllegalArgumentException(name + " must be a Zipf law: " + law);
    }

    /** The sum of p^a q^b (1 - q)^t over the common support. */
    private static double moment(Zipf p, Zipf q, int a, double b, double t) {
        double exponent = a * p.exponent() + b * q.exponent();
        double logScale = a * p.logNormalizer() + b * q.logNormalizer();
        double logQ = q.logNormalizer();
        long last = Math.min(p.supportSize(), q.supportSize());
        if (t == 0) {
            return Math.exp(PowerSum.over(exponent, 1, last).logValue(exponent) - logScale);
        }
        long headEnd = headEnd(Math.max(Math.abs(exponent), Math.abs(q.exponent())), last);
        double sum = UnseenSum.of(exponent, logScale, q.exponent(), logQ, t, (int) headEnd);
        if (headEnd == last) {
            return sum;
        }
        long seriesFrom = seriesFrom(q, t, headEnd, last);
        if (seriesFrom > headEnd + 1) {
            DoubleUnaryOperator term = x -> {
                double log = Math.log(x);
                return Math.exp(-exponent * log - logScale + t * Math.log1p(-Math.exp(-q.exponent() * log - logQ)));
            };
            sum += SmoothSum.of(term, steepness(q, exponent, t), headEnd + 1, seriesFrom - 1);
        }
        if (seriesFrom <= last) {
            sum += series(exponent, logScale, q, t, 0, seriesFrom, last);
        }
        return sum;
    }

    /** The sum of 1 - (1 - q)^t. */
    private static double seen(Zipf q, double t) {
        double logQ = q.logNormalizer();
        DoubleUnaryOperator term = x -> -Math.expm1(t * Math.log1p(-Math.exp(-q.exponent() * Math.log(x) - logQ)));
        long last = q.supportSize();
        long headEnd = headEnd(Math.abs(q.exponent()), last);
        NeumaierSum head = new NeumaierSum();
        for (long i = headEnd; i >= 1; i--) {
            head.add(term.applyAsDouble((double) i));
        }
        double sum = head.value();
        if (headEnd == last) {
            return sum;
        }
        long seriesFrom = seriesFrom(q, t, headEnd, last);
        if (seriesFrom > headEnd + 1) {
            sum += SmoothSum.of(term, steepness(q, 0, t), headEnd + 1, seriesFrom - 1);
        }
        if (seriesFrom <= last) {
            sum -= series(0, 0, q, t, 1, seriesFrom, last);
        }
        return sum;
    }

    private static long headEnd(double exponent, long last) {
        return last <= DIRECT ? last : Math.min(DIRECT, HEAD * (long) Math.ceil(1 + exponent));
    }

    /** The first rank from which t q stays below {@link #SERIES_FROM}; beyond the support when there is none. */
    static long seriesFrom(Zipf q, double t, long headEnd, long last) {
        if (q.exponent() <= 0) {
            boolean small = t * q.probability(last) < SERIES_FROM;
            return small ? headEnd + 1 : last + 1;
        }
        double rank = Math.exp((Math.log(t / SERIES_FROM) - q.logNormalizer()) / q.exponent());
        if (rank < LAST_SERIES_START) {
            return rank >= last ? last + 1 : Math.max(headEnd + 1, (long) Math.ceil(rank));
        }
        return q.isBounded() ? last + 1 : LAST_SERIES_START;
    }

    /** A bound on |d ln f / d ln x| for f = x^-exponent times a function of (1 - q)^t. */
    private static DoubleUnaryOperator steepness(Zipf q, double exponent, double t) {
        double logQ = q.logNormalizer();
        return x -> {
            double perRank = Math.exp(-q.exponent() * Math.log(x) - logQ);
            double decay = Math.min(VANISHED, t * perRank);
            return Math.abs(exponent) + Math.abs(q.exponent()) * (1 + decay);
        };
    }

    /** The sum of i^-exponent/scale times the terms j >= first of (1 - q)^t = sum_j binomial(t, j) (-q)^j. */
    private static double series(double exponent, double logScale, Zipf q, double t, int first, long from, long to) {
        double sum = 0;
        double coefficient = 1;
        for (int j = 0; j < SERIES_TERMS; j++) {
            if (j >= first) {
                double power = exponent + j * q.exponent();
                double logSum = PowerSum.over(power, from, to).logValue(power) - logScale - j * q.logNormalizer();
                sum += coefficient * Math.exp(logSum + j * Math.log(t));
            }
            coefficient *= -(1 - j / t) / (j + 1);
        }
        return sum;
    }

    /** n choose k for k up to {@link #FEW}: at most 2^(63 * 16), which a double holds. */
    private static double binomial(double n, int k) {
        double product = 1;
        for (int i = 0; i < k; i++) {
            product *= (n - i) / (i + 1);
        }
        return product;
    }
}
