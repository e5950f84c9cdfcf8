package org.longtail.bench.compare;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/** What JMH says while it runs, as one line a benchmark with the time left; and what failed, with its reason. */
final class Progress implements OutputFormat {

    private final PrintStream out;
    private final double expectedSeconds;
    private final int runs;
    private final long start = System.nanoTime();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private @Nullable BenchmarkParams current;
    private Effort effort = Effort.FULL;
    private int finished;
    private double finishedSeconds;

    /**
     * Starts the clock.
     *
     * @param out where the lines go
     * @param runs how many benchmarks there will be
     * @param expectedSeconds how long they take if nothing is slow
     */
    Progress(PrintStream out, int runs, double expectedSeconds) {
        this.out = out;
        this.runs = runs;
        this.expectedSeconds = expectedSeconds;
    }

    /** How long each of the benchmarks that follow is measured. */
    void follow(Effort next) {
        effort = next;
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }

    @Override
    public void startBenchmark(BenchmarkParams params) {
        closeFailed();
        current = params;
        said.clear();
    }

    @Override
    public void endBenchmark(@Nullable BenchmarkResult result) {
        BenchmarkParams params = current;
        if (params != null && result != null) {
            report(params, "%.4g %s".formatted(result.getPrimaryResult().getScore(), result.getScoreUnit()));
            current = null;
        }
    }

    @Override
    public void endRun(Collection<RunResult> results) {
        closeFailed();
    }

    /** JMH goes on without a word to us when a benchmark fails. */
    private void closeFailed() {
        BenchmarkParams params = current;
        if (params != null) {
            String reason = reason(said);
            leftOut.add(new LeftOut(params.getBenchmark(), parameters(params), reason));
            report(params, "left out: " + reason);
            current = null;
        }
    }

    private void report(BenchmarkParams params, String what) {
        finished++;
        finishedSeconds += effort.expectedSeconds();
        out.printf("[%d/%d] %s: %s%s%n", finished, runs, name(params), what, timeLeft());
    }

    /** Slower than expected until now will be slower than expected to the end. */
    private String timeLeft() {
        if (finished == runs) {
            return "";
        }
        double elapsed = (System.nanoTime() - start) / 1e9;
        double left = Math.max(0, expectedSeconds - finishedSeconds) * elapsed / finishedSeconds;
        return " (%s left)".formatted(duration(left));
    }

    static String duration(double seconds) {
        Duration d = Duration.ofSeconds(Math.round(seconds));
        if (d.toHours() > 0) {
            return d.toHours() + " h " + d.toMinutesPart() + " min";
        }
        return d.toMinutes() > 0 ? d.toMinutes() + " min " + d.toSecondsPart() + " s" : d.toSeconds() + " s";
    }

    private static String name(BenchmarkParams params) {
        String benchmark = params.getBenchmark();
        String name = Catalogue.of(Names.className(benchmark)).id() + " " + Names.last(benchmark);
        return parameters(params).isEmpty() ? name : name + ", " + Settings.text(parameters(params));
    }

    private static Map<String, String> parameters(BenchmarkParams params) {
        Map<String, String> parameters = new LinkedHashMap<>();
        params.getParamsKeys().forEach(key -> parameters.put(key, params.getParam(key)));
        return parameters;
    }

    /** The innermost exception's message of a printed stack; its class, where the message alone is no sentence. */
    static String reason(List<String> lines) {
        String reason = "no result";
        for (String line : lines.stream().flatMap(String::lines).toList()) {
            String text = line.strip().replaceFirst("^Caused by: ", "");
            if (text.matches("[\\w.$]+(Exception|Error)(: .*)?")) {
                String type = text.replaceFirst(":.*", "").replaceFirst(".*\\.", "");
                String message = text.replaceFirst("^[^:]*(: )?", "").replaceFirst("^left out: ", "");
                reason = type.equals("IllegalArgumentException") ? message : (type + ": " + message);
            }
        }
        return reason.replaceFirst(": $", "");
    }

    @Override
    public void println(String line) {
        said.add(line);
    }

    @Override
    public void verbosePrintln(String line) {}

    @Override
    public void print(String text) {}

    @Override
    public void write(int b) {}

    @Override
    public void write(byte[] bytes) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public void startRun() {}

    @Override
    public void iteration(BenchmarkParams params, IterationParams iteration, int number) {}

    @Override
    public void iterationResult(
            BenchmarkParams params, IterationParams iteration, int number, IterationResult result) {}
}
