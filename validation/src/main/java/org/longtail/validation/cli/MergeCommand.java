package org.longtail.validation.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.report.AtomicFiles;
import org.longtail.validation.report.Environment;
import org.longtail.validation.study.GridRecipe;
import org.longtail.validation.study.JournalHeader;
import org.longtail.validation.study.LocalEngine;
import org.longtail.validation.study.MergedJournal;
import org.longtail.validation.study.Progress;
import org.longtail.validation.study.Shard;
import org.longtail.validation.study.Study;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the journals of shards into the report of one run. */
@Command(
        name = "merge",
        description = "Joins the journals of shards into the report that one run would have written.",
        footer = {
            "",
            "Journals may overlap. All must be of one study: the same version, seed, budget and laws.",
            "",
            "Examples:",
            "  longtail validate --budget full --shard 1/2 --out part1    # on one machine",
            "  longtail validate --budget full --shard 2/2 --out part2    # on another",
            "  longtail merge part1 part2 --out nightly",
            "",
            "Exit status: 0 all laws hold, 1 one fails, 2 bad usage, or cells are missing."
        })
final class MergeCommand implements Callable<Integer> {

    private final List<ScalingLaw> known;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders that hold a journal each.")
    private List<Path> folders = List.of();

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

    MergeCommand(List<ScalingLaw> known) {
        this.known = known;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Instant started = Instant.now();
        long start = System.nanoTime();
        MergedJournal journal = MergedJournal.of(folders);
        Study study = study(journal.header());
        journal.requireComplete(study.grid());
        AtomicFiles.requireWritableFolder(out, "--out");
        // The engine has nothing left to do: it is asked for no cell.
        LocalEngine engine = new LocalEngine(1);
        return new StudyReport(known, out, verbose, spec.commandLine().getOut())
                .write(
                        study.run(engine, journal, Progress.NONE),
                        Environment.of(engine.threads(), started, Duration.ofNanos(System.nanoTime() - start)));
    }

    /** This Longtail must list the very cells that were measured. */
    private Study study(JournalHeader header) {
        GridRecipe recipe = header.recipe();
        Study study = new Study(LawNames.resolve(recipe.laws(), known), recipe.seed(), recipe.budget());
        String difference = header.differenceFrom(JournalHeader.of(Environment.version(), study, Shard.WHOLE));
        if (!difference.isEmpty()) {
            throw new IllegalArgumentException(folders.getFirst() + " was measured by another Longtail: " + difference);
        }
        return study;
    }
}
