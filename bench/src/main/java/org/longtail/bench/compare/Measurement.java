package org.longtail.bench.compare;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What JMH measured of one benchmark in one setting.
 *
 * @param benchmark full name of its method
 * @param parameters the setting, in JMH's order
 * @param forks nanoseconds an operation took: a list for each JVM, a number for each iteration
 */
record Measurement(String benchmark, Map<String, String> parameters, List<List<Double>> forks) {

    /** Name of the class without its package. */
    String className() {
        return Names.className(benchmark);
    }

    /** Name of the method: {@code longtail} or a peer. */
    String method() {
        return Names.last(benchmark);
    }

    /** Geometric mean of the forks' times, in nanoseconds: the time whose ratios {@link Ratio} states. */
    double time() {
        return Math.exp(Arrays.stream(logTimes()).average().orElse(Double.NaN));
    }

    /**
     * Logarithms of the times that count as independent: the means of the forks, as JVMs differ from one another by more
     * than the iterations of one JVM do; the iterations, when there was but one fork.
     */
    double[] logTimes() {
        if (forks.size() == 1) {
            return forks.getFirst().stream().mapToDouble(Math::log).toArray();
        }
        return forks.stream()
                .mapToDouble(fork -> Math.log(
                        fork.stream().mapToDouble(time -> time).average().orElse(Double.NaN)))
                .toArray();
    }
}
