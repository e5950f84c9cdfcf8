package org.longtail.validation.law.tail;

import java.util.List;
import org.longtail.inference.ZipfEstimator;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.validation.law.tool.Tally;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.Zipf;

/** The exponent from T true ranks: its mean and its spread over runs. */
final class MaximumLikelihood {

    private static final String LOG_RANK = "mean log rank";
    private static final String SQUARED_SCORE = "T·I·variance of the estimate";

    private final Zipf law;

    MaximumLikelihood(Zipf law) {
        this.law = law;
    }

    Measurement measure(DiscreteSampler sampler, RandomStream stream, long draws, int replicates) {
        RankBlock block = new RankBlock(sampler);
        double information = law.fisherInformation();
        Tally tally = new Tally();
        for (int run = 0; run < replicates; run++) {
            double meanLogRank = meanLogRank(block, stream, draws);
            double deviation = estimate(meanLogRank, draws).exponent() - law.exponent();
            tally.add(LOG_RANK, meanLogRank);
            tally.add(SQUARED_SCORE, deviation * deviation * draws * information);
        }
        return tally.measurement();
    }

    private static double meanLogRank(RankBlock block, RandomStream stream, long draws) {
        double sum = 0;
        int drawn;
        for (long left = draws; left > 0; left -= drawn) {
            drawn = block.draw(stream, left);
            for (int i = 0; i < drawn; i++) {
                sum += Math.log((double) block.rank(i));
            }
        }
        return sum / draws;
    }

    /**
     * The exponent from the draws of all runs together, so that the estimate's own bias, of order 1/T, is as small as it
     * can be; and the spread of the single runs' estimates against the Fisher information.
     */
    List<Verdict> verdicts(Measured point) {
        Moments logRank = point.moments(LOG_RANK);
        long draws = Settings.whole(point.setting(), Settings.DRAWS);
        ZipfEstimator.Estimate pooled = estimate(logRank.mean(), logRank.count() * draws);
        Moments score = point.moments(SQUARED_SCORE);
        return List.of(
                new Verdict(
                        "exponent by maximum likelihood",
                        Kind.EXPONENT,
                        point.setting(),
                        law.exponent(),
                        pooled.exponent(),
                        pooled.standardError()),
                new Verdict(SQUARED_SCORE, Kind.PREFACTOR, point.setting(), 1, score.mean(), score.standardError()));
    }

    private ZipfEstimator.Estimate estimate(double meanLogRank, long draws) {
        return law.supportSize() == DiscreteLaw.UNBOUNDED
                ? ZipfEstimator.unbounded(meanLogRank, draws)
                : ZipfEstimator.bounded(meanLogRank, draws, law.supportSize());
    }
}
