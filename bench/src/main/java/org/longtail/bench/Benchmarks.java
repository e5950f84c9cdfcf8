package org.longtail.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.longtail.bench.compare.CompareCommand;
import org.openjdk.jmh.Main;

/**
 * Plain JMH, with the vector module passed to the forks, and vectors forced: no measurement shall hold the change from the
 * scalar twins. {@code compare} in front runs our benchmarks beside their peers'.
 *
 * <p>{@code -jvmArgsPrepend} reaches the forks whatever else a user asks for with {@code -jvmArgsAppend}; a user's own
 * {@code -jvmArgsPrepend} is kept and the flags joined to it.
 */
public final class Benchmarks {

    private static final List<String> VECTORS = List.of("--add-modules=jdk.incubator.vector", "-Dlongtail.simd=vector");
    private static final String COMPARE = "compare";
    private static final String PREPEND = "-jvmArgsPrepend";

    private Benchmarks() {}

    /**
     * Runs JMH or the comparison.
     *
     * @param args JMH's own options; or {@code compare} with its options
     * @throws IOException when JMH cannot write its results
     */
    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals(COMPARE)) {
            System.exit(CompareCommand.execute(List.of(args).subList(1, args.length), VECTORS));
        }
        Main.main(withVectors(args));
    }

    private static String[] withVectors(String[] args) {
        List<String> options = new ArrayList<>(Arrays.asList(args));
        int prepend = options.indexOf(PREPEND);
        if (prepend >= 0 && prepend + 1 < options.size()) {
            options.set(prepend + 1, String.join(" ", VECTORS) + " " + options.get(prepend + 1));
        } else {
            options.addAll(0, List.of(PREPEND, String.join(" ", VECTORS)));
        }
        return options.toArray(String[]::new);
    }
}
