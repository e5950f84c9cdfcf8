package org.longtail.neural.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own, whose class path lacks PyTorch's native library: nothing is downloaded, trained or written. */
class MissingEngineTest {

    private static final String NATIVE = "pytorch-native-cpu";

    @Test
    void isToldInOneSentence(@TempDir Path cache, @TempDir Path folder) throws Exception {
        List<String> classPath = List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1));
        assertTrue(classPath.stream().anyMatch(entry -> entry.contains(NATIVE)), "nothing to take away");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dlongtail.simd=scalar",
                "-cp",
                classPath.stream()
                        .filter(entry -> !entry.contains(NATIVE))
                        .collect(Collectors.joining(File.pathSeparator)),
                LongtailNeural.class.getName(),
                "gcd",
                "--out",
                folder.resolve("out").toString());
        builder.environment().put("DJL_CACHE_DIR", cache.toString());
        // It would name a library to load in place of the jar's.
        builder.environment().remove("PYTORCH_LIBRARY_PATH");
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, process.waitFor(), output);
        assertTrue(output.startsWith("longtail: PyTorch has no native library for "), output);
        assertTrue(output.contains("the jar pytorch-native-cpu of this platform must be on the class path ("), output);
        assertEquals(1, output.lines().count(), output);
        for (Path untouched : List.of(cache, folder)) {
            try (Stream<Path> files = Files.walk(untouched)) {
                assertEquals(List.of(untouched), files.toList());
            }
        }
    }
}
