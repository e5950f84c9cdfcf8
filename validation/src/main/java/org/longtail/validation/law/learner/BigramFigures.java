package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.tool.MeasuredCurve;
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
            MeasuredCurve measured = curve.measured();
            String name = name(curve);
            series.addAll(measured.measuredAndExact(name));
            if (curve.exponent() != 2) {
                TwoTermLaw law = TwoTermLaw.of(curve.law());
                series.add(measured.curve(name, "leading term alone", Style.PUBLISHED, law.leading()::at));
                markers.add(new Marker(tenfold(law), "leading term tenfold, " + name));
            } else {
                PowerLaw power = TwoTermLaw.ofTwo();
                series.add(
                        measured.curve(name, "logarithm", Style.ASYMPTOTE, n -> Math.log(power.at(n)) / Math.sqrt(n)));
            }
        }
        double last = curves.stream()
                .mapToDouble(curve -> curve.measured().last())
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
        String name = name(curve);
        List<Series> series = new ArrayList<>(curve.measured().measuredAndExact(name));
        series.add(curve.measured()
                .curve(name, "T^−(1−1/β) alone", Style.PUBLISHED, BigramPublished.plainPower(curve)::at));
        return new Figure("Zipf contexts: error against pairs", "pairs T", "error E", series, List.of());
    }

    private static String name(BigramVerdicts.Curve curve) {
        return "β = " + curve.exponent();
    }
}
