package org.longtail.bench.compare;

import com.google.gson.Gson;
import com.samskivert.mustache.Mustache;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The report as one self-contained page: bars of ratios without a script, and a roofline drawn by uPlot. */
final class HtmlReport {

    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/";

    /** The template asks each of these for its components by name. */
    private record Chart(
            String id,
            String title,
            List<RatioAxis.Mark> marks,
            String one,
            String intervalLabel,
            String timeLabel,
            List<Group> groups,
            List<String> leftOut) {}

    private record Group(String setting, String time, String floor, List<Bar> bars) {}

    /** Places in percent of the track: the bar from {@code left}, and the whiskers of the interval. */
    private record Bar(
            String name,
            String link,
            String look,
            String ratio,
            String interval,
            String time,
            String left,
            String width,
            String whiskerLeft,
            String whiskerWidth) {}

    private record Row(List<Cell> cells) {}

    private record Cell(String look, String text) {}

    private HtmlReport() {}

    static String of(Report report) {
        Map<String, Object> page = new HashMap<>();
        page.put("title", Report.TITLE);
        page.put("lead", lead(report));
        page.put("method", Report.METHOD);
        page.put("facts", List.copyOf(report.environment().facts().entrySet()));
        page.put("limits", String.join(", ", report.limits()));
        overview(report.comparisons()).ifPresent(chart -> page.put("overview", chart));
        page.put("charts", report.comparisons().stream().map(HtmlReport::chart).toList());
        report.baseline().ifPresent(baseline -> {
            page.put("baselineSummary", BaselineTexts.summary(baseline));
            page.put("baselineHeader", BaselineTexts.HEADER);
            page.put("baseline", baseline(baseline));
        });
        Roofline roofline = Roofline.of(report);
        if (roofline.isDrawable()) {
            page.put("roofline", new Gson().toJson(roofline).replace("</", "<\\/"));
            page.put("rooflineScript", text("roofline.js"));
            page.put("uplotStyle", text(UPLOT + "dist/uPlot.min.css"));
            page.put("uplotScript", text(UPLOT + "dist/uPlot.iife.min.js"));
            page.put("uplotLicence", text(UPLOT + "LICENSE"));
        }
        page.put("style", text("page.css") + text("compare.css"));
        return Mustache.compiler()
                .escapeHTML(true)
                .defaultValue("")
                .emptyStringIsFalse(true)
                .withLoader(name -> new StringReader(text(name + ".html")))
                .compile(text("compare.html"))
                .execute(page);
    }

    private static String lead(Report report) {
        Environment environment = report.environment();
        return environment.facts().isEmpty()
                ? "The environment of this run is unknown."
                : environment.fact("Processor") + ", kernels: " + environment.fact("Kernels") + ", "
                        + environment.fact("Java") + ", " + environment.fact("Started") + ".";
    }

    /** Each subject beside its fastest peer: a bar over all settings, with the range as its whiskers. */
    private static Optional<Chart> overview(List<Comparison> comparisons) {
        List<Range> ranges =
                comparisons.stream().flatMap(c -> Range.of(c).stream()).toList();
        if (ranges.size() < 2) {
            return Optional.empty();
        }
        RatioAxis axis = RatioAxis.of(ranges.stream().flatMapToDouble(r -> DoubleStream.of(r.low(), r.high())));
        List<Bar> bars = ranges.stream()
                .map(r -> bar(
                        axis,
                        r.subject().title(),
                        "#" + r.subject().id(),
                        "peer",
                        new Ratio(r.middle(), r.low(), r.high()),
                        r.peers()))
                .toList();
        return Optional.of(new Chart(
                "overview",
                "",
                axis.marks(),
                RatioAxis.percent(axis.place(1)),
                "least to greatest",
                "fastest peer",
                List.of(new Group("", "", "", bars)),
                List.of()));
    }

    private static Chart chart(Comparison comparison) {
        RatioAxis axis = RatioAxis.of(comparison.settings().stream()
                .flatMap(setting -> setting.others().stream())
                .mapToDouble(other -> other.ratio().estimate()));
        List<Group> groups = new ArrayList<>();
        for (Comparison.Setting setting : comparison.settings()) {
            List<Bar> bars = setting.others().stream()
                    .map(other -> bar(
                            axis,
                            Catalogue.methodTitle(other.measurement().method()),
                            "",
                            Catalogue.isOurs(other.measurement().method()) ? "own" : "peer",
                            other.ratio(),
                            Texts.time(other.measurement().time())))
                    .toList();
            groups.add(new Group(
                    Settings.text(setting.parameters()),
                    Texts.time(setting.ours().time()),
                    setting.floor().isPresent() ? Texts.floor(setting) : "",
                    bars));
        }
        return new Chart(
                comparison.subject().id(),
                comparison.subject().title(),
                axis.marks(),
                RatioAxis.percent(axis.place(1)),
                "95 % interval",
                "its time",
                groups,
                LeftOut.lines(comparison.leftOut()));
    }

    private static Bar bar(RatioAxis axis, String name, String link, String look, Ratio ratio, String time) {
        double one = axis.place(1);
        double end = axis.place(ratio.estimate());
        double low = axis.place(ratio.low());
        return new Bar(
                name,
                link,
                ratio.high() < 1 ? look + " slower" : look,
                Texts.ratio(ratio.estimate()),
                Texts.interval(ratio),
                time,
                RatioAxis.percent(Math.min(one, end)),
                RatioAxis.percent(Math.abs(end - one)),
                RatioAxis.percent(low),
                RatioAxis.percent(axis.place(ratio.high()) - low));
    }

    private static List<Row> baseline(Baseline baseline) {
        return BaselineTexts.rows(baseline).stream()
                .map(row -> {
                    List<Cell> cells = new ArrayList<>();
                    row.forEach(text -> cells.add(new Cell(cells.size() < 2 ? "text" : "number", text)));
                    String verdict = row.getLast();
                    cells.set(cells.size() - 1, new Cell(look(verdict), verdict));
                    return new Row(cells);
                })
                .toList();
    }

    private static String look(String verdict) {
        return switch (verdict) {
            case "regression" -> "bad";
            case "faster" -> "good";
            default -> "text";
        };
    }

    private static String text(String name) {
        try (InputStream resource = HtmlReport.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
