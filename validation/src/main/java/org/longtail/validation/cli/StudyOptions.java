package org.longtail.validation.cli;

import java.nio.file.Path;
import java.util.List;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.Shard;
import org.longtail.validation.study.Study;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that measures laws can be told, whatever its engine. */
public final class StudyOptions {

    @Parameters(paramLabel = "LAW", description = "Laws to measure, by name; all when none is named.")
    private List<String> names = List.of();

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Names all randomness: one seed, one result. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--budget",
            defaultValue = "quick",
            description = "quick: under a minute on two cores; full: for a nightly run. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Budget budget;

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
    public StudyOptions() {}

    /**
     * Returns the study that the options name.
     *
     * @param known the laws there are
     * @return the study
     * @throws IllegalArgumentException when a law is unknown
     */
    public Study study(List<ScalingLaw> known) {
        return new Study(LawNames.resolve(names, known), seed, budget);
    }

    Path out() {
        return out;
    }

    boolean resume() {
        return resume;
    }

    Shard shard() {
        return shard;
    }

    boolean verbose() {
        return verbose;
    }

    static final class ShardConverter implements ITypeConverter<Shard> {

        @Override
        public Shard convert(String text) {
            return Shard.parse(text);
        }
    }
}
