package org.longtail.neural.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.longtail.neural.network.Checkpoints;
import org.longtail.neural.text.TextArm;
import org.longtail.neural.text.TextExperiment;
import org.longtail.neural.text.TextSizes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Language models trained on text that earlier ones wrote. */
@Command(
        name = "text",
        description = "Trains a language model on real text, and each next one on text that the last one wrote.",
        footer = {
            "",
            "Each --top-p makes an arm, and each further --real fraction makes one with the smallest --top-p.",
            "",
            "Examples:",
            "  longtail-neural text --out text",
            "  longtail-neural text book.txt --top-p 1 --top-p 0.9 --real 0.1 --generations 3 --seeds 2 --out text"
        })
final class TextCommand implements Callable<Integer> {

    @Mixin
    private final ExperimentOptions options = new ExperimentOptions();

    @Parameters(
            paramLabel = "FILE",
            description = "Text, folders, zip archives, gzip files. Default: lib/src.zip of this JDK.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = "--top-p",
            paramLabel = "MASS",
            defaultValue = "1,0.9",
            split = ",",
            description = "Nucleus of an arm's decoder. Default: ${DEFAULT-VALUE}.")
    private List<Double> topP = List.of();

    @Option(
            names = "--real",
            paramLabel = "FRACTION",
            defaultValue = "0.1",
            split = ",",
            description = "Fraction of real text in a further arm. Default: ${DEFAULT-VALUE}.")
    private List<Double> real = List.of();

    @Option(
            names = "--top-k",
            defaultValue = "0",
            description = "Tokens that decoders keep; 0 for all. Default: ${DEFAULT-VALUE}.")
    private long topK;

    @Option(
            names = "--temperature",
            defaultValue = "1",
            description = "Temperature of decoders. Default: ${DEFAULT-VALUE}.")
    private double temperature;

    @Option(
            names = "--vocabulary",
            defaultValue = "4096",
            description = "Word types told apart. Default: ${DEFAULT-VALUE}.")
    private int vocabulary;

    @Option(names = "--context", defaultValue = "33", description = "Words of a sequence. Default: ${DEFAULT-VALUE}.")
    private int context;

    @Option(
            names = "--width",
            defaultValue = "64",
            description = "Length of a token's vector. Default: ${DEFAULT-VALUE}.")
    private int width;

    @Option(names = "--steps", defaultValue = "600", description = "Steps of each training. Default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--tokens",
            defaultValue = "600000",
            description = "Words that each generation is trained on. Default: ${DEFAULT-VALUE}.")
    private int tokens;

    @Option(
            names = "--generations",
            defaultValue = "3",
            description = "Generations after the one on real text. Default: ${DEFAULT-VALUE}.")
    private int generations;

    @Option(names = "--seeds", defaultValue = "2", description = "Runs of each arm. Default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        TextSizes sizes = new TextSizes(vocabulary, context, width, steps, tokens, generations, seeds);
        List<TextArm> arms = new ArrayList<>();
        topP.forEach(mass -> arms.add(new TextArm(temperature, topK, mass, 0)));
        double smallest = topP.stream().mapToDouble(mass -> mass).min().orElse(1);
        real.forEach(fraction -> arms.add(new TextArm(temperature, topK, smallest, fraction)));
        if (files.isEmpty()) {
            files.add(sourcesOfThisJdk());
        }
        Checkpoints checkpoints = Checkpoints.in(options.out().resolve("checkpoints"));
        return new ExperimentRun(options, spec.commandLine())
                .of(TextExperiment.of(sizes, files, System.in, arms, checkpoints));
    }

    private static String sourcesOfThisJdk() {
        Path sources = Path.of(System.getProperty("java.home"), "lib", "src.zip");
        if (!Files.exists(sources)) {
            throw new IllegalArgumentException("FILE must be given: this Java has no lib/src.zip to read by default");
        }
        return sources.toString();
    }
}
