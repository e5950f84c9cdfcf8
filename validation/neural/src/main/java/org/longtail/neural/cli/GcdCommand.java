package org.longtail.neural.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.longtail.neural.gcd.GcdExperiment;
import org.longtail.neural.gcd.GcdSizes;
import org.longtail.neural.network.Checkpoints;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A transformer learns greatest common divisors, from clean labels and from those of an earlier one. */
@Command(
        name = "gcd",
        description = "Trains an encoder on greatest common divisors: clean, on labels of an earlier one, and mixed.",
        footer = {
            "",
            "Examples:",
            "  longtail-neural gcd --out gcd",
            "  longtail-neural gcd --base 30 --teacher-steps 600 --steps 10000 --clean 0.25 --clean 0.75 --seeds 2 --out gcd"
        })
final class GcdCommand implements Callable<Integer> {

    @Mixin
    private final ExperimentOptions options = new ExperimentOptions();

    @Option(names = "--base", defaultValue = "210", description = "Base of the digits. Default: ${DEFAULT-VALUE}.")
    private int base;

    @Option(
            names = "--width",
            defaultValue = "64",
            description = "Length of a token's vector. Default: ${DEFAULT-VALUE}.")
    private int width;

    @Option(
            names = "--teacher-steps",
            defaultValue = "300",
            description = "Training steps of generation 0. Default: ${DEFAULT-VALUE}.")
    private int teacherSteps;

    @Option(
            names = "--steps",
            defaultValue = "2000",
            description = "Training steps of the other arms. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--every", defaultValue = "100", description = "Steps between tests. Default: ${DEFAULT-VALUE}.")
    private int every;

    @Option(names = "--seeds", defaultValue = "2", description = "Runs of each arm. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--clean",
            paramLabel = "FRACTION",
            defaultValue = "0.5",
            description =
                    "Fraction of clean labels in mixed arms; may be given several times. Default: ${DEFAULT-VALUE}.")
    private List<Double> clean = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        GcdSizes sizes = new GcdSizes(base, width, teacherSteps, steps, every, seeds, clean);
        return new ExperimentRun(options, spec.commandLine())
                .of(new GcdExperiment(sizes, Checkpoints.in(options.out().resolve("checkpoints"))));
    }
}
