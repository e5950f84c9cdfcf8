package org.longtail.neural.cli;

import java.io.IOException;
import java.util.List;
import org.longtail.validation.cli.RunOptions;
import org.longtail.validation.cli.StudyRun;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.LocalEngine;
import picocli.CommandLine;

/** Runs one experiment as a study: with its journal, report and manners. */
record ExperimentRun(RunOptions options, CommandLine command) {

    int of(ScalingLaw experiment) throws IOException {
        // One thread: PyTorch's gradient collector is one a process.
        return new StudyRun(List.of(experiment), options, command).on(new LocalEngine(1), 1);
    }
}
