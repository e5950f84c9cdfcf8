package org.longtail.validation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.report.AtomicFiles;
import org.longtail.validation.report.Environment;
import org.longtail.validation.study.Engine;
import org.longtail.validation.study.JournalFile;
import org.longtail.validation.study.JournalHeader;
import org.longtail.validation.study.Shard;
import org.longtail.validation.study.Study;
import org.longtail.validation.study.StudyResult;
import picocli.CommandLine;

/**
 * What {@code validate} does, on any engine: measures the cells that the folder's journal lacks, then writes the report.
 *
 * @param known the laws that can be named
 * @param options what the user wants
 * @param command where output goes
 * @param page makes the HTML page
 */
public record StudyRun(List<ScalingLaw> known, RunOptions options, CommandLine command, StudyPage page) {

    /**
     * A run with the page of {@code longtail validate}.
     *
     * @param known the laws that can be named
     * @param options what the user wants
     * @param command where output goes
     */
    public StudyRun(List<ScalingLaw> known, RunOptions options, CommandLine command) {
        this(known, options, command, StudyPage.ofLaws(known));
    }

    /**
     * Runs.
     *
     * @param engine where cells run
     * @param threads how many the engine has, for the report
     * @return the exit status
     * @throws IllegalArgumentException when the options name no study, or a folder that another one uses
     * @throws IOException when a file cannot be read or written
     */
    public int on(Engine engine, int threads) throws IOException {
        Study study = options.study(known);
        Path out = options.out();
        AtomicFiles.requireWritableFolder(out, "--out");
        JournalHeader header = JournalHeader.of(Environment.version(), study, options.shard());
        try (JournalFile journal = JournalFile.open(out, header, options.resume())) {
            return run(study, engine, journal, threads);
        }
    }

    private int run(Study study, Engine engine, JournalFile journal, int threads) throws IOException {
        Instant started = Instant.now();
        long start = System.nanoTime();
        PrintWriter console = command.getOut();
        InterruptGuard guard =
                InterruptGuard.of(command.getErr(), "no report was written; the same command with --resume goes on");
        StudyResult result;
        try (StudyProgress progress = StudyProgress.on(command.getErr())) {
            if (!options.shard().equals(Shard.WHOLE)) {
                study.measure(options.shard(), engine, journal, progress);
                console.println("Shard " + options.shard() + " is measured: "
                        + journal.recorded().size() + " cells in "
                        + options.out().resolve(JournalFile.NAME));
                console.flush();
                return ExitStatus.HOLDS;
            }
            result = study.run(engine, journal, progress);
        } catch (InterruptedException e) {
            return ExitStatus.INTERRUPTED;
        } finally {
            guard.lift();
        }
        Environment environment = Environment.of(threads, started, Duration.ofNanos(System.nanoTime() - start));
        return new StudyReport(page, options.out(), options.verbose(), console).write(result, environment);
    }
}
