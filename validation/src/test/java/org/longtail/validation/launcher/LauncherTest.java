package org.longtail.validation.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Starts JVMs as {@code java -jar} does: without the flag for vectors. */
class LauncherTest {

    private record Ended(int status, String output) {}

    private static Ended launch(List<String> flags, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Launcher.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
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

    /** Version 55 is Java 11: an older JVM that loads this class can say what is missing. */
    @Test
    void runsOnOldJvms() throws IOException {
        try (InputStream resource = Objects.requireNonNull(Launcher.class.getResourceAsStream("Launcher.class"));
                DataInputStream header = new DataInputStream(resource)) {
            assertEquals(0xCAFEBABE, header.readInt());
            assertEquals(0, header.readUnsignedShort());
            assertEquals(55, header.readUnsignedShort());
        }
    }
}
