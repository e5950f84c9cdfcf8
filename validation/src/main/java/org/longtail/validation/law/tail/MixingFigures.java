package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.tool.Curves;

/** The pictures of mixing: the plateau and both limits, and the slow change of limits with a narrowed tail. */
final class MixingFigures {

    /** The exact curve is drawn to here, far beyond what is drawn rank by rank. */
    private static final double LAST = 1e9;

    private MixingFigures() {}

    static List<Figure> of(List<Mixing.Curve> curves) {
        List<Figure> figures = new ArrayList<>();
        for (Mixing.Curve curve : curves) {
            if (curve.setting().equals(Mixing.PLATEAU)) {
                figures.add(plateau(curve));
            } else if (curve.setting().equals(Mixing.NARROWED)) {
                figures.add(narrowed(curve));
            } else if (curve.setting().equals(Mixing.LATE)) {
                figures.add(late(curve));
            }
        }
        return figures;
    }

    private static Figure plateau(Mixing.Curve curve) {
        MixingTheory theory = curve.theory();
        return figure(
                "The plateau before the real data show, ",
                curve,
                List.of(
                        new Marker(theory.crossover(), "kᵝ/C"),
                        new Marker(theory.crossover() / theory.share(), "kᵝ/(fC)")),
                new Series("plateau Rₖ", "limits", Style.ASYMPTOTE, Curves.over(100, LAST, t -> theory.plateau())));
    }

    private static Figure late(Mixing.Curve curve) {
        MixingTheory theory = curve.theory();
        return figure(
                "From the synthetic to the real law, ",
                curve,
                List.of(
                        new Marker(theory.crossover(), "kᵝ/C"),
                        new Marker(theory.crossover() / theory.share(), "kᵝ/(fC)")));
    }

    private static Figure narrowed(Mixing.Curve curve) {
        return figure(
                "Narrowed synthetic data give way slowly, ",
                curve,
                List.of(new Marker(curve.theory().takeover(), "real data take over")));
    }

    private static Figure figure(String title, Mixing.Curve curve, List<Marker> markers, Series... more) {
        MixingTheory theory = curve.theory();
        String name = "f = " + theory.share();
        List<Series> series = new ArrayList<>();
        series.add(curve.measured().series(name).getFirst());
        series.add(new Series(name + ", exact", name, Style.EXACT, Curves.overWholeNumbers(100, LAST, theory::error)));
        series.add(new Series("early", "limits", Style.ASYMPTOTE, Curves.over(100, LAST, theory.early()::at)));
        series.add(new Series("late, A(fT)⁻ᶜ", "limits", Style.ASYMPTOTE, Curves.over(100, LAST, theory.late()::at)));
        series.addAll(List.of(more));
        String tail = theory.isCut()
                ? ", k = " + theory.cut()
                : ", β' = " + theory.generator().exponent();
        return new Figure(
                title + "β = " + theory.truth().exponent() + tail + ", f = " + theory.share(),
                "training draws T",
                "test error E",
                series,
                markers);
    }
}
