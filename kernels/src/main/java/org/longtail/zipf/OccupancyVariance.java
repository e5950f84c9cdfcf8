package org.longtail.zipf;

/**
 * Variances over runs of T draws of what the unseen ranks add up to, exactly: of sum p_i [i unseen].
 *
 * <p>Formula: with Q_i = (1 - q_i)^T the ranks alone give sum p_i^2 (Q_i - Q_i^2). A pair's covariance, p_i p_j ((1 - q_i - q_j)^T - Q_i
 * Q_j), is p_i p_j Q_i Q_j ((1 - w_i w_j)^T - 1) with w = q / (1 - q), since (1 - q_i)(1 - q_j) - q_i q_j = 1 - q_i - q_j. Its binomial
 * series factors, and sums over pairs become squares of sums over ranks less their diagonals,
 *
 * <pre>
 *   sum_m (-1)^m binomial(T, m) ((sum p w^m Q)^2 - sum p^2 w^2m Q^2),   m = 1..T.
 * </pre>
 *
 * Since w_i w_j is at most 1, partial sums lie on either side of the whole (Bonferroni), so that the first term left out bounds the
 * error.
 */
final class OccupancyVariance {

    private static final double NEGLIGIBLE = 0x1p-56;

    private final LawPieces p;
    private final LawPieces q;
    private final int testPower;
    private final double draws;

    private OccupancyVariance(LawPieces p, LawPieces q, int testPower, long draws) {
        this.p = p;
        this.q = q;
        this.testPower = testPower;
        this.draws = (double) draws;
    }

    /** Of the missing mass of a test law. */
    static double ofMass(LawPieces p, LawPieces q, long draws) {
        if (draws == 0) {
            return 0;
        }
        OccupancyVariance variance = new OccupancyVariance(p, q, 1, draws);
        return variance.withPairs(RankSum.of(p, q, new SpreadTerm(2, draws)), 1);
    }

    /** Of the number of types. */
    static double ofTypes(LawPieces q, long draws) {
        if (draws == 1) {
            return 0;
        }
        OccupancyVariance variance = new OccupancyVariance(q, q, 0, draws);
        double once = RankSum.of(q, UnseenTerm.seen(0, 1, draws));
        if (2 * once < draws) {
            return variance.withPairs(RankSum.of(q, new SpreadTerm(0, draws)), 1);
        }
        // Where most draws show a type of their own, ranks and pairs would cancel: with sum q = 1, m = 1 goes into the
        // ranks.
        double repeated = RankSum.of(q, new RepeatTerm(draws));
        double ranks = RankSum.of(q, new CollisionTerm(draws));
        return variance.withPairs(ranks - draws * repeated * repeated, 2);
    }

    /** Adds the terms from {@code first} on. */
    private double withPairs(double ranks, int first) {
        double sum = ranks;
        for (int m = first; m <= draws; m++) {
            double factored = RankSum.of(p, q, UnseenTerm.seen(testPower, m, draws));
            double change = factored / binomial(m) * factored - RankSum.of(p, q, diagonal(m));
            sum += (m & 1) == 0 ? change : -change;
            if (Math.abs(change) <= NEGLIGIBLE * Math.abs(sum)) {
                break;
            }
        }
        return Math.max(0, sum);
    }

    /** binomial(T, m) p^2a q^2m (1 - q)^(2T - 2m). */
    private UnseenTerm diagonal(int m) {
        double logScale = -m * Math.log(draws);
        for (int i = 0; i < m; i++) {
            logScale += Math.log1p(-i / draws) - Math.log(i + 1.0);
        }
        return new UnseenTerm(2 * testPower, 2 * m, draws, 2 * (draws - m), logScale);
    }

    private double binomial(int m) {
        double product = 1;
        for (int i = 0; i < m; i++) {
            product *= (draws - i) / (i + 1);
        }
        return product;
    }
}
