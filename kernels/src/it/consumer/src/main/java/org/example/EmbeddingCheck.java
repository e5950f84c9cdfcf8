package org.example;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Starts {@link App} in every way a user may, and fails unless all ways agree. */
public final class EmbeddingCheck {

    private static final String CLASS_PATH = System.getProperty("java.class.path");
    private static final String FLAG = "--add-modules=jdk.incubator.vector";
    private static final String WARNING =
            "Longtail runs its scalar kernels: start the JVM with " + FLAG.replace('=', ' ');

    private EmbeddingCheck() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Output vector = run("java", FLAG, "-classpath", CLASS_PATH, "org.example.App");
        Output scalar = run("java", "-classpath", CLASS_PATH, "org.example.App");
        Output forced = run("java", "-Dlongtail.simd=scalar", "-classpath", CLASS_PATH, "org.example.App");
        Output shell = run("jshell", "-s", "--class-path", CLASS_PATH, FLAG, "-R" + FLAG, script());

        require(vector.lines().getFirst().equals("path VECTOR"), "with the flag", vector);
        require(vector.count(WARNING) == 0, "no warning with the flag", vector);
        require(scalar.lines().getFirst().equals("path SCALAR"), "without the flag", scalar);
        require(scalar.count(WARNING) == 1, "one warning that names the flag", scalar);
        require(forced.count(WARNING) == 0, "no warning when scalar kernels are asked for", forced);
        for (Output other : List.of(scalar, forced, shell)) {
            require(other.results().equals(vector.results()), "the same numbers as with the flag", other);
        }
        require(shell.lines().getFirst().equals("path VECTOR"), "vectors in jshell", shell);
        System.out.println("embedded with, without and against the flag, and in jshell: the same numbers");
    }

    /** What {@link App} does, typed into jshell. */
    private static String script() throws IOException {
        Path script = Files.createTempFile("longtail", ".jsh");
        script.toFile().deleteOnExit();
        Files.writeString(script, "org.example.App.main(new String[0])\n/exit\n");
        return script.toString();
    }

    /**
     * What a process said.
     *
     * @param lines of its output
     * @param error all of its error stream
     */
    private record Output(List<String> lines, String error) {

        List<String> results() {
            return lines.subList(1, lines.size());
        }

        int count(String text) {
            return error.split(Pattern.quote(text), -1).length - 1;
        }
    }

    private static Output run(String tool, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
        command.addAll(List.of(arguments));
        Path error = Files.createTempFile("longtail", ".err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(error.toFile());
        // Or a developer's own flags would decide the path.
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        Output result = new Output(output.lines().toList(), Files.readString(error));
        Files.delete(error);
        require(status == 0 && result.lines.size() == 4, "four lines and status 0 from " + tool, result);
        return result;
    }

    private static void require(boolean condition, String expectation, Output output) {
        if (!condition) {
            throw new AssertionError(
                    "expected: " + expectation + "\n" + String.join("\n", output.lines) + "\n" + output.error);
        }
    }
}
