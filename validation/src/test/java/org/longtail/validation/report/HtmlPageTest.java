package org.longtail.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.report.Table.Cell;
import org.longtail.validation.study.DiffusionLaw;
import org.longtail.validation.study.LocalEngine;
import org.longtail.validation.study.Progress;
import org.longtail.validation.study.Study;

class HtmlPageTest {

    private static final String HOSTILE = "<script>alert('x')</script> & \"quotes\"";

    private static String text(byte[] page) {
        return new String(page, StandardCharsets.UTF_8);
    }

    private static String report() throws InterruptedException {
        return text(HtmlReport.of(
                new Study(List.of(DiffusionLaw.holding(), DiffusionLaw.failing()), 1, Budget.QUICK)
                        .run(new LocalEngine(1), Progress.NONE),
                Environment.of(1, Instant.EPOCH, Duration.ZERO),
                "longtail validate --seed 1"));
    }

    @Test
    void loadsNothing() throws InterruptedException {
        // What may stand in the page: uPlot's notice, a comment, names its home page.
        String page = report().replace("https://github.com/leeoniya/uPlot", "");
        assertFalse(Pattern.compile("https?://").matcher(page).find());
        assertFalse(Pattern.compile("(?i)<(link(?! rel=\"icon\" href=\"data:,\")|iframe|img|object|embed|base)\\b")
                .matcher(page)
                .find());
        assertFalse(Pattern.compile("(?i)<script[^>]*\\ssrc|@import|url\\(|\\bfetch\\(|XMLHttpRequest|import\\(")
                .matcher(page)
                .find());
    }

    @Test
    void keepsTheLicenceOfWhatItCarries() throws InterruptedException {
        String page = report();
        assertTrue(page.contains("Copyright (c) 2022 Leon Sorokin"));
        assertTrue(page.contains("uPlot (v1.6.30)"));
    }

    @Test
    void escapesAllText() {
        Table table = new Table(List.of(Cell.text(HOSTILE)), List.of(List.of(Cell.link(HOSTILE, "#\"><b>"))));
        Figure figure = new Figure(
                HOSTILE,
                HOSTILE,
                HOSTILE,
                List.of(new Figure.Series(
                        HOSTILE, HOSTILE, Figure.Style.MEASURED, List.of(new Figure.Point(1, 2, 0.5)))),
                List.of(new Figure.Marker(1, HOSTILE)));
        String page = text(new HtmlPage(HOSTILE, HOSTILE)
                .section(
                        HOSTILE,
                        "\"><b>",
                        section -> section.text(HOSTILE)
                                .formula(HOSTILE)
                                .code(HOSTILE)
                                .keyValues(Map.of(HOSTILE, HOSTILE))
                                .table(table)
                                .figures(List.of(figure))
                                .details(HOSTILE, folded -> folded.text(HOSTILE).table(table)))
                .toBytes());
        assertFalse(page.contains("<script>alert"), "markup is escaped");
        assertFalse(page.contains("\"><b>"), "attributes are escaped");
        // Title, heading, lead; section heading; text, code, pair; header, cell and its label; caption and label;
        // details. The formula is set sign by sign.
        assertEquals(3 + 1 + 2 + 2 + 3 + 2 + 5, count(page, "&lt;script&gt;alert"));
    }

    @Test
    void dataOfFiguresCannotEndTheirElement() throws InterruptedException {
        Matcher data = Pattern.compile("(?s)<script type=\"application/json\">(.*?)</script>")
                .matcher(report());
        List<Integer> series = new ArrayList<>();
        while (data.find()) {
            JsonObject figure = JsonParser.parseString(data.group(1)).getAsJsonObject();
            series.add(figure.getAsJsonArray("series").size());
        }
        assertEquals(List.of(2, 2), series);
    }

    @Test
    void leavesOutWhatALogScaleCannotShow() {
        List<Figure.Point> points = List.of(
                new Figure.Point(0, 1, 0),
                new Figure.Point(1, 0, 0),
                new Figure.Point(1, -1, 0),
                new Figure.Point(2, Double.NaN, 0),
                new Figure.Point(3, Double.POSITIVE_INFINITY, 0),
                new Figure.Point(4, 5, Double.NaN));
        Figure figure = new Figure(
                "",
                "",
                "",
                List.of(
                        new Figure.Series("some", "g", Figure.Style.MEASURED, points),
                        new Figure.Series("none", "g", Figure.Style.EXACT, points.subList(0, 5))),
                List.of(new Figure.Marker(0, "nowhere")));
        assertEquals(
                "{\"axes\":\"log_log\",\"xLabel\":\"\",\"yLabel\":\"\",\"series\":[{\"name\":\"some\",\"group\":\"g\",\"style\":\"measured\","
                        + "\"points\":[[4.0,5.0,0.0]]}],\"markers\":[]}",
                FigureJson.of(figure).json());
    }

    @Test
    void linearAxesShowWhatIsNegative() {
        List<Figure.Point> points = List.of(new Figure.Point(-1, 0, 0), new Figure.Point(2, Double.NaN, 0));
        Figure figure = new Figure(
                "",
                Figure.Axes.LINEAR,
                "",
                "",
                List.of(new Figure.Series("some", "g", Figure.Style.CHANCE, points)),
                List.of(new Figure.Marker(0, "here")));
        assertEquals(
                "{\"axes\":\"linear\",\"xLabel\":\"\",\"yLabel\":\"\",\"series\":[{\"name\":\"some\",\"group\":\"g\",\"style\":\"chance\","
                        + "\"points\":[[-1.0,0.0,0.0]]}],\"markers\":[{\"x\":0.0,\"label\":\"here\"}]}",
                FigureJson.of(figure).json());
    }

    @Test
    void showsTheCalibrationOfEnoughCells() throws InterruptedException {
        assertFalse(report().contains("id=\"calibration\""), "six cells");
        String page = text(HtmlReport.of(
                new Study(
                                List.of(
                                        DiffusionLaw.holding(),
                                        new DiffusionLaw("second", 1),
                                        new DiffusionLaw("third", 1)),
                                1,
                                Budget.QUICK)
                        .run(new LocalEngine(1), Progress.NONE),
                Environment.of(1, Instant.EPOCH, Duration.ZERO),
                ""));
        assertTrue(page.contains("id=\"calibration\""));
        assertTrue(page.contains("\"axes\":\"linear\""));
        assertTrue(page.contains("Kolmogorov-Smirnov distance"));
    }

    @Test
    void showsPublishedFormsBesideTheExactOnes() throws InterruptedException {
        String page = report();
        assertTrue(page.contains("Published forms beside the exact ones"));
        assertEquals(2, count(page, "Published form of the mean square"), "one of each law");
        assertTrue(page.contains("×0.3162"), "the ratio at ten steps, not the one at one");
        assertTrue(page.contains("not run"));
    }

    @Test
    void ofAllSettingsTheOneThatIsFarthestOffStandsInTheOverview() {
        PublishedForm below = form(0.25);
        PublishedForm above = form(3);
        assertEquals(below, PublishedForms.worst(List.of(above, below, form(1))));
        assertEquals(
                List.of(List.of(above, below)),
                List.copyOf(PublishedForms.byStatement(List.of(above, below)).values()));
        assertEquals("+10.00 standard errors", PublishedForms.missedBy(above));
        assertEquals("", PublishedForms.missedBy(form(Double.NaN)));
    }

    private static PublishedForm form(double value) {
        return new PublishedForm("x", "", "", "", Map.of(), value, 1, 1, 0.2);
    }

    @Test
    void foldsContentInsideFoldedContent() {
        String page = text(new HtmlPage("t", "l")
                .section(
                        "s",
                        section -> section.details(
                                "outer", outer -> outer.text("before").details("inner", inner -> inner.text("deep"))))
                .toBytes());
        assertEquals(1, count(page, "<p>deep</p>"));
        assertEquals(1, count(page, "<p>before</p>"));
        assertEquals(2 + 1, count(page, "<details>"), "and the licence");
    }

    @Test
    void saysWhichLawsHoldAndLinksToThem() throws InterruptedException {
        String page = report();
        assertTrue(page.contains("1 of 2 laws holds."), "the lead counts");
        assertTrue(page.contains("<a href=\"#slow-diffusion\">"));
        assertTrue(page.contains("<section id=\"slow-diffusion\">"));
        assertTrue(page.contains("longtail validate --seed 1"));
    }

    private static int count(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }
}
