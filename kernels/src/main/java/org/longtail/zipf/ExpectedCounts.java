package org.longtail.zipf;

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
 * <p>Laws: {@link Zipf}, bounded or not, each with its own exponent and support, {@link ZipfTail}, {@link EmpiricalLaw}, what cutting
 * ({@link DiscreteLaw#upTo}) and mixing ({@link Mixture}) make of them, and any other law of a support of at most 2^20. Counted data is
 * added rank by rank: some ten nanoseconds per type.
 */
public final class ExpectedCounts {

    /** Types seen more often than this are sums about a peak: {@link OftenSeen}. */
    private static final int FEW = 16;

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
        Arguments.requireAtLeast(draws, 0, "draws");
        return RankSum.of(LawPieces.of(law, "law"), UnseenTerm.missing(1, draws));
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
        LawPieces p = LawPieces.of(test, "test");
        return RankSum.of(p, training(test, p, training), UnseenTerm.missing(1, draws));
    }

    /**
     * Returns the variance of the realised missing mass of one run of T draws: ranks are seen almost independently, their counts being
     * negatively correlated.
     *
     * <p>Formula: sum p^2 (Q - Q^2) + sum over i != j of p_i p_j ((1 - q_i - q_j)^T - Q_i Q_j), Q_i = (1 - q_i)^T; to first order in 1/T
     * the pairs give -T (sum p q Q)^2.
     *
     * <p>Cost: some milliseconds; below T = 100 up to T times as much. Accuracy: 1e-10 relative, except that a test law which is all but
     * uniform on the training law's support (|exponent| below 0.01, not 0), while T is far below the square root of the support, loses
     * digits as the variance itself vanishes.
     *
     * @param test the law p of the test
     * @param training the law q of the draws
     * @param draws T, at least 0
     * @return the variance
     * @throws IllegalArgumentException if {@code draws} is negative or a law is of an unknown kind
     */
    public static double missingMassVariance(DiscreteLaw test, DiscreteLaw training, long draws) {
        Arguments.requireAtLeast(draws, 0, "draws");
        LawPieces p = LawPieces.of(test, "test");
        LawPieces q = training(test, p, training);
        if (test instanceof Zipf law && law.exponent() == 0 && training.supportSize() <= law.supportSize()) {
            // Each type seen takes as much: what is missing varies as their number does.
            double each = law.probability(1);
            return draws == 0 ? 0 : each * each * OccupancyVariance.ofTypes(q, draws);
        }
        return OccupancyVariance.ofMass(p, q, draws);
    }

    /** Sums know equal laws by their being one. */
    private static LawPieces training(DiscreteLaw test, LawPieces p, DiscreteLaw training) {
        return training.equals(test) ? p : LawPieces.of(training, "training");
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
        LawPieces q = LawPieces.of(law, "law");
        // A support that is seen whole has no more types than ranks, whatever the rounding.
        return draws == 0 ? 0 : Math.min(RankSum.of(q, new SeenTerm(draws)), Math.min(law.supportSize(), draws));
    }

    /**
     * Returns the variance of the number of distinct ranks in one run of T draws.
     *
     * <p>Formula: sum (Q - Q^2) + sum over i != j of (1 - q_i - q_j)^T - Q_i Q_j, Q_i = (1 - q_i)^T; to first order in 1/T that is V(2T) -
     * V(T) - N_1(T)^2 / T with V the expected distinct types and N_1 the expected types seen once.
     *
     * <p>Cost: some milliseconds; below T = 100 up to T times as much. Accuracy: 1e-10 relative.
     *
     * @param law the law of the draws
     * @param draws T, at least 1
     * @return the variance
     * @throws IllegalArgumentException if {@code draws} is out of range or the law is of an unknown kind
     */
    public static double distinctTypesVariance(DiscreteLaw law, long draws) {
        Arguments.requireAtLeastOne(draws, "draws");
        return OccupancyVariance.ofTypes(LawPieces.of(law, "law"), draws);
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
        LawPieces q = LawPieces.of(law, "law");
        return times > FEW ? OftenSeen.count(q, times, draws) : RankSum.of(q, UnseenTerm.seen(0, (int) times, draws));
    }
}
