package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.tool.Curves;

/**
 * The pictures of the tail cut: curves collapsed on the scaling function, one exponent's curves as measured, the trap of
 * subtracting the plateau, and what cuts tails in practice.
 */
final class TailCutFigures {

    private static final double SHOWN_EXPONENT = 1.5;

    /** Ten crossovers on, every curve lies on its plateau. */
    private static final double MOST_SCALED_DRAWS = 10;

    private TailCutFigures() {}

    static List<Figure> of(List<TailCut.Curve> curves, List<LearningCurve> mechanisms) {
        List<Figure> figures = new ArrayList<>(List.of(collapse(curves), learningCurves(curves)));
        if (!mechanisms.isEmpty()) {
            figures.add(CutMechanisms.figure(mechanisms));
        }
        return figures;
    }

    private static Figure collapse(List<TailCut.Curve> curves) {
        List<Series> series = new ArrayList<>();
        Map<Double, Double> leastDraws = new LinkedHashMap<>();
        for (TailCut.Curve curve : curves) {
            TailCutTheory theory = curve.theory();
            List<Point> points = curve.learning().measured().points().stream()
                    .map(p -> new Point(
                            p.x() * theory.edge(),
                            p.measured() / theory.plateau(),
                            p.standardError() / theory.plateau()))
                    .toList();
            leastDraws.merge(curve.exponent(), points.getFirst().x(), Math::min);
            series.add(new Series(
                    group(curve.exponent()) + ", k = " + theory.cut(),
                    group(curve.exponent()),
                    Style.MEASURED,
                    points));
        }
        leastDraws.forEach((exponent, least) -> {
            double c = 1 - 1 / exponent;
            String name = group(exponent);
            series.add(new Series(
                    name + ", scaling function",
                    name,
                    Style.EXACT,
                    Curves.over(least, MOST_SCALED_DRAWS, u -> ScalingForms.cutScaling(c, u))));
            series.add(new Series(
                    name + ", published sum",
                    name,
                    Style.PUBLISHED,
                    Curves.over(least, MOST_SCALED_DRAWS, u -> ScalingForms.additiveScaling(c, u))));
        });
        return new Figure(
                "Tail cut: all cuts of one exponent on one curve",
                "scaled draws u = T·C/Fₖ·(k+½)⁻ᵝ",
                "test error over plateau, E/Rₖ",
                series,
                List.of(new Marker(1, "crossover")));
    }

    private static Figure learningCurves(List<TailCut.Curve> curves) {
        List<Series> series = new ArrayList<>();
        List<Marker> markers = new ArrayList<>();
        for (TailCut.Curve curve : curves) {
            TailCutTheory theory = curve.theory();
            if (curve.exponent() == SHOWN_EXPONENT) {
                String name = "k = " + theory.cut();
                series.addAll(curve.learning().series(name));
                series.add(curve.learning().measured().curve(name, "published sum", Style.PUBLISHED, theory::additive));
                if (theory.crossover() <= curve.last().x()) {
                    markers.add(new Marker(theory.crossover(), "crossover, " + name));
                }
            }
        }
        return new Figure(
                "Test error after training on a cut tail, " + group(SHOWN_EXPONENT),
                "training draws T",
                "test error E",
                series,
                markers);
    }

    private static String group(double exponent) {
        return "β = " + exponent;
    }
}
