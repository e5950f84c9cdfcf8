package org.longtail.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs our benchmarks beside their peers', and writes the ratios as a table, a page and JMH's JSON. */
@Command(
        name = "compare",
        description = "Times Longtail beside its peers and writes results.json, results.md and index.html.",
        mixinStandardHelpOptions = true,
        usageHelpWidth = 100,
        sortOptions = false,
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:measured",
            "1:slower than the baseline beyond noise and threshold",
            "2:bad usage",
            "3:nothing could be measured"
        })
public final class CompareCommand implements Callable<Integer> {

    private static final int REGRESSION = 1;
    private static final int BROKEN = 3;

    private final List<String> vectorFlags;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "SUBJECT", description = "What to compare; everything when none is named.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--list", description = "Lists the subjects and ends.")
    private boolean list;

    @Option(names = "--quick", description = "Few settings and short runs: all subjects in under ten minutes.")
    private boolean quick;

    @Option(names = "--forks", paramLabel = "N", description = "JVMs for each benchmark (default 5, or 3 if quick).")
    private @Nullable Integer forks;

    @Option(names = "--jvm-arg", paramLabel = "ARG", description = "A flag for these JVMs; may be repeated.")
    private List<String> jvmArgs = new ArrayList<>();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "longtail-compare",
            description = "Where to write (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("");

    @Option(names = "--resume", description = "Goes on with what an interrupted run has left in DIR.")
    private boolean resume;

    @Option(names = "--from", paramLabel = "FILE", description = "Reports on an earlier run's JSON; measures nothing.")
    private @Nullable Path from;

    @Option(names = "--baseline", paramLabel = "FILE", description = "An earlier run's JSON to hold this one against.")
    private @Nullable Path baseline;

    @Option(
            names = "--threshold",
            paramLabel = "PERCENT",
            defaultValue = "10",
            description = "How much slower than the baseline is a regression (default: ${DEFAULT-VALUE}).")
    private double threshold;

    private CompareCommand(List<String> vectorFlags) {
        this.vectorFlags = vectorFlags;
    }

    /**
     * Runs the command.
     *
     * @param arguments subjects and options
     * @param vectorFlags the flags that every fork is started with
     * @return the exit status
     */
    public static int execute(List<String> arguments, List<String> vectorFlags) {
        return new CommandLine(new CompareCommand(vectorFlags))
                .setExecutionExceptionHandler((exception, command, parsed) -> failed(exception, command))
                .execute(arguments.toArray(String[]::new));
    }

    /** One line for what a user can mend; only a defect of ours shows its stack. */
    private static int failed(Exception exception, CommandLine command) {
        if (exception instanceof IllegalArgumentException) {
            command.getErr().println("compare: " + exception.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
        command.getErr().println("compare: " + exception);
        if (!(exception instanceof IOException || exception instanceof RunnerException)) {
            exception.printStackTrace(command.getErr());
        }
        return BROKEN;
    }

    @Override
    public Integer call() throws IOException, RunnerException {
        List<Subject> all = Subjects.all();
        if (list) {
            all.forEach(subject -> spec.commandLine().getOut().printf("%-16s %s%n", subject.id(), subject.title()));
            return CommandLine.ExitCode.OK;
        }
        List<Subject> subjects = Subjects.named(all, names);
        Optional<MeasurementFile> earlier =
                baseline == null ? Optional.empty() : Optional.of(MeasurementFile.read(baseline));
        Files.createDirectories(folder);
        MeasurementFile measured;
        List<LeftOut> leftOut = List.of();
        if (from == null) {
            Effort effort = effort();
            List<String> flags = new ArrayList<>(vectorFlags);
            flags.addAll(jvmArgs);
            Environment environment = Environment.of(flags, effort, command());
            List<Subject> run = quick ? subjects.stream().map(Subject::quick).toList() : subjects;
            Path file = folder.resolve("results.json");
            ResultsFile results = resume ? ResultsFile.resume(file, environment) : ResultsFile.start(file, environment);
            leftOut = new Session(run, effort, flags).run(results, System.err);
            measured = results.measured();
        } else {
            measured = MeasurementFile.read(from);
        }
        return report(subjects, measured, leftOut, earlier);
    }

    private int report(
            List<Subject> subjects, MeasurementFile measured, List<LeftOut> leftOut, Optional<MeasurementFile> earlier)
            throws IOException {
        Floors floors =
                Floors.of(measured.measurements(), measured.environment().vectorBits());
        Optional<Baseline> changes =
                earlier.map(file -> Baseline.of(measured.measurements(), file.measurements(), threshold / 100));
        Report report = new Report(
                measured.environment(),
                floors,
                Comparison.of(subjects, measured.measurements(), leftOut, floors),
                changes);
        String markdown = MarkdownReport.of(report);
        Files.writeString(folder.resolve("results.md"), markdown);
        Files.writeString(folder.resolve("index.html"), HtmlReport.of(report), StandardCharsets.UTF_8);
        spec.commandLine().getOut().println(markdown);
        spec.commandLine().getOut().println("Written to " + folder.toAbsolutePath());
        return changes.isPresent() && !changes.get().regressions().isEmpty() ? REGRESSION : CommandLine.ExitCode.OK;
    }

    private Effort effort() {
        Effort effort = quick ? Effort.QUICK : Effort.FULL;
        if (forks != null) {
            if (forks < 1) {
                throw new IllegalArgumentException("--forks must be at least 1: " + forks);
            }
            effort = effort.withForks(forks);
        }
        return effort;
    }

    private String command() {
        return "java -jar bench/target/benchmarks.jar compare "
                + String.join(" ", spec.commandLine().getParseResult().originalArgs());
    }
}
