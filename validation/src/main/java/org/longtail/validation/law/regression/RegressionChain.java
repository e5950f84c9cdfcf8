package org.longtail.validation.law.regression;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * Generations of regression with one kind of fit: w_0 is the truth; each generation draws a fresh Gaussian design of
 * {@code generatorRows} rows, labels it with the coefficients of the one before plus {@code generatorNoise}, and fits. The
 * risk of coefficients w is the expected squared error of their predictions, |w - w_0|^2 under the design's covariance.
 */
interface RegressionChain {

    String ESTIMATOR = "estimator";
    String GENERATIONS = "generations";
    String RISK = "risk";

    /** Adds this chain's settings, each with its own name as {@link #ESTIMATOR}. */
    void addTo(Plan plan, Budget budget);

    /** Runs independent chains of one setting. */
    Measurement measure(Map<String, Object> setting, int replicates, RandomStream stream);

    /**
     * Judges the settings that differ in the number of generations alone.
     *
     * @param group the parameters that the points share
     * @param points the measurements, by increasing number of generations
     */
    List<Verdict> verdicts(Map<String, Object> group, List<Measured> points);

    /** The curves of one group: measured risk against the number of generations, and what is predicted. */
    List<Series> series(Map<String, Object> group, List<Measured> points);

    /** Published forms beside the exact ones, where they differ. */
    default List<PublishedForm> published(Map<String, Object> group, List<Measured> points) {
        return List.of();
    }

    /** Title of the figure that holds the series of all groups. */
    String title();

    static double generations(Measured point) {
        return (double) Settings.whole(point.setting(), GENERATIONS);
    }

    static Verdict verdict(Measured point, Kind kind, double predicted) {
        Moments risk = point.moments(RISK);
        return new Verdict(RISK, kind, point.setting(), predicted, risk.mean(), risk.standardError());
    }

    static PublishedForm published(
            Measured point, String source, String published, String exact, double publishedValue, double exactValue) {
        Moments risk = point.moments(RISK);
        return new PublishedForm(
                RISK,
                source,
                published,
                exact,
                point.setting(),
                publishedValue,
                exactValue,
                risk.mean(),
                risk.standardError());
    }

    /** Measured points; no generations have no place on a logarithmic axis. */
    static Series measured(String group, List<Measured> points) {
        return new Series(
                group + ", measured",
                group,
                Style.MEASURED,
                points.stream()
                        .filter(point -> generations(point) > 0)
                        .map(point -> new Point(
                                generations(point),
                                point.moments(RISK).mean(),
                                point.moments(RISK).standardError()))
                        .toList());
    }

    static Series curve(String name, String group, Style style, List<Measured> points, DoubleUnaryOperator predicted) {
        return new Series(name, group, style, Curves.over(1, generations(points.getLast()), predicted));
    }
}
