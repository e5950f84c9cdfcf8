package org.longtail.validation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longtail.random.RandomStream;
import org.longtail.zipf.ZipfTail;
import picocli.CommandLine;

class FitCommandTest {

    @TempDir
    private Path folder;

    /** Counts from a known law: recovered within four bootstrap standard errors, and held for plausible. */
    @Test
    void recoversAKnownLawAndWritesIt() throws IOException {
        Run run = fit(knownCounts(), "--counts", "--bootstrap", "100", "--seed", "3", "--out", folder.toString(), "-");
        assertEquals(0, run.status(), run.err());
        assertEquals("", run.err());
        JsonObject json = report(folder);
        JsonObject law = json.getAsJsonObject("powerLaw");
        JsonObject bootstrap = json.getAsJsonObject("bootstrap");
        double error = bootstrap.get("exponentStandardError").getAsDouble();
        assertEquals(1.95, law.get("exponent").getAsDouble(), 4 * error);
        assertTrue(bootstrap.get("pValue").getAsDouble() > 0.01, bootstrap.toString());
        assertEquals(3, json.get("seed").getAsLong());
        assertEquals(3000, json.get("types").getAsLong());
        assertTrue(run.out().contains("exponent α of the counts"), run.out());
        assertTrue(run.out().contains("seed 3"), run.out());
        String page = Files.readString(folder.resolve("index.html"));
        assertTrue(page.contains("the tail of standard input"));
        assertFalse(page.contains("src=\"http"));
    }

    @Test
    void threadsDoNotChangeTheResult() throws IOException {
        String counts = knownCounts();
        Path one = folder.resolve("one");
        Path two = folder.resolve("two");
        fit(counts, "--counts", "--bootstrap", "30", "--threads", "1", "--out", one.toString(), "-");
        fit(counts, "--counts", "--bootstrap", "30", "--threads", "2", "--out", two.toString(), "-");
        JsonObject first = report(one);
        JsonObject second = report(two);
        first.remove("environment");
        second.remove("environment");
        assertEquals(first, second);
        assertTrue(first.getAsJsonObject("bootstrap").get("xMinStandardError").getAsDouble() > 0);
    }

    /** Whatever is too small to be fitted is reported with the reason, and nothing fails. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            one                     | No exponent can be estimated: 1 type with the one count 1
            a b c d e               | No exponent can be estimated: 5 types with the one count 1
            a b c d e               | Every token is new
            a a a b b b             | No type was seen once
            a b                     | No growth exponent can be estimated from 2 tokens: 100 are needed
            a a b                   | Only 2 types in the tail
            a a b                   | Some simulated samples had a single count and were left out
            a a a b b c             | types in the tail: exponent, x_min and p-value are not to be trusted
            """)
    void tinyTextsAreReportedWithAReason(String text, String remark) throws IOException {
        Run run = fit(text, "--bootstrap", "20", "--out", folder.toString(), "-");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains(remark), run.out());
        assertTrue(report(folder).get("remarks").toString().contains(remark));
    }

    @Test
    void withoutSimulationsThereIsNoPValue() throws IOException {
        Run run = fit("a a a b b c", "--bootstrap", "0", "--out", folder.toString(), "-");
        assertEquals(0, run.status(), run.err());
        assertTrue(report(folder).get("bootstrap").isJsonNull());
        assertFalse(run.out().contains("p-value of"), run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -                       | FILE must hold at least one token: -
            no-such-file            | FILE must be readable: no-such-file (no such file)
            - --bootstrap -1        | bootstrap must be at least 0: -1
            - --bootstrap many      | '--bootstrap': 'many' is not an int
            - --threads 0           | threads must be at least 1: 0
            --counts                | Missing required parameter: 'FILE'
            - --exponent 3          | '--exponent'
            """)
    void badUsageIsNamedInOneLine(String arguments, String message) {
        Run run = fit("", arguments.split(" +", -1));
        assertEquals(2, run.status(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(message), run.err());
        assertEquals("", run.out());
    }

    @Test
    void nothingIsWrittenForBadInput() {
        Path out = folder.resolve("report");
        assertEquals(2, fit("a\tx", "--counts", "--out", out.toString(), "-").status());
        assertFalse(Files.exists(out.resolve("fit.json")));
        assertFalse(Files.exists(out.resolve("index.html")));
    }

    private static String knownCounts() {
        long[] counts = new long[3000];
        ZipfTail.of(1.95, 7).sampler().fill(RandomStream.of(19), counts, 0, counts.length);
        return IntStream.range(0, counts.length)
                .mapToObj(i -> "type " + i + "\t" + Math.min(counts[i], 1L << 40))
                .collect(Collectors.joining("\n"));
    }

    private static JsonObject report(Path folder) throws IOException {
        return JsonParser.parseString(Files.readString(folder.resolve("fit.json")))
                .getAsJsonObject();
    }

    private static Run fit(String standardInput, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine fit = new CommandLine(
                        new FitCommand(new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8))))
                .setParameterExceptionHandler(Failures::badUsage)
                .setExecutionExceptionHandler(Failures::failed)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        return new Run(fit.execute(arguments), out.toString(), err.toString(), new ByteArrayOutputStream());
    }
}
