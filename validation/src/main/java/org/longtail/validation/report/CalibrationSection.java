package org.longtail.validation.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Point;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.study.Calibration;

/** Whether the z of all independent cells follow the standard normal law: in numbers, and as a picture. */
final class CalibrationSection {

    /** The region that the picture shows leaves out so much on each side. */
    private static final double OUTSIDE = 0.025;

    private CalibrationSection() {}

    static void describe(HtmlPage.Section section, Calibration calibration) {
        section.text(
                        "Every setting of every law draws its own random numbers. Where the standard errors are honest, the z of"
                                + " these independent cells follow the standard normal law, and they do"
                                + (calibration.holds() ? "." : " not."))
                .keyValues(described(calibration))
                .figures(List.of(figure(calibration)));
    }

    /** Names and values for people. */
    static Map<String, String> described(Calibration calibration) {
        double n = calibration.z().size();
        Map<String, String> described = new LinkedHashMap<>();
        described.put("Independent cells", Integer.toString(calibration.z().size()));
        described.put(
                "Kolmogorov-Smirnov distance",
                String.format(Locale.ROOT, "%.4f, p = %.2g", calibration.distance(), calibration.pValue()));
        described.put("Mean, in theory 0", Numbers.measured(calibration.mean(), 1 / Math.sqrt(n)));
        described.put(
                "Standard deviation, in theory 1",
                Numbers.measured(calibration.standardDeviation(), 1 / Math.sqrt(2 * (n - 1))));
        described.put(
                "Largest |z|",
                String.format(
                        Locale.ROOT,
                        "%.2f; expected %.2f, in 95 %% of runs %.2f to %.2f",
                        calibration.largest(),
                        calibration.expectedLargest(),
                        calibration.largestQuantile(OUTSIDE),
                        calibration.largestQuantile(1 - OUTSIDE)));
        return described;
    }

    private static Figure figure(Calibration calibration) {
        double[] expected = calibration.normalQuantiles();
        double[] low = calibration.quantilesOfPlaces(OUTSIDE);
        double[] high = calibration.quantilesOfPlaces(1 - OUTSIDE);
        List<Point> measured = new ArrayList<>();
        List<Point> line = new ArrayList<>();
        List<Point> lower = new ArrayList<>();
        List<Point> upper = new ArrayList<>();
        for (int i = 0; i < expected.length; i++) {
            measured.add(new Point(expected[i], calibration.z().get(i), 0));
            line.add(new Point(expected[i], expected[i], 0));
            lower.add(new Point(expected[i], low[i], 0));
            upper.add(new Point(expected[i], high[i], 0));
        }
        String group = "z of independent cells";
        return new Figure(
                "All independent z against the normal law",
                Figure.Axes.LINEAR,
                "quantile of the normal law",
                "z, in ascending order",
                List.of(
                        new Series(group, group, Style.MEASURED, measured),
                        new Series("normal law", group, Style.EXACT, line),
                        new Series("95 %, low", group, Style.CHANCE, lower),
                        new Series("95 %, high", group, Style.CHANCE, upper)),
                List.of());
    }
}
