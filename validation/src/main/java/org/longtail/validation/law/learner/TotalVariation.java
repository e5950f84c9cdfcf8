package org.longtail.validation.law.learner;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCounts;

/**
 * Total variation between an unbounded Zipf law and the frequencies of n of its draws.
 *
 * <p>Expectation: (1/n) sum_j v_j binomial(n, v_j) p_j^v_j (1-p_j)^(n-v_j+1), v_j = floor(n p_j) + 1 (de Moivre's mean
 * absolute deviation of a binomial variable). While n p_j &gt;= 1 the terms are added rank by rank; beyond, v_j = 1 and they
 * are p_j (1-p_j)^n, the rest of the missing mass.
 */
final class TotalVariation {

    private TotalVariation() {}

    /** E TV, exact. Cost: (n/zeta)^(1/b) binomial probabilities. */
    static double expected(Zipf law, int draws) {
        if (draws == 0) {
            return 1;
        }
        double deviations = 0;
        double unseen = 0;
        for (long rank = crossover(law, draws); rank >= 1; rank--) {
            double p = law.probability(rank);
            int next = (int) Math.floor(draws * p) + 1;
            deviations += next * (1 - p) * BinomialDistribution.of(draws, p).probability(next);
            unseen += p * Math.exp(draws * Math.log1p(-p));
        }
        return deviations / draws + (ExpectedCounts.missingMass(law, draws) - unseen);
    }

    /** The last rank with n p &gt;= 1. */
    private static long crossover(Zipf law, int draws) {
        long rank = (long) Math.pow(draws / law.normalizer(), 1 / law.exponent());
        while (draws * law.probability(rank + 1) >= 1) {
            rank++;
        }
        while (rank > 0 && draws * law.probability(rank) < 1) {
            rank--;
        }
        return rank;
    }

    /** TV of one sample: the sum of what frequencies exceed probabilities by. */
    static double of(ZipfCounts sample, Zipf law) {
        long[] ranks = sample.ranks();
        long[] counts = sample.counts();
        double total = sample.total();
        double excess = 0;
        for (int i = ranks.length - 1; i >= 0; i--) {
            excess += Math.max(0, counts[i] / total - law.probability(ranks[i]));
        }
        return excess;
    }
}
