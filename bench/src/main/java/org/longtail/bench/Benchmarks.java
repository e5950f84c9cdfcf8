package org.longtail.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.Main;

/**
 * Plain JMH, with the vector module passed to the forks.
 *
 * <p>{@code -jvmArgsPrepend} reaches the forks whatever else a user asks for with {@code -jvmArgsAppend}; a user's own
 * {@code -jvmArgsPrepend} is kept and the flag joined to it.
 */
public final class Benchmarks {

    private static final String VECTOR_MODULE = "--add-modules=jdk.incubator.vector";
    private static final String PREPEND = "-jvmArgsPrepend";

    private Benchmarks() {}

    /**
     * Runs JMH.
     *
     * @param args JMH's own options
     * @throws IOException when JMH cannot write its results
     */
    public static void main(String[] args) throws IOException {
        Main.main(withVectorModule(args));
    }

    private static String[] withVectorModule(String[] args) {
        List<String> options = new ArrayList<>(Arrays.asList(args));
        int prepend = options.indexOf(PREPEND);
        if (prepend >= 0 && prepend + 1 < options.size()) {
            options.set(prepend + 1, VECTOR_MODULE + " " + options.get(prepend + 1));
        } else {
            options.addAll(0, List.of(PREPEND, VECTOR_MODULE));
        }
        return options.toArray(String[]::new);
    }
}
