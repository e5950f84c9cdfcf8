package org.longtail.neural.cli;

import java.io.IOException;
import java.util.List;
import org.longtail.neural.network.Inference;
import org.longtail.validation.cli.MergeRun;
import org.longtail.validation.cli.StudyRun;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.LocalEngine;
import picocli.CommandLine;

/** Runs one experiment as a study: with its journal, report and manners. */
record ExperimentRun(ExperimentOptions options, CommandLine command) {

    int of(ScalingLaw experiment) throws IOException, InterruptedException {
        if (!options.merged().isEmpty()) {
            return new MergeRun(
                            List.of(experiment), options.merged(), options.out(), options.verbose(), command.getOut())
                    .report();
        }
        Inference.requireEngine();
        // One thread: PyTorch's gradient collector is one a process.
        return new StudyRun(List.of(experiment), options, command).on(new LocalEngine(1), 1);
    }
}
