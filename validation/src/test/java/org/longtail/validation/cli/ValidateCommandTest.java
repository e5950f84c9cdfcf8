package org.longtail.validation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.DiffusionLaw;

class ValidateCommandTest {

    @TempDir
    Path out;

    private Run validate(String... arguments) {
        return Run.of(Stream.concat(Stream.of("validate", "--out", out.toString()), Stream.of(arguments))
                .toArray(String[]::new));
    }

    @Test
    void aLawThatHoldsGivesStatusZeroAndAReport() throws IOException {
        Run run = validate("diffusion");
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("All laws hold"), run.out());
        assertTrue(run.out().contains("Report: " + out.resolve("index.html").toUri()), run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 120 || line.startsWith("Report")), run.out());
        assertEquals("measuring 12 cells\ndiffusion holds\n", run.err());
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of("index.html", "journal.longtail", "report.json"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aLawThatFailsGivesStatusOneAndNamesWhatFailed() throws IOException {
        Run run = validate();
        assertEquals(1, run.status(), run.err());
        assertTrue(run.out().contains("Not all laws hold"), run.out());
        assertTrue(run.out().contains("✗"), run.out());
        JsonObject report = json();
        assertEquals("fails", report.get("verdict").getAsString());
        assertEquals(
                List.of("holds", "fails"),
                report.getAsJsonArray("laws").asList().stream()
                        .map(law -> law.getAsJsonObject().get("verdict").getAsString())
                        .toList());
    }

    @Test
    void threadsChangeTheEnvironmentAlone() throws IOException {
        validate("--threads", "1", "--seed", "5");
        JsonObject one = json();
        validate("--threads", "2", "--seed", "5");
        JsonObject two = json();
        assertEquals(1, one.getAsJsonObject("environment").get("threads").getAsInt());
        assertEquals(2, two.getAsJsonObject("environment").get("threads").getAsInt());
        one.remove("environment");
        two.remove("environment");
        assertEquals(one.toString(), two.toString());
        validate("--seed", "6");
        JsonObject other = json();
        assertTrue(!other.get("laws").equals(one.get("laws")), "another seed measures something else");
    }

    @Test
    void budgetsAreNamedInAnyCase() throws IOException {
        assertEquals(0, validate("diffusion", "--budget", "FULL").status());
        assertEquals("full", json().get("budget").getAsString());
    }

    @Test
    void verboseListsEveryComparison() {
        Run few = validate("diffusion");
        Run all = validate("diffusion", "--verbose");
        assertEquals(
                0,
                few.out().lines().filter(line -> line.contains("mean square (")).count(),
                few.out());
        assertEquals(
                3,
                all.out().lines().filter(line -> line.contains("mean square (")).count(),
                all.out());
    }

    @Test
    void aDefectOfALawIsNoVerdict() throws IOException {
        ScalingLaw broken = new ScalingLaw() {
            @Override
            public LawDescription description() {
                return new LawDescription("broken", "", "", "", "");
            }

            @Override
            public List<Cell> cells(Budget budget) {
                return DiffusionLaw.holding().cells(budget);
            }

            @Override
            public Measurement measure(Cell cell, RandomStream stream) {
                // Not bad usage, although kernels say so of their own arguments.
                throw new IllegalArgumentException("exponent must be finite: NaN");
            }

            @Override
            public Findings judge(Results results) {
                return new Findings(List.of(), List.of(), List.of());
            }
        };
        Run run = Run.into(
                new ByteArrayOutputStream(), List.of(broken), "validate", "--threads", "1", "--out", out.toString());
        assertEquals(3, run.status());
        assertTrue(
                run.err().contains("longtail: law broken failed to measure cell 0 {steps=10}, block 0: "), run.err());
        assertNoReport();
    }

    @Test
    void anInterruptLeavesNoReport() throws IOException {
        Thread.currentThread().interrupt();
        Run run = validate("diffusion");
        assertFalse(Thread.interrupted());
        assertEquals(130, run.status(), run.err());
        assertEquals("", run.out());
        assertNoReport();
    }

    /** The journal alone is there, for another run to go on from. */
    private void assertNoReport() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of("journal.longtail"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    private JsonObject json() throws IOException {
        return JsonParser.parseString(Files.readString(out.resolve("report.json")))
                .getAsJsonObject();
    }
}
