package org.longtail.validation.report;

import com.google.gson.Gson;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;
import org.longtail.validation.law.Figure;

/**
 * A figure as the page's script reads it.
 *
 * @param title its caption
 * @param json its data; holds no character that could end the element it stands in
 */
record FigureJson(String title, String json) {

    /** Gson writes angle brackets as Unicode escapes unless told otherwise: the page's safety rests on it. */
    private static final Gson GSON = new Gson();

    private record SeriesData(String name, String group, String style, List<double[]> points) {}

    private record FigureData(
            String axes, String xLabel, String yLabel, List<SeriesData> series, List<Figure.Marker> markers) {}

    static FigureJson of(Figure figure) {
        // What an axis can show.
        DoublePredicate shown = switch (figure.axes()) {
            case LOG_LOG -> FigureJson::positive;
            case LINEAR -> Double::isFinite;
        };
        List<SeriesData> series = figure.series().stream()
                .map(s -> new SeriesData(
                        s.name(),
                        s.group(),
                        name(s.style()),
                        s.points().stream()
                                .filter(p -> shown.test(p.x()) && shown.test(p.y()))
                                .map(FigureJson::numbers)
                                .toList()))
                .filter(s -> !s.points.isEmpty())
                .toList();
        List<Figure.Marker> markers =
                figure.markers().stream().filter(m -> shown.test(m.x())).toList();
        return new FigureJson(
                figure.title(),
                GSON.toJson(new FigureData(name(figure.axes()), figure.xLabel(), figure.yLabel(), series, markers)));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static boolean positive(double value) {
        return value > 0 && Double.isFinite(value);
    }

    /** JSON has no NaN: a point whose error is unknown gets no error bar. */
    private static double[] numbers(Figure.Point point) {
        return new double[] {point.x(), point.y(), positive(point.standardError()) ? point.standardError() : 0};
    }
}
