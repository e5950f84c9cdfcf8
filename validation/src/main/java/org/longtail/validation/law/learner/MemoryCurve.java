package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.inference.LogLogFit;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * One weighting's measured errors against the dimensions.
 *
 * @param group the parameters that the points share
 * @param settings of each point
 * @param points with their exact values
 */
record MemoryCurve(Map<String, Object> group, List<Map<String, Object>> settings, List<CurvePoint> points) {

    static MemoryCurve of(Map<String, Object> group, List<Measured> measured) {
        List<Map<String, Object>> settings = new ArrayList<>();
        List<CurvePoint> points = new ArrayList<>();
        for (Measured point : measured) {
            MemoryTheory memory = AssociativeMemory.memory(point.setting());
            Moments error = point.moments(AssociativeMemory.ERROR);
            settings.add(point.setting());
            points.add(new CurvePoint(memory.dimensions(), memory.error(), error.mean(), error.standardError()));
        }
        return new MemoryCurve(group, settings, points);
    }

    /**
     * The slope at these sizes: the power of d is reached only where far more items than these crowd each other, so that the
     * fit through the measured errors is compared with the same fit through the exact ones.
     */
    Verdict slope() {
        LogLogFit measured =
                fit(points.stream().mapToDouble(CurvePoint::measured).toArray());
        LogLogFit exact = fit(points.stream().mapToDouble(CurvePoint::exact).toArray());
        String range = Math.round(points.getFirst().x()) + ".."
                + Math.round(points.getLast().x());
        return new Verdict(
                "exponent of error against dimensions at these sizes",
                Kind.EXPONENT,
                Settings.with(group, AssociativeMemory.DIMENSIONS, range),
                exact.exponent(),
                measured.exponent(),
                measured.exponentStandardError());
    }

    private LogLogFit fit(double[] errors) {
        return LogLogFit.of(
                points.stream().mapToDouble(CurvePoint::x).toArray(),
                errors,
                points.stream().mapToDouble(CurvePoint::standardError).toArray());
    }

    List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            CurvePoint point = points.get(i);
            verdicts.add(new Verdict(
                    "error of the memory",
                    Kind.EXACT,
                    settings.get(i),
                    point.exact(),
                    point.measured(),
                    point.standardError()));
        }
        return verdicts;
    }

    List<Series> series() {
        String name = "β = " + group.get(Settings.EXPONENT)
                + (group.containsKey(MemoryWeights.POWER)
                        ? ", ρ = " + group.get(MemoryWeights.POWER)
                        : ", the first d/2 alike");
        return List.of(
                CurvePoint.measured(name, points),
                new Series(
                        name + ", exact",
                        name,
                        Style.EXACT,
                        points.stream()
                                .map(point -> new Point(point.x(), point.exact(), 0))
                                .toList()));
    }
}
