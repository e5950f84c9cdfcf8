package org.longtail.neural.cli;

import java.nio.file.Path;
import java.util.List;
import org.longtail.validation.cli.RunOptions;
import picocli.CommandLine.Option;

/** What every experiment can be told. */
final class ExperimentOptions extends RunOptions {

    @Option(
            names = "--merge",
            paramLabel = "DIR",
            description = "Trains nothing: joins what shards have measured, one DIR each, into the report.")
    private List<Path> merged = List.of();

    List<Path> merged() {
        return merged;
    }
}
