package org.longtail.validation.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.longtail.simd.SimdSupport;
import org.longtail.validation.law.Laws;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.report.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "longtail",
        description = "Measures scaling laws of heavy-tailed data, fits real text, and draws such data.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Longtail.Version.class,
        usageHelpWidth = 100,
        sortOptions = false)
public final class Longtail implements Runnable {

    private static final String EXAMPLES = """

            Examples:
              longtail validate                               all laws, in under a minute
              longtail validate tail-cut --budget full        one law, thoroughly
              longtail merge part1 part2 --out nightly        the report of shards
              longtail laws                                   what the laws state
              longtail fit corpus.zip                         the tail of real text
              longtail sample --exponent 1.5 --count 1000000  ranks, one a line
              longtail bits --seed 1 | dieharder -g 200 -a    raw bits for a test battery

            Exit status: 0 all laws hold, 1 one fails, 2 bad usage, 3 an error of Longtail or of a device.""";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private Longtail() {}

    /**
     * Runs a command and ends the JVM.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        mainWith(List.of(), arguments);
    }

    /**
     * Runs a command over the laws of the class path and some more, and ends the JVM: the main method of a law of your own.
     *
     * @param laws the laws to add; their ids must be new
     * @param arguments the command and its options
     */
    public static void mainWith(List<? extends ScalingLaw> laws, String[] arguments) {
        System.exit(execute(() -> commandLine(laws), arguments));
    }

    /**
     * Runs a command, and tells of a bad system property and of a JVM that fails as of everything else.
     *
     * @param commandLine makes the commands, {@linkplain #configured configured}
     * @param arguments the command and its options
     * @return the exit status
     */
    public static int execute(Supplier<CommandLine> commandLine, String[] arguments) {
        try {
            SimdSupport.path();
        } catch (ExceptionInInitializerError e) {
            System.err.println(
                    "longtail: " + Objects.requireNonNull(e.getCause()).getMessage());
            return ExitStatus.BAD_USAGE;
        }
        try {
            return commandLine.get().execute(arguments);
        } catch (Error e) {
            // The JVM's own status for it is 1, which here says that a law fails.
            e.printStackTrace();
            return ExitStatus.BROKEN;
        }
    }

    private static CommandLine commandLine(List<? extends ScalingLaw> more) {
        List<ScalingLaw> laws = new ArrayList<>(Laws.all());
        laws.addAll(more);
        // Not System.out: a PrintStream hides a closed pipe, and endless output would never end.
        return commandLine(List.copyOf(laws), new FileOutputStream(FileDescriptor.out));
    }

    /** The commands over some laws, with the stream that takes ranks and bits. */
    static CommandLine commandLine(List<ScalingLaw> laws, OutputStream data) {
        CommandLine commandLine = configured(new CommandLine(new Longtail())
                .addSubcommand(new ValidateCommand(laws))
                .addSubcommand(new MergeCommand(laws))
                .addSubcommand(new LawsCommand(laws))
                .addSubcommand(new SampleCommand(data))
                .addSubcommand(new BitsCommand(data))
                .addSubcommand(new FitCommand()));
        commandLine.getCommandSpec().usageMessage().footer(EXAMPLES.split("\n", -1));
        return commandLine;
    }

    /**
     * Gives a command our manners: one line for an error, its exit status, and a console that can show our formulas.
     *
     * @param commandLine a command with all its subcommands
     * @return the same
     */
    public static CommandLine configured(CommandLine commandLine) {
        return commandLine
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Failures::badUsage)
                .setExecutionExceptionHandler(Failures::failed)
                .setOut(terminal(System.out, "stdout.encoding"))
                .setErr(terminal(System.err, "stderr.encoding"));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static PrintWriter terminal(OutputStream stream, String encoding) {
        return new PrintWriter(new PlainWriter(stream, charset(encoding)), true);
    }

    /** US-ASCII is what the JVM makes of an empty environment; it says nothing about the terminal, and formulas need more. */
    private static Charset charset(String property) {
        Charset said = Charset.forName(
                System.getProperty(property, Charset.defaultCharset().name()));
        return said.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : said;
    }

    /** Tells the version of Longtail, of the JVM, and which kernels run. */
    public static final class Version implements IVersionProvider {

        /** Picocli makes it. */
        public Version() {}

        @Override
        public String[] getVersion() {
            return new String[] {
                "longtail " + Environment.version(),
                "Java " + System.getProperty("java.runtime.version"),
                "kernels: " + SimdSupport.description()
            };
        }
    }
}
