package org.longtail.neural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longtail.random.RandomStream;

/** What is measured can be read from {@code report.json}, by the names that the README lists. */
class ReportTest {

    private static JsonObject reported(Path out, String arguments) throws IOException {
        StringWriter console = new StringWriter();
        int status = LongtailNeural.commandLine()
                .setOut(new PrintWriter(console, true))
                .setErr(new PrintWriter(console, true))
                .execute((arguments + " --out " + out).split(" ", -1));
        assertEquals(0, status, console.toString());
        return JsonParser.parseString(Files.readString(out.resolve("report.json")))
                .getAsJsonObject()
                .getAsJsonArray("laws")
                .get(0)
                .getAsJsonObject();
    }

    /** The measurements of each arm, one a seed. */
    private static Map<JsonElement, List<JsonObject>> byArm(JsonObject law) {
        return law.getAsJsonArray("measurements").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .collect(Collectors.groupingBy(measurement -> measurement.get("parameters")));
    }

    private static double value(JsonObject measurement, String quantity) {
        JsonObject sample = measurement.getAsJsonObject("quantities").getAsJsonObject(quantity);
        assertTrue(sample != null, () -> quantity + " is not in " + measurement);
        assertEquals(1, sample.get("count").getAsInt(), quantity);
        return sample.get("mean").getAsDouble();
    }

    /** The ordinates of each series of a figure. */
    private static List<List<Double>> plotted(JsonObject law, String title) {
        JsonObject figure = law.getAsJsonArray("figures").asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(candidate -> candidate.get("title").getAsString().equals(title))
                .findFirst()
                .orElseThrow();
        return figure.getAsJsonArray("series").asList().stream()
                .map(series -> series.getAsJsonObject().getAsJsonArray("points").asList().stream()
                        .map(point -> point.getAsJsonObject().get("y").getAsDouble())
                        .toList())
                .toList();
    }

    @Test
    void tellsEveryQuantityOfEveryGenerationArmAndSeed(@TempDir Path folder) throws IOException {
        // One word of two is the first; the counts of the training text reach every band.
        RandomStream stream = RandomStream.of(20261124);
        Path text = folder.resolve("text.txt");
        Files.writeString(
                text,
                IntStream.range(0, 12_000)
                        .mapToObj(i -> "w" + (int) (1 / stream.nextDouble()))
                        .collect(Collectors.joining(" ")));
        JsonObject law = reported(
                folder.resolve("out"),
                "text " + text
                        + " --vocabulary 200 --context 8 --width 4 --steps 2 --tokens 8192 --generations 1 --seeds 2");
        Map<JsonElement, List<JsonObject>> arms = byArm(law);
        // Nuclei of 1 and 0.9, and the latter with real text.
        assertEquals(3, arms.size());
        for (List<JsonObject> seeds : arms.values()) {
            assertEquals(2, seeds.size());
            for (JsonObject seed : seeds) {
                for (int generation = 0; generation <= 1; generation++) {
                    String suffix = " in generation " + generation;
                    assertTrue(value(seed, "perplexity" + suffix) > 1);
                    for (String band :
                            List.of("less than 20 times", "20 to 99 times", "100 to 499 times", "500 times or more")) {
                        assertTrue(value(seed, "loss on words seen " + band + suffix) > 0);
                    }
                    double types = value(seed, "word types" + suffix);
                    double rare = value(seed, "rare word types" + suffix);
                    assertTrue(rare < types && types < 200, rare + " rare types of " + types);
                    double share = value(seed, "share of rare words" + suffix);
                    assertTrue(share >= 0 && share < 1, "share " + share);
                    assertTrue(value(seed, "distinct bigrams" + suffix) > 0);
                    assertTrue(value(seed, "tail exponent" + suffix) > 1);
                }
                assertTrue(value(seed, "word types expected of independent draws in generation 1") > 0);
            }
            double mean = seeds.stream()
                    .mapToDouble(seed -> value(seed, "perplexity in generation 1"))
                    .average()
                    .orElseThrow();
            assertTrue(
                    plotted(law, "Perplexity on real text").stream()
                            // Means of two, made in two ways: a few roundings apart.
                            .anyMatch(points -> Math.abs(points.get(1) / mean - 1) < 1e-14),
                    "perplexity " + mean + " is not plotted");
        }
    }

    @Test
    void tellsWhatEachArmHadLearnedAfterEachTest(@TempDir Path folder) throws IOException {
        JsonObject law = reported(
                folder.resolve("out"),
                "gcd --base 1000 --width 4 --teacher-steps 1 --steps 2 --every 1 --clean 1 --seeds 1");
        Map<JsonElement, List<JsonObject>> arms = byArm(law);
        assertEquals(4, arms.size());
        arms.forEach((arm, seeds) -> {
            assertEquals(1, seeds.size());
            boolean clean = arm.getAsJsonObject().get("arm").getAsString().equals("clean");
            for (JsonObject seed : seeds) {
                for (String quantity : List.of("divisors learned", "divisors explained")) {
                    for (String when : List.of(" after 1 steps", " after 2 steps")) {
                        assertTrue(value(seed, quantity + when) >= 0);
                    }
                    assertTrue(clean || value(seed, quantity + " by generation 0") >= 0);
                }
            }
        });
    }
}
