package org.longtail.validation.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longtail.validation.launcher.Launcher;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.SerialRunner;

/** A law of one's own, run as CONTRIBUTING.md says: the file itself, and from a jar. */
class BirthdayCollisionsTest {

    private static final Path SOURCE =
            Path.of("src", "test", "java", "org", "longtail", "validation", "example", "BirthdayCollisions.java");

    /** What longtail.jar holds: the class path without these tests. */
    private static final String LONGTAIL = Stream.of(
                    System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
            .filter(entry -> !Path.of(entry).endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));

    @TempDir
    Path folder;

    @Test
    void theLawHolds() {
        Findings findings = SerialRunner.run(new BirthdayCollisions());
        assertTrue(findings.hold(), () -> findings.verdicts().toString() + findings.identities());
        // The mean over 365 days, as tables have it.
        assertEquals(24.6166, findings.identities().getFirst().computed(), 5e-5);
        assertEquals(7 + 2, findings.verdicts().size());
    }

    @Test
    void aSourceFileRunsByItself() throws IOException, InterruptedException {
        assertReported(run("-cp", LONGTAIL, SOURCE.toString(), "validate", "birthday-collisions"));
    }

    @Test
    void aJarOnTheClassPathIsFound() throws IOException, InterruptedException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", LONGTAIL, "-d", classes.toString(), SOURCE.toString());
        assertEquals(0, compiled);
        Path jar = jarOf(classes);
        String classPath = LONGTAIL + File.pathSeparator + jar;
        // The launcher, which starts a second JVM for vectors: the class path has to come along.
        assertReported(run("-cp", classPath, Launcher.class.getName(), "validate", "birthday-collisions"));
        assertTrue(run("-cp", classPath, Launcher.class.getName(), "laws")
                .contains("birthday-collisions - Birthday collisions"));
        assertFalse(run("-cp", LONGTAIL, Launcher.class.getName(), "laws").contains("birthday-collisions"));
    }

    private void assertReported(String output) throws IOException {
        assertTrue(output.contains("All laws hold"), output);
        String report = Files.readString(folder.resolve("longtail-report").resolve("index.html"));
        assertTrue(report.contains("<section id=\"birthday-collisions\">"));
    }

    private Path jarOf(Path classes) throws IOException {
        Path jar = folder.resolve("birthday.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> files = Files.walk(classes).filter(Files::isRegularFile)) {
            for (Path each : files.toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(each).toString().replace(File.separatorChar, '/')));
                Files.copy(each, out);
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + ScalingLaw.class.getName()));
            out.write(BirthdayCollisions.class.getName().getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }

    /** In a JVM of its own, as a user starts one. */
    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        if (command.contains("validate")) {
            command.addAll(List.of("--out", folder.resolve("longtail-report").toString()));
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }
}
