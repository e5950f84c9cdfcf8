package org.longtail.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

    private static final String INTERRUPTED = """
            [{"benchmark": "org.longtail.bench.regression.GramBenchmark.longtail", "mode": "avgt",
              "params": {"shape": "1000x50"},
              "environment": {"facts": {"Processor": "this processor", "Started": "yesterday"}, "vectorBits": 512},
              "primaryMetric": {"score": 2.0, "scoreUnit": "us/op", "rawData": [[2.0], [2.0]]}}]
            """;
    private static final String GRAM = "org.longtail.bench.regression.GramBenchmark.longtail";

    private static final Environment HERE = environment("this processor", "today");

    @TempDir
    private Path folder = Path.of("");

    private static Environment environment(String processor, String started) {
        return new Environment(Map.of("Processor", processor, "Started", started, "Command", "compare"), 512);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("results.json"), text);
    }

    @Test
    void goesOnWithWhatIsThere() throws IOException {
        MeasurementFile measured = ResultsFile.resume(write(INTERRUPTED), HERE).measured();
        assertEquals(
                List.of(GRAM),
                measured.measurements().stream().map(Measurement::benchmark).toList());
        assertEquals("yesterday", measured.environment().fact("Started"));
    }

    @Test
    void keepsWhatIsThereWhenNothingIsAdded() throws IOException {
        ResultsFile results = ResultsFile.resume(write(INTERRUPTED), HERE);
        results.add(List.of());
        assertEquals(results.measured(), MeasurementFile.read(folder.resolve("results.json")));
        assertEquals(1, results.measured().measurements().size());
    }

    @Test
    void beginsWhereNothingIs() throws IOException {
        ResultsFile results = ResultsFile.resume(folder.resolve("results.json"), HERE);
        assertTrue(results.measured().measurements().isEmpty());
        assertEquals(HERE, results.measured().environment());
    }

    @Test
    void canBeResumedThoughNothingCameOfTheFirstBenchmark() throws IOException {
        Path file = folder.resolve("results.json");
        ResultsFile.start(file, HERE).add(List.of());
        assertEquals(HERE, ResultsFile.resume(file, HERE).measured().environment());
    }

    @Test
    void refusesFiguresOfAnotherMachine() throws IOException {
        Path file = write(INTERRUPTED);
        String before = Files.readString(file);
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> ResultsFile.resume(file, environment("another processor", "today")));
        assertEquals(
                file + " cannot be resumed: Processor was \"this processor\", and is \"another processor\" now",
                e.getMessage());
        assertEquals(before, Files.readString(file));
    }

    @Test
    void refusesWhatIsNoResult() throws IOException {
        Path file = write("{");
        assertThrows(IllegalArgumentException.class, () -> ResultsFile.resume(file, HERE));
    }

    @Test
    void startAndCommandMayDiffer() {
        assertEquals(Optional.empty(), HERE.firstDifference(environment("this processor", "tomorrow")));
        assertEquals(Optional.of("Processor"), HERE.firstDifference(environment("another", "today")));
    }

    @Test
    void everySettingOfASubjectIsRunOnce() {
        for (Subject subject : Subjects.all()) {
            List<Map<String, String>> settings = subject.settings();
            int expected =
                    subject.parameters().values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
            assertEquals(expected, settings.stream().distinct().count(), subject.id());
            assertFalse(settings.stream()
                    .anyMatch(setting ->
                            !setting.keySet().equals(subject.parameters().keySet())));
        }
    }
}
