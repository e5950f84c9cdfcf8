package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.tail.GenerationCurves.Point;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/** The pictures of the generations: the shifted curve, the growth with n, the ways to mix in old or fresh data. */
final class GenerationFigures {

    private static final double EXPONENT = 1.5;

    /** The samples whose growth with n is drawn. */
    private static final long GROWTH_DRAWS = 1000;

    private final GenerationCurves curves;
    private final PowerLaw firstLearner;

    GenerationFigures(GenerationCurves curves) {
        this.curves = curves;
        Zipf law = Zipf.of(EXPONENT);
        this.firstLearner = ScalingForms.missingMass(law, law);
    }

    List<Figure> all() {
        return List.of(shift(), growth(), regimes());
    }

    /** The same power law for every generation, moved to the right. */
    private Figure shift() {
        Map<Long, List<Point>> byGeneration = new LinkedHashMap<>();
        for (Point point : curves.points()) {
            long draws = DataRegime.draws(point.setting());
            if (draws >= GROWTH_DRAWS && point.isAt(ReplacedData.NAME, EXPONENT, draws)) {
                byGeneration
                        .computeIfAbsent(point.generations(), n -> new ArrayList<>())
                        .add(point);
            }
        }
        List<Series> series = new ArrayList<>();
        byGeneration.forEach((n, points) -> {
            String name = "generation " + n;
            ToDoubleFunction<Point> draws = point -> (double) DataRegime.draws(point.setting());
            series.addAll(series(name, points, draws));
            series.add(new Series(
                    name + ", A(T₀sₙ)^−c",
                    name,
                    Style.ASYMPTOTE,
                    Curves.over(
                            draws.applyAsDouble(points.getFirst()),
                            draws.applyAsDouble(points.getLast()),
                            x -> firstLearner.at(x * EffectiveDraws.share(n)))));
        });
        return new Figure(
                "Each generation shifts the learning curve, β = " + EXPONENT,
                "draws of each generation T₀",
                "test error E",
                series,
                List.of());
    }

    private Figure growth() {
        List<Point> points = curves.along(ReplacedData.NAME, EXPONENT, GROWTH_DRAWS);
        String name = "T₀ = " + GROWTH_DRAWS;
        List<Series> series = new ArrayList<>();
        if (!points.isEmpty()) {
            double last = points.getLast().generations();
            Map<String, Object> setting = points.getLast().setting();
            series.add(measured(name, points, Point::generations));
            series.add(new Series(
                    name + ", exact",
                    name,
                    Style.EXACT,
                    Curves.overWholeNumbers(
                            1,
                            last,
                            n -> new ReplacedData().error(Settings.with(setting, DataRegime.GENERATIONS, n)))));
            series.add(new Series(
                    name + ", (n/2)^c",
                    name,
                    Style.ASYMPTOTE,
                    Curves.over(2, last, n -> firstLearner.at(2 * GROWTH_DRAWS / n))));
            series.add(new Series(
                    name + ", published, in proportion to n",
                    name,
                    Style.PUBLISHED,
                    Curves.over(1, last, n -> n * firstLearner.at((double) GROWTH_DRAWS))));
        }
        return new Figure(
                "The error grows as (n/2)^c, not in proportion to n, β = " + EXPONENT,
                "generations n",
                "test error E",
                series,
                List.of());
    }

    private Figure regimes() {
        Map<String, List<Point>> byRegime = new LinkedHashMap<>();
        for (Point point : curves.points()) {
            String regime = Generations.regime(point.setting()).name();
            if (point.isAt(regime, EXPONENT, Generations.SMALL)) {
                byRegime.computeIfAbsent(regime, name -> new ArrayList<>()).add(point);
            }
        }
        List<Series> series = new ArrayList<>();
        byRegime.forEach((name, points) -> {
            series.addAll(series(name, points, Point::generations));
            DataRegime regime = Generations.regime(points.getFirst().setting());
            series.add(new Series(
                    name + ", effective draws",
                    name,
                    Style.ASYMPTOTE,
                    Curves.overWholeNumbers(
                            points.getFirst().generations(),
                            points.getLast().generations(),
                            n -> firstLearner.at(regime.effectiveDraws(
                                    Settings.with(points.getFirst().setting(), DataRegime.GENERATIONS, n))))));
        });
        return new Figure(
                "Kept or fresh real data stop the collapse, β = " + EXPONENT + ", T = " + Generations.SMALL,
                "generations n",
                "test error E",
                series,
                List.of());
    }

    private static List<Series> series(String name, List<Point> points, ToDoubleFunction<Point> x) {
        return List.of(
                measured(name, points, x),
                new Series(
                        name + ", exact",
                        name,
                        Style.EXACT,
                        points.stream()
                                .map(p -> new Figure.Point(x.applyAsDouble(p), p.exact(), 0))
                                .toList()));
    }

    private static Series measured(String name, List<Point> points, ToDoubleFunction<Point> x) {
        return new Series(
                name + ", measured",
                name,
                Style.MEASURED,
                points.stream()
                        .map(p -> new Figure.Point(
                                x.applyAsDouble(p), p.measured(), p.moments().standardError()))
                        .toList());
    }
}
