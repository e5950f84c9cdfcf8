package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * Measured risks of one descent against its steps.
 *
 * @param group the parameters that the points share
 * @param shape the same, read
 * @param settings of each point
 * @param points with their exact values
 */
record DescentCurve(
        Map<String, Object> group, DescentShape shape, List<Map<String, Object>> settings, List<CurvePoint> points) {

    static DescentCurve of(Map<String, Object> group, List<Measured> measured) {
        DescentShape shape = DescentShape.of(group);
        List<Map<String, Object>> settings = new ArrayList<>();
        List<CurvePoint> points = new ArrayList<>();
        for (Measured point : measured) {
            long steps = Settings.whole(point.setting(), DescentShape.STEPS);
            Moments risk = point.moments(OnePassSgd.RISK);
            settings.add(point.setting());
            points.add(new CurvePoint(
                    (double) steps, DescentTheory.risk(shape, steps), risk.mean(), risk.standardError()));
        }
        return new DescentCurve(group, shape, settings, points);
    }

    private PowerLaw asymptote() {
        return DescentTheory.asymptote(
                shape.decay(), shape.step(), DescentTheory.stepFactor(shape.decay(), shape.step()));
    }

    List<Verdict> asymptoticVerdicts() {
        return OnePassSgd.isAsymptotic(group)
                ? CurvePoint.asymptoticVerdicts("risk against steps", group, DescentShape.STEPS, points, asymptote())
                : List.of();
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            CurvePoint point = points.get(i);
            verdicts.add(new Verdict(
                    OnePassSgd.RISK,
                    Kind.EXACT,
                    settings.get(i),
                    point.exact(),
                    point.measured(),
                    point.standardError()));
        }
        return verdicts;
    }

    /** Measured and exact, with the power of N or the published sum. */
    List<Series> series() {
        String name = "a = " + shape.decay() + ", M = " + shape.features() + (shape.halved() ? ", halved steps" : "");
        double first = points.getFirst().x();
        double last = points.getLast().x();
        List<Series> series = new ArrayList<>(List.of(
                CurvePoint.measured(name, points),
                new Series(
                        name + ", exact",
                        name,
                        Style.EXACT,
                        Curves.overWholeNumbers(first, last, steps -> DescentTheory.risk(shape, steps)))));
        if (OnePassSgd.isAsymptotic(group)) {
            series.add(
                    new Series(name + ", asymptote", name, Style.ASYMPTOTE, Curves.over(first, last, asymptote()::at)));
        }
        if (OnePassSgd.hasFewFeatures(group)) {
            series.add(new Series(
                    name + ", published sum",
                    name,
                    Style.PUBLISHED,
                    Curves.over(first, last, steps -> DescentTheory.additive(shape, steps))));
        }
        return series;
    }

    /** The most steps: there the features are learned, and both terms count. */
    List<PublishedForm> published() {
        if (!OnePassSgd.hasFewFeatures(group)) {
            return List.of();
        }
        CurvePoint last = points.getLast();
        return List.of(new PublishedForm(
                OnePassSgd.RISK,
                "Licong Lin, Jingfeng Wu, Sham M. Kakade, Peter L. Bartlett, Jason D. Lee, Scaling Laws in Linear Regression,"
                        + " 2024: order of magnitude, here with the first M features in place of a Gaussian sketch",
                "const N^−(1−1/a) + M^(1−a)/(a−1)",
                "recursion of the second moments",
                settings.getLast(),
                DescentTheory.additive(shape, last.x()),
                last.exact(),
                last.measured(),
                last.standardError()));
    }
}
