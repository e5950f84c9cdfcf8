package org.longtail.bench.compare;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One run over some subjects, with the machine's limits measured first.
 *
 * @param subjects what to run, in the settings to run
 * @param effort how long
 * @param flags what the forks are started with
 */
record Session(List<Subject> subjects, Effort effort, List<String> flags) {

    /**
     * All that came of it.
     *
     * @param results what was measured
     * @param leftOut what gave no result
     */
    record Outcome(Collection<RunResult> results, List<LeftOut> leftOut) {}

    /** A call of JMH: parameters are global to a call, and subjects give one name different values. */
    private record Call(String pattern, Map<String, List<String>> parameters, int runs, Effort effort) {}

    /** Sizes of arrays that {@link Floors} reads. */
    private static final int BANDWIDTHS = 4;

    Outcome run(PrintStream out) throws RunnerException {
        List<Call> calls = calls();
        Progress progress = new Progress(
                out,
                calls.stream().mapToInt(Call::runs).sum(),
                calls.stream()
                        .mapToDouble(call -> call.runs * call.effort.expectedSeconds())
                        .sum());
        List<RunResult> results = new ArrayList<>();
        for (Call call : calls) {
            progress.follow(call.effort);
            results.addAll(new Runner(options(call).build(), progress).run());
        }
        return new Outcome(results, progress.leftOut());
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        // Random bits are a floor and a subject: not twice.
        List<String> floors = Floors.BENCHMARKS.stream()
                .filter(floor -> subjects.stream().noneMatch(subject -> floor.matches(subject.pattern())))
                .toList();
        String pattern =
                floors.stream().map(floor -> floor.replace(".", "\\.")).collect(Collectors.joining("|", "^(", ")$"));
        calls.add(new Call(pattern, Map.of(), floors.size() - 1 + BANDWIDTHS, effort));
        for (Subject subject : subjects) {
            calls.add(new Call(
                    subject.pattern(),
                    subject.parameters(),
                    subject.runs(),
                    subject.singleShot() ? effort.singleShot() : effort));
        }
        return calls;
    }

    private ChainedOptionsBuilder options(Call call) {
        TimeValue time = TimeValue.milliseconds(call.effort.milliseconds());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(call.pattern)
                .forks(call.effort.forks())
                .warmupIterations(call.effort.warmups())
                .warmupTime(time)
                .measurementIterations(call.effort.iterations())
                .measurementTime(time)
                // Before the benchmark's own, which stay: a scalar twin remains one.
                .jvmArgsPrepend(flags.toArray(String[]::new));
        call.parameters.forEach((name, values) -> options.param(name, values.toArray(String[]::new)));
        return options;
    }
}
