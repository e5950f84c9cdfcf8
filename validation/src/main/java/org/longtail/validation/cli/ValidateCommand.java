package org.longtail.validation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.report.AtomicFiles;
import org.longtail.validation.report.ConsoleReport;
import org.longtail.validation.report.Environment;
import org.longtail.validation.report.HtmlReport;
import org.longtail.validation.report.JsonReport;
import org.longtail.validation.study.LocalEngine;
import org.longtail.validation.study.Study;
import org.longtail.validation.study.StudyResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures laws, compares them with what theory predicts, and writes the report. */
@Command(
        name = "validate",
        description = "Measures laws, compares them with what theory predicts, and writes the report.",
        footer = {
            "",
            "Examples:",
            "  longtail validate",
            "  longtail validate tail-cut narrowing --budget full --threads 8 --out nightly",
            "  longtail validate --seed 7 --verbose",
            "",
            "Exit status: 0 all laws hold, 1 one fails, 2 bad usage. A true law fails by chance in one run of 1000."
        })
final class ValidateCommand implements Callable<Integer> {

    private final List<ScalingLaw> known;

    @Parameters(paramLabel = "LAW", description = "Laws to measure, by name; all when none is named.")
    private List<String> names = List.of();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Names all randomness: one seed, one result. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--budget",
            defaultValue = "quick",
            description = "quick: under a minute on two cores; full: for a nightly run. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Budget budget;

    @Option(names = "--threads", description = "Threads that measure. Default: every core. No effect on results.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "longtail-report",
            description = "Folder for index.html and report.json. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--verbose", description = "Prints every comparison, not only exponents and prefactors.")
    private boolean verbose;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ValidateCommand(List<ScalingLaw> known) {
        this.known = known;
    }

    @Override
    public Integer call() throws IOException {
        LocalEngine engine = new LocalEngine(threads);
        Study study = new Study(LawNames.resolve(names, known), seed, budget);
        AtomicFiles.requireWritableFolder(out, "--out");

        Instant started = Instant.now();
        long start = System.nanoTime();
        StudyResult result;
        InterruptGuard guard = InterruptGuard.of(spec.commandLine().getErr(), "no report was written");
        try (StudyProgress progress = StudyProgress.on(spec.commandLine().getErr())) {
            result = study.run(engine, progress);
        } catch (InterruptedException e) {
            return ExitStatus.INTERRUPTED;
        } finally {
            guard.lift();
        }
        Environment environment = Environment.of(threads, started, Duration.ofNanos(System.nanoTime() - start));

        byte[] page = HtmlReport.of(result, environment, rerun());
        byte[] json = JsonReport.of(result, environment);
        AtomicFiles.write(out.resolve("report.json"), json);
        AtomicFiles.write(out.resolve("index.html"), page);

        PrintWriter console = spec.commandLine().getOut();
        console.print(ConsoleReport.of(result, verbose));
        console.println();
        console.printf(
                Locale.ROOT,
                "%s; %.1f s, threads: %d, kernels: %s%n",
                result.holds() ? "All laws hold" : "Not all laws hold",
                environment.seconds(),
                threads,
                environment.simd());
        console.println("Report: "
                + out.resolve("index.html").toAbsolutePath().normalize().toUri());
        console.flush();
        return result.holds() ? ExitStatus.HOLDS : ExitStatus.FAILS;
    }

    private String rerun() {
        return "java -jar longtail.jar validate --seed " + seed + " --budget "
                + budget.name().toLowerCase(Locale.ROOT) + (names.isEmpty() ? "" : " " + String.join(" ", names));
    }
}
