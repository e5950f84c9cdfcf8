package org.longtail.validation.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.longtail.internal.Arguments;
import org.longtail.validation.corpus.Corpus;
import org.longtail.validation.corpus.CorpusFit;
import org.longtail.validation.corpus.CorpusReader;
import org.longtail.validation.report.AtomicFiles;
import org.longtail.validation.report.CorpusJson;
import org.longtail.validation.report.CorpusReport;
import org.longtail.validation.report.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts the words of real text and fits its tail. */
@Command(
        name = "fit",
        description = {
            "Counts the words of real text and fits its tail.",
            "Finds exponent and x_min of the counts' power law with standard errors, its plausibility by simulation,"
                    + " growth of the vocabulary, and missing mass."
        },
        footer = {
            "",
            "Words are the longest runs of letters and digits of any script, in lower case. Text is UTF-8, or UTF-16",
            "with a byte order mark; other files are skipped, and counted. Folders are read whole; .zip and .gz are",
            "known by their content.",
            "",
            "Examples:",
            "  longtail fit moby-dick.txt",
            "  longtail fit src.zip --out tail-of-the-jdk",
            "  longtail fit --counts words.tsv --bootstrap 0",
            "  zcat pages.gz | longtail fit -",
            "",
            "Exit status: 0 the tail was fitted, 2 bad usage or unreadable input."
        })
final class FitCommand implements Callable<Integer> {

    private final InputStream standardInput;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Text file, folder, .zip or .gz; - for standard input.")
    private List<String> files = List.of();

    @Option(names = "--counts", description = "The files hold lines token<TAB>count, not running text.")
    private boolean counts;

    @Option(names = "--case-sensitive", description = "Tells The from the.")
    private boolean caseSensitive;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Simulations behind p-value and standard errors; 0 for none. Default: ${DEFAULT-VALUE}.")
    private int bootstrap;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Names all randomness: one seed, one result. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--threads", description = "Threads that simulate. Default: every core. No effect on results.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for index.html, with log-log plots, and fit.json. Default: none is written.")
    private @Nullable Path out;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    FitCommand() {
        this(System.in);
    }

    FitCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    @Override
    public Integer call() throws IOException {
        Arguments.requireAtLeast(bootstrap, 0, "bootstrap");
        Arguments.requireAtLeastOne(threads, "threads");
        if (out != null) {
            AtomicFiles.requireWritableFolder(out, "--out");
        }
        Instant started = Instant.now();
        long start = System.nanoTime();
        CorpusFit fit;
        InterruptGuard guard = InterruptGuard.of(spec.commandLine().getErr(), "nothing was written");
        try (FitProgress progress = new FitProgress(bootstrap)) {
            Corpus corpus = CorpusReader.read(files, counts, caseSensitive, standardInput);
            fit = CorpusFit.of(corpus, bootstrap, seed, threads, progress::step);
        } catch (InterruptedException e) {
            return ExitStatus.INTERRUPTED;
        } finally {
            guard.lift();
        }
        Environment environment = Environment.of(threads, started, Duration.ofNanos(System.nanoTime() - start));
        PrintWriter console = spec.commandLine().getOut();
        console.print(CorpusReport.console(fit, seed));
        console.printf(
                Locale.ROOT, "Done in %.1f s on %d threads, %s%n", environment.seconds(), threads, environment.simd());
        if (out != null) {
            write(out, fit, environment);
            console.println("Report: "
                    + out.resolve("index.html").toAbsolutePath().normalize().toUri());
        }
        console.flush();
        return ExitStatus.HOLDS;
    }

    private void write(Path folder, CorpusFit fit, Environment environment) throws IOException {
        byte[] page = CorpusReport.html(fit, title(), seed, environment, rerun());
        byte[] json = CorpusJson.of(fit, files, seed, environment);
        AtomicFiles.write(folder.resolve("fit.json"), json);
        AtomicFiles.write(folder.resolve("index.html"), page);
    }

    /** Names without the folders they are in. */
    private String title() {
        return files.stream()
                .map(file -> file.equals("-") ? "standard input" : lastName(Path.of(file)))
                .collect(Collectors.joining(", "));
    }

    private static String lastName(Path path) {
        Path name = path.normalize().getFileName();
        return name == null || name.toString().isEmpty() ? path.toString() : name.toString();
    }

    private String rerun() {
        return "java -jar longtail.jar fit --seed " + seed + " --bootstrap " + bootstrap + (counts ? " --counts" : "")
                + (caseSensitive ? " --case-sensitive" : "") + " " + String.join(" ", files);
    }
}
