package org.longtail.neural.cli;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.longtail.neural.network.Inference;
import org.longtail.validation.cli.MergeRun;
import org.longtail.validation.cli.StudyPage;
import org.longtail.validation.cli.StudyRun;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.report.HtmlReport;
import org.longtail.validation.study.LocalEngine;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Runs one experiment as a study: with its journal, report and manners. */
record ExperimentRun(ExperimentOptions options, CommandLine command) {

    /** Where and how far to run, not what: no part of the command that repeats a result. */
    private static final Set<String> WHERE = Set.of("--out", "--resume", "--shard", "--merge", "--verbose");

    int of(ScalingLaw experiment) throws IOException, InterruptedException {
        List<ScalingLaw> known = List.of(experiment);
        String again = again();
        StudyPage page = (result, environment) ->
                HtmlReport.of("Longtail: small networks", result, environment, again, law -> again);
        if (!options.merged().isEmpty()) {
            return new MergeRun(known, options.merged(), options.out(), options.verbose(), command.getOut(), page)
                    .report();
        }
        Inference.requireEngine();
        // One thread: PyTorch's gradient collector is one a process.
        return new StudyRun(known, options, command, page).on(new LocalEngine(1), 1);
    }

    private String again() {
        StringBuilder words = new StringBuilder("java -jar longtail-neural.jar ").append(command.getCommandName());
        ParseResult parsed = command.getParseResult();
        parsed.matchedPositionals()
                .forEach(file -> file.originalStringValues()
                        .forEach(value -> words.append(' ').append(value)));
        // An option that is given several times is matched as often, each time with all its values.
        parsed.matchedOptions().stream()
                .distinct()
                .filter(option -> !WHERE.contains(option.longestName()))
                .forEach(option -> option.originalStringValues()
                        .forEach(value -> words.append(' ')
                                .append(option.longestName())
                                .append(' ')
                                .append(value)));
        return words.toString();
    }
}
