package org.longtail.validation.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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
        return console != null && console.isTerminal() ? new Bar() : new Lines(err, System::nanoTime);
    }

    /** A progress bar. */
    final class Bar implements StudyProgress {

        private static final int REDRAW_MILLIS = 100;

        private @Nullable ProgressBar bar;

        private int total;

        @Override
        public void started(int cells) {
            total = cells;
        }

        /** The time left follows from the cells of this run alone. */
        @Override
        public void recalled(int cells) {
            bar = new ProgressBarBuilder()
                    .setTaskName("Measuring")
                    .setInitialMax(total)
                    .startsFrom(cells, Duration.ZERO)
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

    /** Plain lines: one for each law, and on long runs one in a while that tells the time left. */
    final class Lines implements StudyProgress {

        private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(20);

        private final PrintWriter err;
        private final LongSupplier nanoTime;
        private int total;
        private int recalled;
        private int measured;
        private long start;
        private long lastSaid;

        Lines(PrintWriter err, LongSupplier nanoTime) {
            this.err = err;
            this.nanoTime = nanoTime;
        }

        @Override
        public void started(int cells) {
            total = cells;
            start = nanoTime.getAsLong();
            lastSaid = start;
        }

        @Override
        public void recalled(int cells) {
            recalled = cells;
            say("measuring " + (total - recalled) + " cells"
                    + (recalled == 0 ? "" : ", " + recalled + " of " + total + " are known"));
        }

        @Override
        public void measured(CellKey key) {
            measured++;
            long now = nanoTime.getAsLong();
            if (now - lastSaid >= PAUSE_NANOS) {
                lastSaid = now;
                int left = total - recalled - measured;
                double seconds = (now - start) / 1e9 / measured * left;
                say((total - left) + " of " + total + " cells, " + Math.round(seconds) + " s left");
            }
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
