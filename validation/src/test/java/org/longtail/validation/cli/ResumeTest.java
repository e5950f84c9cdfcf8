package org.longtail.validation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
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

/** Interrupted runs, resumed. */
class ResumeTest {

    /** A nightly build sets it to 20. */
    private static final int KILLS = Integer.getInteger("longtail.kills", 3);

    @TempDir
    Path folder;

    /** Diffusion in many cells, each of which waits for a byte of a gate, or its end, before it begins. */
    private record Gated(int cells, InputStream gate) implements ScalingLaw {

        @Override
        public LawDescription description() {
            return DiffusionLaw.holding().description();
        }

        @Override
        public List<Cell> cells(Budget budget) {
            return IntStream.range(0, cells)
                    .mapToObj(block -> new Cell(Map.of("steps", 100L), block, 50))
                    .toList();
        }

        @Override
        public Measurement measure(Cell cell, RandomStream stream) {
            try {
                gate.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return DiffusionLaw.holding().measure(cell, stream);
        }

        @Override
        public Findings judge(Results results) {
            return DiffusionLaw.holding().judge(results);
        }
    }

    /** The JVM that is killed. */
    static final class Child {

        private Child() {}

        public static void main(String[] arguments) {
            List<ScalingLaw> laws = List.of(new Gated(Integer.parseInt(arguments[0]), System.in));
            System.exit(Longtail.commandLine(laws, System.out)
                    .execute("validate", "--threads", "2", "--resume", "--out", arguments[1]));
        }
    }

    private Process start(int cells) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dlongtail.simd=scalar",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        Integer.toString(cells),
                        folder.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** The run says on standard error that it has opened the journal and measures. */
    private static void awaitJournal(Process process) throws IOException {
        String line = process.errorReader().readLine();
        while (line != null && !line.startsWith("measuring ")) {
            line = process.errorReader().readLine();
        }
    }

    /** As kill -9 at random moments: whatever was on its way to the disk, the report is the one of a run without. */
    @Test
    void aKilledRunGoesOn() throws IOException, InterruptedException {
        int cells = 40 * KILLS;
        RandomStream random = RandomStream.of(9);
        for (int i = 0; i < KILLS; i++) {
            Process process = start(cells);
            // Of 40 cells for each run 1 to 32 may begin, so that work is left for the next. They end at some time in
            // the wait.
            int permits = 1 + (int) (random.nextLong() >>> 59);
            try (OutputStream gate = process.getOutputStream()) {
                gate.write(new byte[permits]);
                gate.flush();
                awaitJournal(process);
                Thread.sleep(random.nextLong() >>> 57);
                process.destroyForcibly().waitFor();
            }
            assertEquals(128 + 9, process.exitValue());
            assertFalse(Files.exists(folder.resolve("report.json")));
        }
        long kept = Files.size(folder.resolve("journal.longtail"));
        Process last = start(cells);
        last.getOutputStream().close();
        assertEquals(0, last.waitFor());
        assertTrue(kept < Files.size(folder.resolve("journal.longtail")));

        Path whole = folder.resolve("whole");
        Run run = run(List.of(new Gated(cells, InputStream.nullInputStream())), "validate", "--out", whole.toString());
        assertEquals(0, run.status(), run.err());
        assertEquals(report(whole), report(folder));
    }

    @Test
    void aDefectLosesNothingAndTheRestIsMeasuredLater() throws IOException {
        ScalingLaw broken = new ScalingLaw() {
            @Override
            public LawDescription description() {
                return DiffusionLaw.holding().description();
            }

            @Override
            public List<Cell> cells(Budget budget) {
                return DiffusionLaw.holding().cells(budget);
            }

            @Override
            public Measurement measure(Cell cell, RandomStream stream) {
                if (cell.block() == 2) {
                    throw new IllegalStateException("defect");
                }
                return DiffusionLaw.holding().measure(cell, stream);
            }

            @Override
            public Findings judge(Results results) {
                throw new IllegalStateException("incomplete");
            }
        };
        String out = folder.toString();
        assertEquals(
                3,
                run(List.of(broken), "validate", "--threads", "1", "--out", out).status());
        List<ScalingLaw> mended = List.of(DiffusionLaw.holding());
        Run fresh = run(mended, "validate", "--out", out);
        assertEquals(2, fresh.status());
        assertTrue(fresh.err().contains("holds 6 of 12 cells of an unfinished run: --resume goes on"), fresh.err());
        Run other = run(mended, "validate", "--seed", "2", "--resume", "--out", out);
        assertEquals(2, other.status());
        assertTrue(other.err().contains("is of another run: seed 1, not 2"), other.err());

        Run resumed = run(mended, "validate", "--resume", "--out", out);
        assertEquals(0, resumed.status(), resumed.err());
        assertEquals("measuring 6 cells, 6 of 12 are known\ndiffusion holds\n", resumed.err());
        Path whole = folder.resolve("whole");
        run(mended, "validate", "--out", whole.toString());
        assertEquals(report(whole), report(folder));
        // A finished run has nothing left to measure.
        assertEquals(
                "measuring 0 cells, 12 of 12 are known\ndiffusion holds\n",
                run(mended, "validate", "--resume", "--out", out).err());
    }

    @Test
    void shardsMergeIntoTheSameReport() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Run shard = Run.of(
                    "validate",
                    "--shard",
                    i + "/3",
                    "--out",
                    folder.resolve("part" + i).toString());
            assertEquals(0, shard.status(), shard.err());
            assertEquals(
                    "Shard " + i + "/3 is measured: 8 cells in " + folder.resolve("part" + i + "/journal.longtail")
                            + "\n",
                    shard.out());
        }
        String part1 = folder.resolve("part1").toString();
        String part2 = folder.resolve("part2").toString();
        String merged = folder.resolve("merged").toString();
        Run incomplete = Run.of("merge", part2, part1, "--out", merged);
        assertEquals(2, incomplete.status());
        assertEquals("longtail: 8 of 24 cells are missing: shard 3/3 is not among the folders\n", incomplete.err());
        assertFalse(Files.exists(Path.of(merged)));
        Run complete = Run.of("merge", part2, part1, folder.resolve("part3").toString(), "--out", merged);
        assertEquals(1, complete.status(), complete.err());
        Path whole = folder.resolve("whole");
        Run.of("validate", "--out", whole.toString());
        assertEquals(report(whole), report(Path.of(merged)));
    }

    static boolean isAllowedEverything() {
        return "root".equals(System.getProperty("user.name"));
    }

    @Test
    @DisabledIf("isAllowedEverything")
    void aReadOnlyFolderIsOneSentence() {
        assertTrue(folder.toFile().setWritable(false));
        Run run = Run.of("validate", "--out", folder.toString());
        assertEquals(2, run.status());
        assertEquals(
                "longtail: --out must be a folder that can be written: " + folder + " (permission denied)\n",
                run.err());
    }

    @Test
    void aJournalThatCannotBeOpenedIsOneSentence() throws IOException {
        Path journal = Files.createDirectory(folder.resolve("journal.longtail"));
        Run run = Run.of("validate", "--out", folder.toString());
        assertEquals(2, run.status());
        assertEquals(
                "longtail: --out must be a folder whose journal can be written: " + journal + " (Is a directory)\n",
                run.err());
    }

    private static Run run(List<ScalingLaw> laws, String... arguments) {
        return Run.into(new ByteArrayOutputStream(), laws, arguments);
    }

    /** All but times and machine. */
    private static JsonObject report(Path folder) throws IOException {
        JsonObject report = JsonParser.parseString(Files.readString(folder.resolve("report.json")))
                .getAsJsonObject();
        report.remove("environment");
        return report;
    }
}
