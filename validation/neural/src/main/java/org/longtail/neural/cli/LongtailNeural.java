package org.longtail.neural.cli;

import org.longtail.validation.cli.Longtail;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "longtail-neural",
        description = "Model collapse in small transformers: greatest common divisors, and text over generations.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Longtail.Version.class,
        usageHelpWidth = 100,
        sortOptions = false,
        footer = {
            "",
            "One process trains on one core: same seed, same bits. For two cores run --shard 1/2 and",
            "--shard 2/2 side by side, each with its own --out, and join them with --merge."
        })
public final class LongtailNeural implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private LongtailNeural() {}

    /**
     * Runs a command and ends the JVM.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        System.exit(Longtail.execute(LongtailNeural::commandLine, arguments));
    }

    static CommandLine commandLine() {
        return Longtail.configured(new CommandLine(new LongtailNeural())
                .addSubcommand(new GcdCommand())
                .addSubcommand(new TextCommand()));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
