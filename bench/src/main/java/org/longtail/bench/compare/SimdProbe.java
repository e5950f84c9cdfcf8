package org.longtail.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.longtail.simd.SimdSupport;

/** Asks a JVM started as JMH's forks are which kernels it runs: this one was started without their flags. */
final class SimdProbe {

    private SimdProbe() {}

    /**
     * What the other JVM says.
     *
     * @param description of its kernels
     * @param vectorBits width of its vectors
     */
    record Answer(String description, int vectorBits) {}

    /**
     * Prints the answer.
     *
     * @param args none
     */
    public static void main(String[] args) {
        System.out.println(SimdSupport.vectorBits() + " " + SimdSupport.description());
    }

    static Answer ask(List<String> flags) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), SimdProbe.class.getName()));
        try {
            Process child = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String line = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (child.waitFor() != 0) {
                throw new IllegalArgumentException("no JVM starts with these flags: " + String.join(" ", flags));
            }
            int space = line.indexOf(' ');
            return new Answer(line.substring(space + 1), Integer.parseInt(line.substring(0, space)));
        } catch (IOException e) {
            throw new IllegalStateException("cannot start " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a JVM started", e);
        }
    }
}
