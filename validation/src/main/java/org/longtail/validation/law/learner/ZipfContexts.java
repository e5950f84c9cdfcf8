package org.longtail.validation.law.learner;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.longtail.random.RandomStream;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCountSampler;
import org.longtail.zipf.ZipfCounts;

/**
 * A bigram model whose contexts are Zipf as well: T pairs (context, next token); a context's error is the total variation
 * between its frequencies and the next-token law, 1 where it was not seen; contexts count by their probability.
 *
 * <p>Expectation: sum p_i E[TV(Binomial(T, p_i))] ~ T^-c (K C^(1/b)/b ln T + constant), c = 1 - 1/b: a rare context has few
 * draws, whose error falls just as slowly as contexts become rare, and every scale in between adds the same.
 */
final class ZipfContexts {

    /** Probabilities of counts below this share nothing that a double would notice. */
    private static final double NEGLIGIBLE = 1e-20;

    /** Contexts beyond the last one with T p &gt;= 1 are seen more often than this with probability below 1e-24. */
    private static final int RARELY = 24;

    private final Zipf law;
    private final TotalVariationCurve curve;

    ZipfContexts(Zipf law) {
        this.law = law;
        this.curve = new TotalVariationCurve(law);
    }

    /** K C^(1/b)/b: what the error times T^c gains per unit of ln T, in the end. */
    static double logarithmicSlope(Zipf law) {
        double b = law.exponent();
        return TwoTermLaw.of(law).tail().prefactor() * Math.pow(law.normalizer(), -1 / b) / b;
    }

    /**
     * Expected error. Contexts with T p &gt;= 1 one by one; the rest through how many types are seen n+1 times in T+1 draws, which
     * is the sum over all contexts of p_i P(count = n) but for a factor.
     */
    double expected(int draws) {
        double[] headSeen = new double[RARELY + 1];
        double sum = 0;
        long last = (long) Math.pow(draws / law.normalizer(), 1 / law.exponent());
        for (long rank = last; rank >= 1; rank--) {
            sum += context(law.probability(rank), draws, headSeen);
        }
        for (int n = RARELY; n >= 0; n--) {
            double seen = (n + 1) * ExpectedCounts.typesSeen(law, n + 1, draws + 1L) / (draws + 1L);
            sum += curve.at(n) * (seen - headSeen[n]);
        }
        return sum;
    }

    /** p E[TV(Binomial(T, p))], from the most likely count outwards; notes p P(count = n) of the rare counts. */
    private double context(double p, int draws, double[] seen) {
        int mode = (int) Math.min(draws, (draws + 1L) * p);
        double odds = p / (1 - p);
        double most = BinomialDistribution.of(draws, p).probability(mode);
        double sum = 0;
        double probability = most;
        for (int n = mode; n >= 0 && probability > NEGLIGIBLE; n--) {
            sum += probability * curve.at(n);
            if (n <= RARELY) {
                seen[n] += p * probability;
            }
            probability *= n / ((draws - n + 1.0) * odds);
        }
        probability = most * (draws - mode) / (mode + 1.0) * odds;
        for (int n = mode + 1; n <= draws && probability > NEGLIGIBLE; n++) {
            sum += probability * curve.at(n);
            if (n <= RARELY) {
                seen[n] += p * probability;
            }
            probability *= (draws - n) / (n + 1.0) * odds;
        }
        return p * sum;
    }

    /** The error of one run of T pairs. */
    static double error(Zipf law, ZipfCountSampler sampler, RandomStream stream, long draws) {
        ZipfCounts contexts = sampler.sample(stream, draws);
        long[] ranks = contexts.ranks();
        long[] counts = contexts.counts();
        double known = 0;
        for (int i = ranks.length - 1; i >= 0; i--) {
            known += law.probability(ranks[i]) * (1 - TotalVariation.of(sampler.sample(stream, counts[i]), law));
        }
        return 1 - known;
    }
}
