package org.longtail.validation.law.tail;

import java.util.Map;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.ExpectedCounts;

/**
 * Sizes that nobody draws one by one: the counts of all ranks are drawn at once, at a cost that grows with the types seen
 * and not with the draws. There the power laws are straight to many digits, and a few runs fix the exponent to 1e-3.
 */
final class CountedDraws {

    private static final String SAMPLING = "sampling";
    private static final String COUNTS = "counts";

    /** Types to draw at each setting of a quick budget: a tenth of a second. */
    private static final double TYPES = 1e6;

    /** A type costs about as much as so many draws one by one. */
    private static final double DRAWS_PER_TYPE = 20;

    private static final int FEWEST_RUNS = 4;
    private static final int MOST_RUNS = 100;

    private CountedDraws() {}

    static boolean concerns(Map<String, Object> setting) {
        return COUNTS.equals(setting.get(SAMPLING));
    }

    /** Adds settings with these numbers of draws from a law. */
    static void addTo(Plan plan, Budget budget, Map<String, Object> setting, DiscreteLaw training, long... draws) {
        double wanted = budget == Budget.FULL ? 10 * TYPES : TYPES;
        for (long t : draws) {
            double types = ExpectedCounts.distinctTypes(training, t);
            plan.add(
                    Settings.with(Settings.with(setting, SAMPLING, COUNTS), Settings.DRAWS, t),
                    (int) Math.clamp(wanted / types, FEWEST_RUNS, MOST_RUNS),
                    (long) (types * DRAWS_PER_TYPE));
        }
    }

    /** Test errors of learners of the counted ranks. */
    static Moments errors(DiscreteLaw training, DiscreteLaw test, RandomStream stream, long draws, int replicates) {
        Moments errors = Moments.NONE;
        for (int run = 0; run < replicates; run++) {
            errors = errors.with(training.drawCounts(stream, draws).missingMass(test));
        }
        return errors;
    }

    /** Distinct types among the counted ranks. */
    static Moments distinctTypes(DiscreteLaw law, RandomStream stream, long draws, int replicates) {
        Moments types = Moments.NONE;
        for (int run = 0; run < replicates; run++) {
            types = types.with((double) law.drawCounts(stream, draws).distinct());
        }
        return types;
    }
}
