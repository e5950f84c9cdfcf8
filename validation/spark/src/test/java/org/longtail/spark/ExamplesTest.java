package org.longtail.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of README.md run, and stand there as they run. */
class ExamplesTest {

    private final SparkSession spark = LocalSpark.SESSION;

    @TempDir
    Path folder;

    private interface Main {
        void run(String... arguments) throws InterruptedException;
    }

    private static String output(Main main, Path argument) throws InterruptedException {
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            main.run(argument.toString());
        } finally {
            System.setOut(before);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** y follows x1 and x2 without noise: the smallest penalty is the best one. */
    @Test
    void ridge() throws InterruptedException {
        Path table = folder.resolve("table");
        spark.range(2000)
                .selectExpr("sin(id) as x1", "cos(2 * id) as x2", "3 * sin(id) - cos(2 * id) as y")
                .write()
                .parquet(table.toString());
        String output = output(RidgeExample::main, table);
        assertTrue(output.endsWith("\n2.0\n"), output);
    }

    /** Weights 1 to 4, as often each: their mean is 2.5. */
    @Test
    void weightedRidge() throws InterruptedException {
        Path table = folder.resolve("means");
        spark.range(2000)
                .selectExpr("sin(id) as x1", "cos(2 * id) as x2", "3 * sin(id) as y", "1 + id % 4 as n")
                .write()
                .parquet(table.toString());
        String output = output(WeightedRidgeExample::main, table);
        assertTrue(output.startsWith("5000.0 observations in 2000 rows\nLinearFit[rows 2000, columns 2"), output);
    }

    @Test
    void tokens() throws IOException, InterruptedException {
        Path text = Files.writeString(
                folder.resolve("text"), "to be or not to be\n" + "that is the question\n".repeat(3) + "to the point\n");
        String output = output(TokensExample::main, text);
        assertTrue(output.startsWith("[Type[name=the, count=4], Type[name=is, count=3]"), output);
        assertTrue(output.contains("PowerLawFit"), output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RidgeExample", "WeightedRidgeExample", "TokensExample"})
    void theReadmeShowsThem(String example) throws IOException {
        Path source = Path.of("src/test/java/org/longtail/spark", example + ".java");
        String body = Files.readAllLines(source).stream()
                .filter(line -> line.startsWith("        "))
                .map(String::strip)
                .collect(Collectors.joining("\n"));
        assertTrue(body.lines().count() >= 5, body);
        assertTrue(Files.readString(Path.of("README.md")).contains("```java\n" + body + "\n```\n"), body);
    }
}
