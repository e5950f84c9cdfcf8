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
import org.longtail.validation.study.GridRecipe;
import org.longtail.validation.study.JournalHeader;
import org.longtail.validation.study.LocalEngine;
import org.longtail.validation.study.MergedJournal;
import org.longtail.validation.study.Progress;
import org.longtail.validation.study.Shard;
import org.longtail.validation.study.Study;

/**
 * Joins journals into the report that one run would have written.
 *
 * @param known the laws that a journal may name
 * @param folders hold a journal each
 * @param out folder of the report
 * @param verbose whether to print every comparison
 * @param console where to print
 * @param page makes the HTML page
 */
public record MergeRun(
        List<ScalingLaw> known, List<Path> folders, Path out, boolean verbose, PrintWriter console, StudyPage page) {

    /**
     * Writes the report.
     *
     * @return the exit status
     * @throws IllegalArgumentException when the folders hold no whole study of these laws
     * @throws IOException when a file cannot be read or written
     * @throws InterruptedException when this thread is interrupted
     */
    public int report() throws IOException, InterruptedException {
        Instant started = Instant.now();
        long start = System.nanoTime();
        MergedJournal journal = MergedJournal.of(folders);
        Study study = study(journal.header());
        journal.requireComplete(study.grid());
        AtomicFiles.requireWritableFolder(out, "--out");
        // The engine has nothing left to do: it is asked for no cell.
        LocalEngine engine = new LocalEngine(1);
        return new StudyReport(page, out, verbose, console)
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
