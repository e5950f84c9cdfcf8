package org.longtail.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.study.Calibration;
import org.longtail.validation.study.DiffusionLaw;
import org.longtail.validation.study.LawOutcome;
import org.longtail.validation.study.LocalEngine;
import org.longtail.validation.study.Progress;
import org.longtail.validation.study.Study;
import org.longtail.validation.study.StudyResult;

class JsonReportTest {

    private static final Environment ENVIRONMENT =
            Environment.of(2, Instant.parse("2026-11-24T10:00:00.123Z"), Duration.ofMillis(1234));

    private static Validator.Result check(JsonElement report) {
        Validator validator = new ValidatorFactory()
                .withJsonNodeFactory(new GsonNode.Factory())
                .createValidator();
        URI schema = validator.registerSchema(Resources.text("report.schema.json"));
        return validator.validate(schema, report);
    }

    private static JsonObject parsed(StudyResult result) {
        String json = new String(JsonReport.of(result, ENVIRONMENT), StandardCharsets.UTF_8);
        return JsonParser.parseString(json).getAsJsonObject();
    }

    private static StudyResult diffusion() throws InterruptedException {
        return new Study(
                        List.of(DiffusionLaw.holding(), DiffusionLaw.failing(), new DiffusionLaw("third", 1)),
                        Long.MIN_VALUE,
                        Budget.QUICK)
                .run(new LocalEngine(1), Progress.NONE);
    }

    /** One law whose numbers are what JSON cannot write. */
    private static StudyResult unusual() {
        Verdict exact = new Verdict("x", Verdict.Kind.EXACT, Map.of("limit", Double.POSITIVE_INFINITY), 1, 2, 0);
        Verdict nothing = new Verdict("y", Verdict.Kind.PREFACTOR, Map.of("model", "ridge"), 0, Double.NaN, Double.NaN);
        Identity zero = new Identity("z", Map.of("draws", 5L), 0, 0, 1e-9);
        LawDescription law = new LawDescription("unusual", "Unusual", "", "", "");
        return new StudyResult(
                1,
                Budget.FULL,
                List.of(new LawOutcome(law, new Findings(List.of(exact, nothing), List.of(zero), List.of()))));
    }

    /** An experiment that nothing predicts. */
    private static StudyResult shown() {
        LawDescription law = new LawDescription("experiment", "Experiment", "", "", "");
        return new StudyResult(
                1, Budget.QUICK, List.of(new LawOutcome(law, new Findings(List.of(), List.of(), List.of()))));
    }

    @Test
    void whatIsNotJudgedIsShown() {
        JsonObject report = parsed(shown());
        JsonObject law = report.getAsJsonArray("laws").get(0).getAsJsonObject();
        assertEquals("shown", law.get("verdict").getAsString());
        assertTrue(law.get("gate").isJsonNull());
        assertEquals("holds", report.get("verdict").getAsString(), "nothing fails");
        String page = new String(
                HtmlReport.of("Experiments", shown(), ENVIRONMENT, "all", id -> "one " + id), StandardCharsets.UTF_8);
        assertTrue(page.contains("<h1>Experiments</h1>"));
        assertTrue(page.contains("shown, not judged"));
        assertTrue(page.contains("one experiment"));
        assertFalse(page.contains("holds"));
        String console = ConsoleReport.of(shown(), true);
        assertTrue(console.lines().anyMatch(line -> line.matches("experiment +shown +- +- +- +- +-")), console);
    }

    @Test
    void followsItsSchema() throws InterruptedException {
        for (StudyResult result : List.of(diffusion(), unusual(), shown())) {
            Validator.Result checked = check(parsed(result));
            assertTrue(checked.isValid(), () -> checked.getErrors().toString());
        }
    }

    @Test
    void theSchemaIsStrict() throws InterruptedException {
        JsonObject unknown = parsed(diffusion());
        unknown.addProperty("surprise", 1);
        assertFalse(check(unknown).isValid());
        for (String name :
                List.of("schemaVersion", "seed", "budget", "environment", "verdict", "calibration", "laws")) {
            JsonObject incomplete = parsed(diffusion());
            incomplete.remove(name);
            assertFalse(check(incomplete).isValid(), name);
        }
        for (String name : List.of("parameters", "quantity", "kind", "predicted", "measured", "standardError", "z")) {
            JsonObject incomplete = parsed(diffusion());
            firstCell(incomplete).remove(name);
            assertFalse(check(incomplete).isValid(), name);
        }
        for (String name : List.of("published", "exact", "publishedValue", "exactValue", "measured", "ratio")) {
            JsonObject incomplete = parsed(diffusion());
            first(incomplete, "published").remove(name);
            assertFalse(check(incomplete).isValid(), name);
        }
        for (String name : List.of("parameters", "block", "replicates", "quantities")) {
            JsonObject incomplete = parsed(diffusion());
            first(incomplete, "measurements").remove(name);
            assertFalse(check(incomplete).isValid(), name);
        }
        for (String name : List.of("title", "axes", "xLabel", "yLabel", "series", "markers")) {
            JsonObject incomplete = parsed(diffusion());
            first(incomplete, "figures").remove(name);
            assertFalse(check(incomplete).isValid(), name);
        }
    }

    @Test
    void tellsTheCalibrationOfAllIndependentCells() throws InterruptedException {
        StudyResult result = diffusion();
        Calibration calibration = Calibration.of(result).orElseThrow();
        JsonObject told = parsed(result).getAsJsonObject("calibration");
        assertEquals(9, told.get("cells").getAsInt());
        // A third of them are those of a law that fails.
        assertEquals("fails", told.get("verdict").getAsString());
        assertEquals(
                calibration.distance(), told.get("kolmogorovSmirnovDistance").getAsDouble());
        assertEquals(calibration.expectedLargest(), told.get("expectedLargest").getAsDouble());
        assertEquals(
                calibration.largestQuantile(0.975),
                told.getAsJsonObject("quantilesOfLargest").get("0.975").getAsDouble());
        assertTrue(parsed(unusual()).get("calibration").isJsonNull(), "no cell is known");
    }

    @Test
    void tellsPublishedFormsBesideTheExactOnes() throws InterruptedException {
        JsonObject form = first(parsed(diffusion()), "published");
        assertEquals("E S² = √n", form.get("published").getAsString());
        assertEquals(Math.sqrt(0.1), form.get("ratio").getAsDouble(), 1e-15);
        assertTrue(form.get("measured").isJsonNull());
    }

    /** What the page plots, and what every block of every setting measured, can be read back bit for bit. */
    @Test
    void tellsEveryMeasurementAndEveryPlottedSeries() throws InterruptedException {
        StudyResult result = diffusion();
        LawOutcome outcome = result.laws().getFirst();
        JsonObject law = parsed(result).getAsJsonArray("laws").get(0).getAsJsonObject();
        JsonArray told = law.getAsJsonArray("measurements");
        assertEquals(outcome.cells().size(), told.size());
        for (int i = 0; i < told.size(); i++) {
            Cell cell = outcome.cells().get(i);
            JsonObject measurement = told.get(i).getAsJsonObject();
            assertEquals(
                    cell.setting().keySet(),
                    measurement.getAsJsonObject("parameters").keySet());
            assertEquals(cell.block(), measurement.get("block").getAsInt());
            assertEquals(cell.replicates(), measurement.get("replicates").getAsInt());
            Map<String, Moments> quantities = outcome.measurements().get(i).quantities();
            assertEquals(
                    quantities.keySet(),
                    measurement.getAsJsonObject("quantities").keySet());
            quantities.forEach((name, moments) -> {
                JsonObject sample = measurement.getAsJsonObject("quantities").getAsJsonObject(name);
                assertEquals(moments.count(), sample.get("count").getAsLong());
                assertEquals(moments.mean(), sample.get("mean").getAsDouble());
                assertEquals(
                        moments.standardError(), sample.get("standardError").getAsDouble());
            });
        }
        Figure figure = outcome.findings().figures().getFirst();
        JsonObject plot = first(parsed(result), "figures");
        assertEquals(figure.title(), plot.get("title").getAsString());
        assertEquals("log_log", plot.get("axes").getAsString());
        for (int i = 0; i < figure.series().size(); i++) {
            Figure.Series series = figure.series().get(i);
            JsonObject drawn = plot.getAsJsonArray("series").get(i).getAsJsonObject();
            assertEquals(series.name(), drawn.get("name").getAsString());
            List<Figure.Point> points = drawn.getAsJsonArray("points").asList().stream()
                    .map(JsonElement::getAsJsonObject)
                    .map(p -> new Figure.Point(
                            p.get("x").getAsDouble(),
                            p.get("y").getAsDouble(),
                            p.get("standardError").getAsDouble()))
                    .toList();
            assertEquals(series.points(), points);
        }
    }

    @Test
    void numbersAreWrittenInFull() throws InterruptedException {
        StudyResult result = diffusion();
        JsonObject report = parsed(result);
        assertEquals(Long.MIN_VALUE, report.get("seed").getAsLong());
        Verdict verdict = result.laws().getFirst().findings().verdicts().getFirst();
        JsonObject cell = firstCell(report);
        assertEquals(verdict.measured(), cell.get("measured").getAsDouble());
        assertEquals(verdict.standardError(), cell.get("standardError").getAsDouble());
        assertEquals(verdict.z(), cell.get("z").getAsDouble());
        assertEquals("10", cell.getAsJsonObject("parameters").get("steps").getAsString());
    }

    @Test
    void whatIsNotFiniteIsNullAndFails() {
        JsonObject report = parsed(unusual());
        JsonObject cell = firstCell(report);
        assertTrue(cell.get("z").isJsonNull());
        assertTrue(cell.getAsJsonObject("parameters").get("limit").isJsonNull());
        assertEquals("fails", report.get("verdict").getAsString());
    }

    @Test
    void onlyTheEnvironmentKnowsTheTime() {
        JsonObject report = parsed(unusual());
        JsonObject environment = report.getAsJsonObject("environment");
        assertEquals("2026-11-24T10:00:00Z", environment.get("started").getAsString());
        assertEquals(1.234, environment.get("seconds").getAsDouble());
        report.remove("environment");
        assertFalse(report.toString().contains("2026"));
    }

    private static JsonObject firstCell(JsonObject report) {
        return first(report, "cells");
    }

    private static JsonObject first(JsonObject report, String list) {
        return report.getAsJsonArray("laws")
                .get(0)
                .getAsJsonObject()
                .getAsJsonArray(list)
                .get(0)
                .getAsJsonObject();
    }
}
