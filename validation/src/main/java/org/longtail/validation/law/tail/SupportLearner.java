package org.longtail.validation.law.tail;

import org.longtail.random.RandomStream;
import org.longtail.validation.law.Moments;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.DiscreteSampler;

/**
 * The infinite-memory learner: it is right on a rank if and only if it has seen it (Hutter, "Learning Curve Theory",
 * 2021). Its test error is the test law's mass on the ranks that its training draws missed, which is known without test
 * draws.
 */
final class SupportLearner {

    private final RankBlock training;
    private final DiscreteLaw test;
    private final RankCounts seen = new RankCounts();

    SupportLearner(DiscreteSampler training, DiscreteLaw test) {
        this.training = new RankBlock(training);
        this.test = test;
    }

    /** Test error after fresh training draws: 1 - sum over the ranks seen of p(rank). */
    double error(RandomStream stream, long draws) {
        seen.clear();
        double known = 0;
        int drawn;
        for (long left = draws; left > 0; left -= drawn) {
            drawn = training.draw(stream, left);
            for (int i = 0; i < drawn; i++) {
                long rank = training.rank(i);
                if (seen.increment(rank) == 1) {
                    known += test.probability(rank);
                }
            }
        }
        return 1 - known;
    }

    /** Moments of the test error over independent replicates. */
    Moments errors(RandomStream stream, long draws, int replicates) {
        Moments errors = Moments.NONE;
        for (int i = 0; i < replicates; i++) {
            errors = errors.with(error(stream, draws));
        }
        return errors;
    }
}
