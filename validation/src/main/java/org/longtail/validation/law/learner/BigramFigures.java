package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.PowerLaw;

/** The two pictures of the bigram model: one context, and Zipf contexts. */
final class BigramFigures {

    private BigramFigures() {}

    static List<Figure> of(List<BigramVerdicts.Curve> curves) {
        List<Figure> figures = new ArrayList<>();
        List<BigramVerdicts.Curve> one =
                curves.stream().filter(BigramVerdicts.Curve::ofOneContext).toList();
        if (!one.isEmpty()) {
            figures.add(oneContext(one));
        }
        curves.stream()
                .filter(curve -> !curve.ofOneContext())
                .map(BigramFigures::zipfContexts)
                .forEach(figures::add);
        return figures;
    }

    private static Figure oneContext(List<BigramVerdicts.Curve> curves) {
        List<Series> series = new ArrayList<>();
        List<Marker> markers = new ArrayList<>();
        for (BigramVerdicts.Curve curve : curves) {
            List<CurvePoint> points = curve.points();
            String name = name(curve);
            series.addAll(measuredAndExact(curve, points));
            if (curve.exponent() != 2) {
                TwoTermLaw law = TwoTermLaw.of(curve.law());
                series.add(asymptote(name + ", leading term alone", name, Style.PUBLISHED, points, law.leading()::at));
                markers.add(new Marker(tenfold(law), "leading term tenfold, " + name));
            } else {
                PowerLaw power = TwoTermLaw.ofTwo();
                series.add(asymptote(
                        name + ", logarithm",
                        name,
                        Style.ASYMPTOTE,
                        points,
                        n -> Math.log(power.at(n)) / Math.sqrt(n)));
            }
        }
        double last = curves.stream()
                .mapToDouble(curve -> curve.points().getLast().x())
                .max()
                .orElseThrow();
        return new Figure(
                "One context: total variation against samples",
                "samples n",
                "E TV",
                series,
                markers.stream().filter(marker -> marker.x() <= last).toList());
    }

    /** Where the leading term is ten times the second. */
    private static double tenfold(TwoTermLaw law) {
        double ratio = Math.abs(law.leading().prefactor() / law.second().prefactor());
        return Math.pow(10 / ratio, 1 / (law.leading().exponent() - law.second().exponent()));
    }

    private static Figure zipfContexts(BigramVerdicts.Curve curve) {
        List<CurvePoint> points = curve.points();
        CurvePoint first = points.getFirst();
        double decay = 1 - 1 / curve.exponent();
        String name = name(curve);
        List<Series> series = new ArrayList<>(measuredAndExact(curve, points));
        series.add(asymptote(
                name + ", T^−(1−1/β) alone",
                name,
                Style.PUBLISHED,
                points,
                draws -> first.exact() * Math.pow(draws / first.x(), -decay)));
        return new Figure("Zipf contexts: error against pairs", "pairs T", "error E", series, List.of());
    }

    private static List<Series> measuredAndExact(BigramVerdicts.Curve curve, List<CurvePoint> points) {
        String name = name(curve);
        return List.of(
                CurvePoint.measured(name, points),
                new Series(
                        name + ", exact",
                        name,
                        Style.EXACT,
                        Curves.overWholeNumbers(
                                points.getFirst().x(), points.getLast().x(), curve.exact())));
    }

    private static Series asymptote(
            String name, String group, Style style, List<CurvePoint> points, DoubleUnaryOperator law) {
        return new Series(
                name,
                group,
                style,
                Curves.over(points.getFirst().x(), points.getLast().x(), law));
    }

    private static String name(BigramVerdicts.Curve curve) {
        return "β = " + curve.exponent();
    }
}
