package org.longtail.validation.cli;

import java.util.List;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.Study;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that measures laws can be told, whatever its engine. */
public final class StudyOptions extends RunOptions {

    @Parameters(paramLabel = "LAW", description = "Laws to measure, by name; all when none is named.")
    private List<String> names = List.of();

    @Option(
            names = "--budget",
            defaultValue = "quick",
            description = "quick: under a minute on two cores; full: for a nightly run. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Budget budget;

    /** Picocli fills it. */
    public StudyOptions() {}

    /**
     * Returns the study of the laws that the options name.
     *
     * @throws IllegalArgumentException when a law is unknown
     */
    @Override
    public Study study(List<ScalingLaw> known) {
        return new Study(LawNames.resolve(names, known), seed(), budget);
    }
}
