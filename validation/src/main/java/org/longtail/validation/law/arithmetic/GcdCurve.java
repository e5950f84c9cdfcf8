package org.longtail.validation.law.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.numbers.gamma.GammaRatio;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * One arm against the number of labels, beside its exact values.
 *
 * @param theory the exact expectations
 * @param arm the parameters that all points share
 * @param points one per number of labels, in increasing order
 */
record GcdCurve(GcdTheory theory, Map<String, Object> arm, List<Measured> points) {

    /**
     * Undecided divisors over all runs of a point, at least: on the plateau all runs are alike, and near it the mean of the
     * runs is nearly normal only when divisors were now known, now not, so many times.
     */
    private static final double UNDECIDED = 50;

    double clean() {
        return Settings.real(arm, GcdLearning.CLEAN);
    }

    int sightings() {
        return Settings.small(arm, GcdLearning.SIGHTINGS);
    }

    /** What remains when the largest divisor that is not yet known grows as sqrt(T): sum_{j<r} of the Poisson weights. */
    PowerLaw asymptote() {
        int r = sightings();
        // Gamma(r + 1/2) / Gamma(r)
        double ratio = 1 / GammaRatio.delta(r, 0.5);
        return new PowerLaw(-0.5, Math.sqrt(6) / Math.PI * ratio);
    }

    MeasuredCurve errors() {
        return curve(GcdLearning.ERROR, draws -> theory.error(draws, clean(), sightings()));
    }

    MeasuredCurve known() {
        return curve(GcdLearning.KNOWN, draws -> theory.known(draws, clean(), sightings()));
    }

    private MeasuredCurve curve(String quantity, LongToDoubleFunction exact) {
        return MeasuredCurve.of(quantity, arm, Settings.DRAWS, points, exact);
    }

    List<Verdict> exactVerdicts() {
        List<Verdict> errors = errors().verdicts();
        List<Verdict> known = known().verdicts();
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Measured point = points.get(i);
            long draws = Settings.whole(point.setting(), Settings.DRAWS);
            long runs = point.moments(GcdLearning.ERROR).count();
            if (runs * theory.undecided(draws, clean(), sightings()) >= UNDECIDED) {
                verdicts.add(errors.get(i));
                verdicts.add(known.get(i));
            }
        }
        return verdicts;
    }

    /** Exponent and prefactor of a clean curve, where theory says that the asymptote holds. */
    List<Verdict> asymptoticVerdicts() {
        return clean() == 1 ? errors().asymptoticVerdicts(asymptote()) : List.of();
    }
}
