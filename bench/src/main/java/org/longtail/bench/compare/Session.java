package org.longtail.bench.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * One run over some subjects, with the machine's limits measured first. Each benchmark in each setting is a call of JMH of
 * its own: its result is on disk before the next begins, and a method's peers are measured right after it.
 *
 * @param subjects what to run, in the settings to run
 * @param effort how long
 * @param flags what the forks are started with
 */
record Session(List<Subject> subjects, Effort effort, List<String> flags) {

    /**
     * A call of JMH.
     *
     * @param benchmark full name of a method
     * @param parameters values of its parameters; JMH runs all values of one that is not named
     * @param runs how many results it gives
     * @param effort how long each is measured
     */
    private record Call(String benchmark, Map<String, String> parameters, int runs, Effort effort) {

        boolean isIn(ResultsFile results) {
            return results.measured().measurements().stream()
                    .anyMatch(one -> one.benchmark().equals(benchmark)
                            && one.parameters().entrySet().containsAll(parameters.entrySet()));
        }

        double expectedSeconds() {
            return runs * effort.expectedSeconds();
        }
    }

    /**
     * Measures what a file of results does not hold yet.
     *
     * @param results where to put it
     * @param out where progress goes
     * @return what gave no result
     */
    List<LeftOut> run(ResultsFile results, PrintStream out) throws RunnerException, IOException {
        List<Call> calls = calls().stream().filter(call -> !call.isIn(results)).toList();
        Progress progress = new Progress(
                out,
                calls.stream().mapToInt(Call::runs).sum(),
                calls.stream().mapToDouble(Call::expectedSeconds).sum());
        for (Call call : calls) {
            progress.follow(call.effort);
            results.add(new Runner(options(call).build(), progress).run());
        }
        return progress.leftOut();
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        // Random bits are a floor and a subject: not twice.
        Floors.BENCHMARKS.forEach((floor, runs) -> {
            if (subjects.stream().noneMatch(subject -> subject.benchmarks().contains(floor))) {
                calls.add(new Call(floor, Map.of(), runs, effort));
            }
        });
        for (Subject subject : subjects) {
            Effort own = subject.singleShot() ? effort.singleShot() : effort;
            for (Map<String, String> setting : subject.settings()) {
                subject.benchmarks().forEach(benchmark -> calls.add(new Call(benchmark, setting, 1, own)));
            }
        }
        return calls;
    }

    private ChainedOptionsBuilder options(Call call) {
        TimeValue time = TimeValue.milliseconds(call.effort.milliseconds());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + call.benchmark.replace(".", "\\.") + "$")
                .forks(call.effort.forks())
                .warmupIterations(call.effort.warmups())
                .warmupTime(time)
                .measurementIterations(call.effort.iterations())
                .measurementTime(time)
                // Before the benchmark's own, which stay: a scalar twin remains one.
                .jvmArgsPrepend(flags.toArray(String[]::new));
        call.parameters.forEach(options::param);
        return options;
    }
}
