package org.longtail.validation.cli;

import java.nio.file.Path;
import java.util.List;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.Shard;
import org.longtail.validation.study.Study;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What every command that measures can be told, whatever it measures and where. */
public class RunOptions {

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Names all randomness: one seed, one result. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "longtail-report",
            description = "Folder for index.html, report.json and the journal. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(
            names = "--resume",
            description = "Goes on with what an interrupted run has left in DIR, or starts when there is nothing.")
    private boolean resume;

    @Option(
            names = "--shard",
            paramLabel = "i/n",
            defaultValue = "1/1",
            converter = ShardConverter.class,
            description =
                    "Measures the i-th of n shares and writes its journal alone; longtail merge makes the report.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Shard shard;

    @Option(names = "--verbose", description = "Prints every comparison, not only exponents and prefactors.")
    private boolean verbose;

    /** Picocli fills it. */
    public RunOptions() {}

    /**
     * Returns the study to run.
     *
     * @param known the laws there are
     * @return the study
     * @throws IllegalArgumentException when the options name no study
     */
    public Study study(List<ScalingLaw> known) {
        return new Study(known, seed, Budget.QUICK);
    }

    final long seed() {
        return seed;
    }

    /**
     * Returns the folder of the report.
     *
     * @return its path
     */
    public final Path out() {
        return out;
    }

    final boolean resume() {
        return resume;
    }

    final Shard shard() {
        return shard;
    }

    /**
     * Returns whether to print every comparison.
     *
     * @return true when asked for
     */
    public final boolean verbose() {
        return verbose;
    }

    static final class ShardConverter implements ITypeConverter<Shard> {

        @Override
        public Shard convert(String text) {
            return Shard.parse(text);
        }
    }
}
