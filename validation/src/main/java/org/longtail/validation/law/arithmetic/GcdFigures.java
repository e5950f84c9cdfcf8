package org.longtail.validation.law.arithmetic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Settings.Measured;

/** Error and divisors known against the number of labels. */
final class GcdFigures {

    private GcdFigures() {}

    static List<Figure> of(GcdTheory theory, List<GcdCurve> curves) {
        List<Series> errors = new ArrayList<>();
        List<Series> known = new ArrayList<>();
        List<Marker> markers = new ArrayList<>();
        for (GcdCurve curve : curves) {
            errors.addAll(series(curve, GcdLearning.ERROR, curve::error));
            if (curve.clean() == 1) {
                errors.add(new Series(
                        name(curve) + ", asymptote",
                        name(curve),
                        Style.ASYMPTOTE,
                        Curves.over(first(curve), last(curve), curve.asymptote()::at)));
            }
            known.addAll(series(curve, GcdLearning.KNOWN, curve::known));
            if (curve.clean() > 0 && curve.clean() < 1) {
                // The first divisor beyond the cut has been seen often enough, among the clean labels alone.
                double rate = curve.clean() * theory.firstUnknown();
                markers.add(new Marker(curve.sightings() / rate, "clean labels speak"));
            }
        }
        return List.of(
                new Figure("Error of the divisor-list learner", "labels T", "error", errors, markers),
                new Figure("Divisors known", "labels T", "divisors known", known, markers));
    }

    private static List<Series> series(GcdCurve curve, String quantity, LongToDoubleFunction exact) {
        List<Point> points = curve.points().stream()
                .map(point -> {
                    Moments moments = point.moments(quantity);
                    return new Point((double) GcdCurve.draws(point), moments.mean(), moments.standardError());
                })
                .toList();
        String name = name(curve);
        return List.of(
                new Series(name + ", measured", name, Style.MEASURED, points),
                new Series(
                        name + ", exact",
                        name,
                        Style.EXACT,
                        Curves.overWholeNumbers(first(curve), last(curve), exact)));
    }

    private static double first(GcdCurve curve) {
        return point(curve.points().getFirst());
    }

    private static double last(GcdCurve curve) {
        return point(curve.points().getLast());
    }

    private static double point(Measured measured) {
        return (double) GcdCurve.draws(measured);
    }

    private static String name(GcdCurve curve) {
        double clean = curve.clean();
        String labels =
                clean == 1 ? "clean" : clean == 0 ? "labels of a generator" : Math.round(100 * clean) + " % clean";
        return labels + ", " + curve.sightings() + (curve.sightings() == 1 ? " sighting" : " sightings");
    }
}
