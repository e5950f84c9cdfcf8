package org.longtail.validation.law.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.gamma.GammaRatio;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.PowerLawVerdicts;
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

    /** A point enters the fit of the asymptote when the exact value is closer to it than this many errors. */
    private static final double NEGLIGIBLE = 0.1;

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

    double error(long draws) {
        return theory.error(draws, clean(), sightings());
    }

    double known(long draws) {
        return theory.known(draws, clean(), sightings());
    }

    static long draws(Measured point) {
        return Settings.whole(point.setting(), Settings.DRAWS);
    }

    /** What remains when the largest divisor that is not yet known grows as sqrt(T): sum_{j<r} of the Poisson weights. */
    PowerLaw asymptote() {
        int r = sightings();
        // Gamma(r + 1/2) / Gamma(r)
        double ratio = 1 / GammaRatio.delta(r, 0.5);
        return new PowerLaw(-0.5, Math.sqrt(6) / Math.PI * ratio);
    }

    List<Verdict> exactVerdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Measured point : points) {
            long runs = point.moments(GcdLearning.ERROR).count();
            if (runs * theory.undecided(draws(point), clean(), sightings()) < UNDECIDED) {
                continue;
            }
            verdicts.add(verdict(GcdLearning.ERROR, point, error(draws(point))));
            verdicts.add(verdict(GcdLearning.KNOWN, point, known(draws(point))));
        }
        return verdicts;
    }

    private static Verdict verdict(String quantity, Measured point, double exact) {
        Moments measured = point.moments(quantity);
        return new Verdict(quantity, Kind.EXACT, point.setting(), exact, measured.mean(), measured.standardError());
    }

    /** Exponent and prefactor of a clean curve, where theory says that the asymptote holds. */
    List<Verdict> asymptoticVerdicts() {
        List<Measured> asymptotic = points.stream()
                .filter(point -> clean() == 1
                        && Math.abs(asymptote().at(draws(point)) - error(draws(point)))
                                <= NEGLIGIBLE * point.moments(GcdLearning.ERROR).standardError())
                .toList();
        if (asymptotic.size() < 3) {
            return List.of();
        }
        return PowerLawVerdicts.of(
                GcdLearning.ERROR,
                Settings.with(arm, Settings.DRAWS, draws(asymptotic.getFirst()) + ".." + draws(asymptotic.getLast())),
                asymptote(),
                asymptotic.stream().mapToDouble(GcdCurve::draws).toArray(),
                asymptotic.stream()
                        .mapToDouble(point -> point.moments(GcdLearning.ERROR).mean())
                        .toArray(),
                asymptotic.stream()
                        .mapToDouble(point -> point.moments(GcdLearning.ERROR).standardError())
                        .toArray());
    }
}
