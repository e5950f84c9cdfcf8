package org.longtail.validation.law.arithmetic;

import java.util.ArrayList;
import java.util.List;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.tool.MeasuredCurve;

/** Error and divisors known against the number of labels. */
final class GcdFigures {

    private GcdFigures() {}

    static List<Figure> of(GcdTheory theory, List<GcdCurve> curves) {
        List<Series> errors = new ArrayList<>();
        List<Series> known = new ArrayList<>();
        List<Marker> markers = new ArrayList<>();
        for (GcdCurve curve : curves) {
            MeasuredCurve error = curve.errors();
            errors.addAll(error.measuredAndExact(name(curve)));
            if (curve.clean() == 1) {
                errors.add(error.curve(name(curve), "asymptote", Style.ASYMPTOTE, curve.asymptote()::at));
            }
            known.addAll(curve.known().measuredAndExact(name(curve)));
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

    private static String name(GcdCurve curve) {
        double clean = curve.clean();
        String labels =
                clean == 1 ? "clean" : clean == 0 ? "labels of a generator" : Math.round(100 * clean) + " % clean";
        return labels + ", " + curve.sightings() + (curve.sightings() == 1 ? " sighting" : " sightings");
    }
}
