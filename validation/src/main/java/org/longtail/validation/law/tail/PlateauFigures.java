package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tail.PlateauSubtraction.Window;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.PowerLaw;

/** What the trap looks like: straight lines through every window, and the exponents that they show. */
final class PlateauFigures {

    private static final String TRUTH = "scaling function";

    private PlateauFigures() {}

    static List<Figure> of(TailCutTheory theory, List<Window> windows) {
        return List.of(fits(theory, windows), exponents(theory.decay(), windows));
    }

    private static Figure fits(TailCutTheory theory, List<Window> windows) {
        double from = Window.draws(windows.getFirst().points().getFirst());
        double to = Window.draws(windows.getLast().points().getLast());
        List<Series> series = new ArrayList<>();
        series.add(new Series("exact", TRUTH, Style.EXACT, Curves.overWholeNumbers(from, to, theory::excess)));
        series.add(new Series(
                "A T^−c",
                TRUTH,
                Style.PUBLISHED,
                Curves.over(from, to, ScalingForms.missingMass(theory.truth(), theory.truth())::at)));
        for (Window window : windows) {
            String group = "fitted at u = " + window.scaledDraws();
            series.add(new Series(
                    group + ", measured",
                    group,
                    Style.MEASURED,
                    window.points().stream().map(PlateauFigures::measured).toList()));
            series.add(new Series(
                    group + ", power law",
                    group,
                    Style.FITTED,
                    Curves.over(
                            from,
                            to,
                            new PowerLaw(
                                    window.measured().exponent(),
                                    window.measured().prefactor())::at)));
        }
        return new Figure(
                "The naive fit: a power law through each window of the error above its plateau",
                "training draws T",
                "E − R_k",
                series,
                List.of(new Marker(theory.drawsAt(1), "u = 1")));
    }

    private static Point measured(Verdict point) {
        return new Point(Window.draws(point), point.measured(), point.standardError());
    }

    private static Figure exponents(double c, List<Window> windows) {
        double from = windows.getFirst().scaledDraws() / 2;
        double to = windows.getLast().scaledDraws() * 2;
        String group = "exponent";
        return new Figure(
                "The exponent that a window shows depends on its place alone",
                "scaled draws u",
                "minus the fitted exponent",
                List.of(
                        new Series(
                                "fitted",
                                group,
                                Style.MEASURED,
                                windows.stream()
                                        .map(w -> new Point(
                                                w.scaledDraws(),
                                                -w.measured().exponent(),
                                                w.measured().exponentStandardError()))
                                        .toList()),
                        new Series(
                                "local exponent",
                                group,
                                Style.EXACT,
                                Curves.over(from, to, u -> -TailCutTheory.localSlope(c, u))),
                        new Series("c", group, Style.PUBLISHED, Curves.over(from, to, u -> c))),
                List.of());
    }
}
