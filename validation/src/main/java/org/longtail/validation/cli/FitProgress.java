package org.longtail.validation.cli;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar over simulations on a terminal, and nothing elsewhere. */
final class FitProgress implements AutoCloseable {

    private static final int REDRAW_MILLIS = 100;

    private final @Nullable ProgressBar bar;

    @SuppressWarnings("SystemConsoleNull") // Java 25 returns null again where there is no terminal
    FitProgress(int simulations) {
        Console console = System.console();
        bar = console == null || !console.isTerminal()
                ? null
                : new ProgressBarBuilder()
                        .setTaskName("Simulating")
                        .setInitialMax(simulations)
                        .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                        .setUpdateIntervalMillis(REDRAW_MILLIS)
                        .clearDisplayOnFinish()
                        .build();
    }

    void step() {
        if (bar != null) {
            bar.step();
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
