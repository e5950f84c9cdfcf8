package org.longtail.validation.cli;

import java.io.Console;
import java.io.PrintWriter;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.longtail.validation.study.CellKey;
import org.longtail.validation.study.LawOutcome;
import org.longtail.validation.study.Progress;

/** Shows how a study goes on: a bar on a terminal, one plain line for each law elsewhere. */
interface StudyProgress extends Progress, AutoCloseable {

    @Override
    void close();

    /** The one that fits where the program runs; both write to stderr, the results alone go to stdout. */
    @SuppressWarnings("SystemConsoleNull") // Java 25 returns null again where there is no terminal
    static StudyProgress on(PrintWriter err) {
        Console console = System.console();
        return console != null && console.isTerminal() ? new Bar() : new Lines(err);
    }

    /** A progress bar. */
    final class Bar implements StudyProgress {

        private static final int REDRAW_MILLIS = 100;

        private @Nullable ProgressBar bar;

        @Override
        public void started(int cells) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Measuring")
                    .setInitialMax(cells)
                    .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                    .setUpdateIntervalMillis(REDRAW_MILLIS)
                    .clearDisplayOnFinish()
                    .build();
        }

        @Override
        public void measured(CellKey key) {
            if (bar != null) {
                bar.step();
                bar.setExtraMessage(key.law());
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    /** Plain lines. */
    record Lines(PrintWriter err) implements StudyProgress {

        @Override
        public void started(int cells) {
            say("measuring " + cells + " cells");
        }

        @Override
        public void judged(LawOutcome outcome) {
            say(outcome.law().id() + (outcome.holds() ? " holds" : " FAILS"));
        }

        @Override
        public void close() {
            err.flush();
        }

        private void say(String line) {
            err.println(line);
            err.flush();
        }
    }
}
