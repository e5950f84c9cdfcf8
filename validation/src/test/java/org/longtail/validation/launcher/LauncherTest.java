package org.longtail.validation.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts JVMs as {@code java -jar} does: without the flag for vectors. */
class LauncherTest {

    private record Ended(int status, String output) {}

    private static Process startJvm(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static Process start(List<String> flags, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(List.of(arguments));
        return startJvm(command);
    }

    private static Ended launch(List<String> flags, String... arguments) throws IOException, InterruptedException {
        return ended(start(flags, arguments));
    }

    private static Ended ended(Process process) throws IOException, InterruptedException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    @Test
    void startsAgainWithTheModuleAndTheFlagsOfTheUser() throws IOException, InterruptedException {
        Ended ended = launch(List.of("-Dlongtail.simd=vector", "-Xint"), "--version");
        // Forced vectors without a compiler are an error that names both: the property and the flag have arrived.
        assertTrue(ended.output.contains("-Dlongtail.simd=vector cannot be met"), ended.output);
        assertTrue(ended.output.contains("interpreted"), ended.output);
    }

    @Test
    void needsNoSecondJvmForScalarKernels() throws IOException, InterruptedException {
        Ended ended = launch(List.of("-Dlongtail.simd=Scalar"), "--version");
        assertEquals(0, ended.status, ended.output);
        assertTrue(ended.output.contains("kernels: scalar"), ended.output);
        assertTrue(!ended.output.contains("incubator modules"), ended.output);
    }

    @Test
    void forwardsTheExitStatus() throws IOException, InterruptedException {
        Ended ended = launch(List.of(), "validate", "no-such-law");
        assertEquals(2, ended.status, ended.output);
        assertTrue(ended.output.contains("law is unknown: no-such-law"), ended.output);
    }

    @Test
    void tellsTheVersionWithVectors() throws IOException, InterruptedException {
        Ended ended = launch(List.of(), "--version");
        assertEquals(0, ended.status, ended.output);
        // What was chosen depends on the machine; that nobody asked for scalar kernels does not.
        assertTrue(ended.output.contains("kernels: "), ended.output);
        assertFalse(ended.output.contains("longtail.simd=scalar"), ended.output);
    }

    @Test
    void aBadPropertyIsOneLine() throws IOException, InterruptedException {
        Ended ended = launch(List.of("-Dlongtail.simd=fast"), "laws");
        assertEquals(2, ended.status, ended.output);
        assertEquals(
                List.of("longtail: system property longtail.simd is neither auto, vector nor scalar: \"fast\""),
                ended.output.lines().filter(line -> !line.startsWith("WARNING")).toList());
    }

    /** The one signal that the first JVM cannot pass on. The second one sees its parent gone, and ends as if interrupted: nothing goes on measuring. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // whose kill is that of the other test
    void aKillOfTheFirstJvmEndsTheSecond(@TempDir Path out) throws Exception {
        Process process = start(List.of(), "validate", "--budget", "full", "--out", out.toString());
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            awaitMeasuring(output);
            ProcessHandle child = process.children().findFirst().orElseThrow();
            process.toHandle().destroyForcibly();
            child.onExit().get(1, TimeUnit.MINUTES);
        }
        assertOnlyTheJournalIsLeft(out);
    }

    /** As longtail-neural.jar does. */
    @Test
    void startsTheProgramThatTheManifestNames(@TempDir Path folder) throws IOException, InterruptedException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, Launcher.class.getName());
        attributes.put(
                Attributes.Name.CLASS_PATH,
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toUri().toString())
                        .collect(Collectors.joining(" ")));
        attributes.putValue("Start-Class", Told.class.getName());
        attributes.putValue("Vector-Commands", "other tell");
        attributes.putValue("Enable-Native-Access", "ALL-UNNAMED");
        Path jar = folder.resolve("told.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();

        Ended vectors = ended(startJvm(List.of("-jar", jar.toString(), "tell", "a b")));
        assertEquals(7, vectors.status, vectors.output);
        assertTrue(vectors.output.contains("[tell, a b] vectors true flag true"), vectors.output);
        Ended plain = ended(startJvm(List.of("-jar", jar.toString(), "validate")));
        assertEquals(7, plain.status, plain.output);
        assertTrue(plain.output.contains("[validate] vectors false flag false"), plain.output);
    }

    /** A program of its own status, which tells how it was started. */
    static final class Told {

        private Told() {}

        public static void main(String[] arguments) {
            List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
            System.out.println(List.of(arguments) + " vectors "
                    + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent() + " flag "
                    + flags.contains("--enable-native-access=ALL-UNNAMED"));
            System.exit(7);
        }
    }

    /** As when a supervisor ends the first JVM alone: nothing is left, neither the second JVM nor half a report. */
    @Test
    @DisabledOnOs(OS.WINDOWS) // which ends processes without asking
    void aSignalEndsBothJvms(@TempDir Path out) throws IOException, InterruptedException {
        Process process = start(List.of(), "validate", "--budget", "full", "--out", out.toString());
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            awaitMeasuring(output);
            List<ProcessHandle> children = process.children().toList();
            assertEquals(1, children.size());
            // Not process.destroy(), which closes the output as well.
            process.toHandle().destroy();
            String rest = output.lines().collect(Collectors.joining("\n"));
            assertEquals(128 + 15, process.waitFor());
            assertTrue(rest.contains("longtail: interrupted, no report was written"), rest);
            assertFalse(children.getFirst().isAlive());
        }
        assertOnlyTheJournalIsLeft(out);
    }

    private static void awaitMeasuring(BufferedReader output) throws IOException {
        String line = output.readLine();
        while (line != null && !line.startsWith("measuring")) {
            line = output.readLine();
        }
    }

    private static void assertOnlyTheJournalIsLeft(Path out) throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of("journal.longtail"),
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }

    /** Version 55 is Java 11: an older JVM that loads these classes can say what is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"Launcher", "Program", "FirstJvm"})
    void runsOnOldJvms(String name) throws IOException {
        try (InputStream resource = Objects.requireNonNull(Launcher.class.getResourceAsStream(name + ".class"));
                DataInputStream header = new DataInputStream(resource)) {
            assertEquals(0xCAFEBABE, header.readInt());
            assertEquals(0, header.readUnsignedShort());
            assertEquals(55, header.readUnsignedShort());
        }
    }
}
