package org.longtail.neural.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Results;

/** Every quantity against the generation; generation 0, trained on real text, stands at 1 on the logarithmic axis. */
final class TextFigures {

    private TextFigures() {}

    static List<Figure> of(Results results, int generations) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure("Perplexity on real text", TextStatistics.PERPLEXITY, results, generations));
        figures.add(
                figure("Word types of each generation's training text", TextStatistics.TYPES, results, generations));
        figures.add(figure(
                "Rare word types of each generation's training text", TextStatistics.RARE_TYPES, results, generations));
        for (Band band : Band.values()) {
            String quantity = TextStatistics.loss(band);
            figures.add(figure("Test " + quantity, quantity, results, generations));
        }
        figures.add(figure("Distinct bigrams", TextStatistics.BIGRAMS, results, generations));
        figures.add(figure("Tail exponent of the word counts", TextStatistics.TAIL_EXPONENT, results, generations));
        return figures;
    }

    private static Figure figure(String title, String quantity, Results results, int generations) {
        List<Series> series = new ArrayList<>();
        results.bySetting().forEach((setting, measurement) -> {
            String name = TextArm.of(setting).title();
            series.add(new Series(name, name, Style.MEASURED, points(measurement, quantity, generations)));
            if (quantity.equals(TextStatistics.TYPES)) {
                String expected = name + ", expected of independent draws";
                // As points: the axes span what is measured, and these lie far below.
                series.add(new Series(
                        expected,
                        expected,
                        Style.MEASURED,
                        points(measurement, TextStatistics.EXPECTED_TYPES, generations)));
            }
        });
        return new Figure(title, "1 + generation", quantity, series, List.of());
    }

    private static List<Point> points(Measurement measurement, String quantity, int generations) {
        Map<String, Moments> quantities = measurement.quantities();
        List<Point> points = new ArrayList<>();
        for (int generation = 0; generation <= generations; generation++) {
            @Nullable Moments moments = quantities.get(TextStatistics.inGeneration(quantity, generation));
            // A band may be empty, and a logarithmic axis has no zero.
            if (moments != null && moments.mean() > 0) {
                double error = moments.count() > 1 ? moments.standardError() : 0;
                points.add(new Point(1.0 + generation, moments.mean(), error));
            }
        }
        return points;
    }
}
