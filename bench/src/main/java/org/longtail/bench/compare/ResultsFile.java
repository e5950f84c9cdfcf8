package org.longtail.bench.compare;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/** A run's results on disk, as {@link MeasurementFile} reads them: complete after each, so that a run can be taken up. */
final class ResultsFile {

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path file;
    private final Environment environment;
    private final JsonArray records;

    private ResultsFile(Path file, Environment environment, JsonArray records) {
        this.file = file;
        this.environment = environment;
        this.records = records;
    }

    /**
     * Begins with nothing; what the file holds stays until the first result.
     *
     * @param file where to write
     * @param environment where and when the run takes place
     * @return no results yet
     */
    static ResultsFile start(Path file, Environment environment) {
        return new ResultsFile(file, environment, new JsonArray());
    }

    /**
     * Goes on with what an interrupted run has left; begins when it has left nothing.
     *
     * @param file where it wrote
     * @param environment where and when this run takes place
     * @return what is there
     * @throws IllegalArgumentException when that was measured differently, or is no results
     */
    static ResultsFile resume(Path file, Environment environment) throws IOException {
        if (Files.notExists(file)) {
            return start(file, environment);
        }
        Environment earlier = MeasurementFile.read(file).environment();
        earlier.firstDifference(environment).ifPresent(name -> {
            throw new IllegalArgumentException("%s cannot be resumed: %s was \"%s\", and is \"%s\" now"
                    .formatted(file, name, earlier.fact(name), environment.fact(name)));
        });
        return new ResultsFile(
                file, earlier, JsonParser.parseString(Files.readString(file)).getAsJsonArray());
    }

    /** Adds what JMH returned, on disk too; a reader sees the file before or after, never between. */
    void add(Collection<RunResult> results) throws IOException {
        if (results.isEmpty()) {
            // A file of no records would not tell where it was measured, and could not be resumed.
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResultFormatFactory.getInstance(ResultFormatType.JSON, new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .writeOut(results);
        records.addAll(
                JsonParser.parseString(bytes.toString(StandardCharsets.UTF_8)).getAsJsonArray());
        records.get(0).getAsJsonObject().add(MeasurementFile.ENVIRONMENT, GSON.toJsonTree(environment));
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Files.writeString(next, GSON.toJson(records) + "\n");
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    MeasurementFile measured() {
        return records.isEmpty()
                ? new MeasurementFile(environment, List.of())
                : MeasurementFile.parse(records.toString());
    }
}
