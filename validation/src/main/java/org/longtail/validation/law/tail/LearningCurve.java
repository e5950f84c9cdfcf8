package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.PowerLawVerdicts;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.ExpectedCounts;

/**
 * A measured quantity against the number of draws, beside its exact values and its asymptotic power law.
 *
 * @param quantity what is measured
 * @param group the parameters that all points share
 * @param points one per number of draws, in increasing order
 * @param asymptote the power law for many draws
 */
record LearningCurve(String quantity, Map<String, Object> group, List<Point> points, PowerLaw asymptote) {

    /** A point enters the fit of the asymptote when the exact value is closer to the asymptote than this many errors. */
    private static final double NEGLIGIBLE = 0.1;

    /**
     * One number of draws.
     *
     * @param setting its parameters
     * @param draws the abscissa
     * @param exact the value at this finite size
     * @param measured mean over replicates
     * @param standardError its standard error
     */
    record Point(Map<String, Object> setting, double draws, double exact, double measured, double standardError) {}

    /** The test error of a support learner; the standard errors are those that theory gives for so many replicates. */
    static LearningCurve ofErrors(
            String quantity,
            Map<String, Object> group,
            List<Measured> measured,
            DiscreteLaw test,
            DiscreteLaw training,
            PowerLaw asymptote) {
        List<Point> points = new ArrayList<>();
        for (Measured m : measured) {
            long draws = Settings.whole(m.setting(), Settings.DRAWS);
            Moments errors = m.moments(quantity);
            double variance = ExpectedCounts.missingMassVariance(test, training, draws);
            points.add(new Point(
                    m.setting(),
                    (double) draws,
                    ExpectedCounts.missingMass(test, training, draws),
                    errors.mean(),
                    Math.sqrt(variance / errors.count())));
        }
        return new LearningCurve(quantity, group, points, asymptote);
    }

    /** The fitted exponent and prefactor against the asymptote, and every point against the exact value. */
    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>(asymptoticVerdicts());
        for (Point p : points) {
            verdicts.add(new Verdict(quantity, Kind.EXACT, p.setting, p.exact, p.measured, p.standardError));
        }
        return verdicts;
    }

    /**
     * The fit uses only the points where theory itself says that the asymptote holds to a tenth of the standard error: a
     * slope bent by known finite-size corrections would say nothing about the law.
     */
    List<Verdict> asymptoticVerdicts() {
        List<Point> asymptotic = points.stream()
                .filter(p -> Math.abs(asymptote.at(p.draws) - p.exact) <= NEGLIGIBLE * p.standardError)
                .toList();
        if (asymptotic.size() < 3 || asymptote.exponent() == 0) {
            return List.of();
        }
        double[] x = asymptotic.stream().mapToDouble(Point::draws).toArray();
        double[] y = asymptotic.stream().mapToDouble(Point::measured).toArray();
        double[] errors = asymptotic.stream().mapToDouble(Point::standardError).toArray();
        Map<String, Object> setting = Settings.with(group, Settings.DRAWS, range(asymptotic));
        return PowerLawVerdicts.of(quantity, setting, asymptote, x, y, errors);
    }

    private static String range(List<Point> points) {
        return Settings.whole(points.getFirst().setting, Settings.DRAWS) + ".."
                + Settings.whole(points.getLast().setting, Settings.DRAWS);
    }

    /** Measured points, the exact curve and the asymptote, in one colour. */
    List<Series> series(String name, LongToDoubleFunction exact) {
        return List.of(
                new Series(
                        name + ", measured",
                        name,
                        Style.MEASURED,
                        points.stream()
                                .map(p -> new Figure.Point(p.draws, p.measured, p.standardError))
                                .toList()),
                new Series(
                        name + ", exact",
                        name,
                        Style.EXACT,
                        Curves.overWholeNumbers(points.getFirst().draws, points.getLast().draws, exact)),
                new Series(
                        name + ", asymptote",
                        name,
                        Style.ASYMPTOTE,
                        Curves.over(points.getFirst().draws, points.getLast().draws, asymptote::at)));
    }
}
