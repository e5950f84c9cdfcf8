package org.longtail.validation.law.learner;

import java.util.List;
import java.util.Map;
import org.longtail.inference.LogLogFit;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * One weighting's measured errors against the dimensions.
 *
 * @param measured with exact values
 */
record MemoryCurve(MeasuredCurve measured) {

    static final String ERROR = "error of the memory";

    static MemoryCurve of(Map<String, Object> group, List<Measured> points) {
        return new MemoryCurve(MeasuredCurve.of(
                ERROR,
                group,
                AssociativeMemory.DIMENSIONS,
                points,
                dimensions -> AssociativeMemory.memory(Settings.with(group, AssociativeMemory.DIMENSIONS, dimensions))
                        .error()));
    }

    /**
     * The slope at these sizes: the power of d is reached only where far more items than these crowd each other, so that the
     * fit through the measured errors is compared with the same fit through the exact ones.
     */
    Verdict slope() {
        LogLogFit fitted =
                fit(points().stream().mapToDouble(CurvePoint::measured).toArray());
        LogLogFit exact = fit(points().stream().mapToDouble(CurvePoint::exact).toArray());
        String range = Math.round(measured.first()) + ".." + Math.round(measured.last());
        return new Verdict(
                "exponent of error against dimensions at these sizes",
                Kind.EXPONENT,
                Settings.with(measured.group(), AssociativeMemory.DIMENSIONS, range),
                exact.exponent(),
                fitted.exponent(),
                fitted.exponentStandardError());
    }

    private LogLogFit fit(double[] errors) {
        return LogLogFit.of(
                points().stream().mapToDouble(CurvePoint::x).toArray(),
                errors,
                points().stream().mapToDouble(CurvePoint::standardError).toArray());
    }

    private List<CurvePoint> points() {
        return measured.points();
    }

    /** The exact error is a quadrature for each item: drawn where it was measured. */
    List<Series> series() {
        Map<String, Object> group = measured.group();
        String name = "β = " + group.get(Settings.EXPONENT)
                + (group.containsKey(MemoryWeights.POWER)
                        ? ", ρ = " + group.get(MemoryWeights.POWER)
                        : ", the first d/2 alike");
        List<Point> exact = points().stream()
                .map(point -> new Point(point.x(), point.exact(), 0))
                .toList();
        return List.of(CurvePoint.measured(name, points()), new Series(name + ", exact", name, Style.EXACT, exact));
    }
}
