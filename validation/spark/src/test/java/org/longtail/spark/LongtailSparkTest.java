package org.longtail.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.longtail.validation.cli.Longtail;
import org.longtail.validation.law.Laws;

/** Runs both command lines, in JVMs of their own, as users do, where they get as far as Spark. */
class LongtailSparkTest {

    @TempDir
    Path folder;

    record Ended(int status, String err) {}

    static Ended run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(main, arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        StringWriter err = new StringWriter();
        try (Reader reader = new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)) {
            reader.transferTo(err);
        }
        return new Ended(process.waitFor(), err.toString());
    }

    static List<String> command(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--add-modules=jdk.incubator.vector", "-cp", System.getProperty("java.class.path")));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    @Test
    void writesTheReportOfTheLocalEngineAndGoesOnFromItsJournal() throws IOException, InterruptedException {
        String local = folder.resolve("local").toString();
        String spark = folder.resolve("spark").toString();
        Ended whole = run(Longtail.class, "validate", CoinLaw.ID, "--out", local);
        assertEquals(0, whole.status, whole.err);
        // The first 12 lines: the header and 11 cells, as if this run had been killed and goes on elsewhere.
        Files.createDirectories(Path.of(spark));
        List<String> lines = Files.readAllLines(folder.resolve("local/journal.longtail"));
        Files.write(folder.resolve("spark/journal.longtail"), lines.subList(0, 12));
        Ended resumed =
                run(LongtailSpark.class, "validate", CoinLaw.ID, "--resume", "--master", "local[2]", "--out", spark);
        assertEquals(0, resumed.status, resumed.err);
        assertTrue(resumed.err.contains("measuring 49 cells, 11 of 60 are known"), resumed.err);
        assertTrue(resumed.err.contains("coin holds"), resumed.err);
        assertEquals(report(local), report(spark));
        assertEquals(
                lines.stream().sorted().toList(),
                Files.readAllLines(folder.resolve("spark/journal.longtail")).stream()
                        .sorted()
                        .toList());
    }

    /** Spark stops its context while we stop the study: one sentence comes of it, and no stack. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // which ends processes without asking
    void aSignalEndsTheStudyAndTellsHowToGoOn() throws IOException, InterruptedException {
        String out = folder.resolve("signalled").toString();
        Process process = new ProcessBuilder(command(
                        LongtailSpark.class,
                        "validate",
                        CoinLaw.ID,
                        "--budget",
                        "full",
                        "--master",
                        "local[1]",
                        "--out",
                        out))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            String line = err.readLine();
            while (line != null && !line.startsWith("measuring")) {
                line = err.readLine();
            }
            // Not process.destroy(), which closes the output as well.
            process.toHandle().destroy();
            List<String> rest = err.lines().filter(text -> !text.isBlank()).toList();
            assertEquals(128 + 15, process.waitFor());
            assertEquals(
                    List.of("longtail: interrupted, no report was written; the same command with --resume goes on"),
                    rest);
        }
    }

    /** Found out before Spark is asked for anything: this needs no JVM of its own. */
    @Test
    void aMasterThatIsNotThereIsOneSentence() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertSentence("no Spark master answers at spark://localhost:" + free, here("spark://localhost:" + free));
        assertSentence("--master must be spark://HOST:PORT, local[N] or the like: spark://host", here("spark://host"));
    }

    @Test
    void aMasterThatSparkDoesNotKnowIsOneSentence() throws IOException, InterruptedException {
        assertSentence("--master: ", run(LongtailSpark.class, validate("nonsense")));
    }

    private String[] validate(String master) {
        return new String[] {
            "validate",
            CoinLaw.ID,
            "--master",
            master,
            "--out",
            folder.resolve("none").toString()
        };
    }

    private Ended here(String master) {
        StringWriter err = new StringWriter();
        int status = LongtailSpark.commandLine(Laws.all())
                .setErr(new PrintWriter(err, true))
                .execute(validate(master));
        return new Ended(status, err.toString());
    }

    private void assertSentence(String message, Ended ended) throws IOException {
        assertEquals(2, ended.status, ended.err);
        List<String> lines = ended.err
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("WARNING"))
                .toList();
        assertEquals(1, lines.size(), ended.err);
        assertTrue(lines.getFirst().startsWith("longtail: " + message), ended.err);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    /** All but times and machine. */
    static JsonObject report(String folder) throws IOException {
        JsonObject report = JsonParser.parseString(Files.readString(Path.of(folder, "report.json")))
                .getAsJsonObject();
        report.remove("environment");
        return report;
    }
}
