package org.longtail.validation.law.arithmetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * Divisors known along a chain of learners. A divisor that is lost never comes back, and what it answered goes to its
 * largest known divisor, which is then seen more often.
 */
final class GcdChain {

    private final GcdOutcomes outcomes;
    private final Measured measured;
    private final long generations;
    private final long draws;
    private final int sightings;

    GcdChain(GcdOutcomes outcomes, Measured measured) {
        this.outcomes = outcomes;
        this.measured = measured;
        Map<String, Object> setting = measured.setting();
        generations = Settings.whole(setting, GcdLearning.GENERATIONS);
        draws = Settings.whole(setting, Settings.DRAWS);
        sightings = Settings.small(setting, GcdLearning.SIGHTINGS);
    }

    /** The first generation is a learner on clean labels, and known exactly. */
    Verdict verdict(GcdTheory theory) {
        Moments first = measured.moments(GcdLearning.inGeneration(1));
        return new Verdict(
                GcdLearning.inGeneration(1),
                Kind.EXACT,
                measured.setting(),
                theory.known(draws, 1, sightings),
                first.mean(),
                first.standardError());
    }

    Figure figure() {
        List<Point> points = new ArrayList<>();
        for (long generation = 1; generation <= generations; generation++) {
            Moments known = measured.moments(GcdLearning.inGeneration(generation));
            points.add(new Point((double) generation, known.mean(), known.standardError()));
        }
        String name = draws + " labels a generation";
        return new Figure(
                "Un-learning: divisors known along a chain of learners",
                "generation",
                "divisors known",
                List.of(
                        new Series(name + ", measured", name, Style.MEASURED, points),
                        new Series(name + ", divisors taken as independent", name, Style.ASYMPTOTE, independent())),
                List.of());
    }

    /**
     * The chain with each divisor's fate taken as independent of the others': divisor k is known with probability pi(k),
     * and the labels of a pair go to the largest known divisor of its gcd.
     */
    private List<Point> independent() {
        int last = 10 * (int) Math.ceil(Math.sqrt((double) draws / sightings));
        double[] known = new double[last + 1];
        Arrays.fill(known, 1);
        List<Point> points = new ArrayList<>();
        for (long generation = 1; generation <= generations; generation++) {
            double[] labels = generation == 1 ? trueLabels(last) : labels(known);
            double sum = 1;
            for (int k = last; k > 1; k--) {
                known[k] *= RegularizedBeta.value(Math.min(1, labels[k]), sightings, draws - sightings + 1.0);
                sum += known[k];
            }
            points.add(new Point((double) generation, sum, 0));
        }
        return points;
    }

    private double[] trueLabels(int last) {
        double[] labels = new double[last + 1];
        for (int k = 1; k <= last; k++) {
            labels[k] = outcomes.probability(k);
        }
        return labels;
    }

    /** Given that k is known: the mass of the gcds that k divides and no larger known divisor does. */
    private double[] labels(double[] known) {
        double[] unanswered = new double[outcomes.largest() + 1];
        Arrays.fill(unanswered, 1);
        double[] labels = new double[known.length];
        for (int k = known.length - 1; k > 1; k--) {
            for (int gcd = outcomes.largest() / k * k; gcd > 0; gcd -= k) {
                labels[k] += outcomes.probability(gcd) * unanswered[gcd];
                unanswered[gcd] *= 1 - known[k];
            }
        }
        return labels;
    }
}
