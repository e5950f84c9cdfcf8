package org.longtail.validation.law.regression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * Measured risks of one descent against its steps.
 *
 * @param shape the descent
 * @param measured with exact values
 */
record DescentCurve(DescentShape shape, MeasuredCurve measured) {

    static DescentCurve of(Map<String, Object> group, List<Measured> points) {
        DescentShape shape = DescentShape.of(group);
        return new DescentCurve(
                shape,
                MeasuredCurve.of(
                        OnePassSgd.RISK, group, DescentShape.STEPS, points, steps -> DescentTheory.risk(shape, steps)));
    }

    private PowerLaw asymptote() {
        return DescentTheory.asymptote(
                shape.decay(), shape.step(), DescentTheory.stepFactor(shape.decay(), shape.step()));
    }

    List<Verdict> asymptoticVerdicts() {
        return OnePassSgd.isAsymptotic(shape) ? measured.asymptoticVerdicts(asymptote()) : List.of();
    }

    /** Measured and exact, with the power of N or the published sum. */
    List<Series> series() {
        String name = "a = " + shape.decay() + ", M = " + shape.features() + (shape.halved() ? ", halved steps" : "");
        List<Series> series = new ArrayList<>(measured.measuredAndExact(name));
        if (OnePassSgd.isAsymptotic(shape)) {
            series.add(measured.curve(name, "asymptote", Style.ASYMPTOTE, asymptote()::at));
        }
        if (OnePassSgd.hasFewFeatures(shape)) {
            series.add(measured.curve(
                    name, "published sum", Style.PUBLISHED, steps -> DescentTheory.additive(shape, steps)));
        }
        return series;
    }

    /** The most steps: there the features are learned, and both terms count. */
    List<PublishedForm> published() {
        return OnePassSgd.hasFewFeatures(shape)
                ? measured.published(
                        measured.last(),
                        "Licong Lin, Jingfeng Wu, Sham M. Kakade, Peter L. Bartlett, Jason D. Lee, Scaling Laws in Linear"
                                + " Regression, 2024: order of magnitude, here with the first M features in place of a"
                                + " Gaussian sketch",
                        "const N^−(1−1/a) + M^(1−a)/(a−1)",
                        "recursion of the second moments",
                        steps -> DescentTheory.additive(shape, steps))
                : List.of();
    }
}
