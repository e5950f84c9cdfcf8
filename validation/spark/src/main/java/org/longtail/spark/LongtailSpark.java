package org.longtail.spark;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.longtail.validation.cli.Longtail;
import org.longtail.validation.cli.StudyOptions;
import org.longtail.validation.cli.StudyRun;
import org.longtail.validation.law.Laws;
import org.longtail.validation.law.ScalingLaw;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of studies on Spark. */
@Command(
        name = "longtail-spark",
        description = "Runs the studies of longtail on Apache Spark.",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        usageHelpWidth = 100,
        sortOptions = false)
public final class LongtailSpark implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    private LongtailSpark() {}

    /**
     * Runs a command and ends the JVM.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        // Before Spark's first logger: its own default tells of every task.
        if (System.getProperty("log4j2.configurationFile") == null) {
            System.setProperty("log4j2.configurationFile", "classpath:org/longtail/spark/log4j2.properties");
        }
        System.exit(commandLine(Laws.all()).execute(arguments));
    }

    static CommandLine commandLine(List<ScalingLaw> laws) {
        return Longtail.configured(new CommandLine(new LongtailSpark()).addSubcommand(new Validate(laws)));
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** {@code longtail validate} on another engine: what it reports is the same. */
    @Command(
            name = "validate",
            description =
                    "Measures laws on a Spark cluster, compares them with what theory predicts, and writes the report.",
            footer = {
                "",
                "Examples:",
                "  longtail-spark validate --budget full --out nightly",
                "  longtail-spark validate --master spark://host:7077 --budget full --out nightly --resume",
                "",
                "Exit status: 0 all laws hold, 1 one fails, 2 bad usage, 3 an error of Longtail, of Spark or of a device."
            })
    private static final class Validate implements Callable<Integer> {

        private final List<ScalingLaw> known;

        @Mixin
        private final StudyOptions options = new StudyOptions();

        @Option(
                names = "--master",
                paramLabel = "URL",
                defaultValue = "",
                description =
                        "Spark's master. Default: the one of spark-submit, or else local[*], every core of this machine.")
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private String master;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandSpec spec;

        Validate(List<ScalingLaw> known) {
            this.known = known;
        }

        @Override
        public Integer call() throws IOException {
            // Bad names are found before a cluster is asked for anything.
            options.study(known);
            try (JavaSparkContext context = SparkMaster.connect(master)) {
                return new StudyRun(known, options, spec.commandLine())
                        .on(new SparkEngine(context), context.defaultParallelism());
            }
        }
    }
}
