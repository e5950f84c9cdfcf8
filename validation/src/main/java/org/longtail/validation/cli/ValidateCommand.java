package org.longtail.validation.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.LocalEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "  longtail validate --budget full --out nightly --resume",
            "  longtail validate --budget full --shard 2/3 --out part2",
            "",
            "A run that ends early, by Ctrl-C, a crash or a full disk, has kept what it had measured: --resume goes on.",
            "",
            "Exit status: 0 all laws hold (or the shard is measured), 1 one fails, 2 bad usage. A true law fails by chance",
            "in one run of 1000."
        })
final class ValidateCommand implements Callable<Integer> {

    private final List<ScalingLaw> known;

    @Mixin
    private final StudyOptions options = new StudyOptions();

    @Option(names = "--threads", description = "Threads that measure. Default: every core. No effect on results.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    ValidateCommand(List<ScalingLaw> known) {
        this.known = known;
    }

    @Override
    public Integer call() throws IOException {
        return new StudyRun(known, options, spec.commandLine()).on(new LocalEngine(threads), threads);
    }
}
