package org.longtail.validation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.longtail.validation.law.ScalingLaw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Joins the journals of shards into the report of one run. */
@Command(
        name = "merge",
        description = "Joins the journals of shards into the report that one run would have written.",
        footer = {
            "",
            "Journals may overlap. All must be of one study: the same version, seed, budget and laws.",
            "",
            "Examples:",
            "  longtail validate --budget full --shard 1/2 --out part1    # on one machine",
            "  longtail validate --budget full --shard 2/2 --out part2    # on another",
            "  longtail merge part1 part2 --out nightly",
            "",
            "Exit status: 0 all laws hold, 1 one fails, 2 bad usage, or cells are missing."
        })
final class MergeCommand implements Callable<Integer> {

    private final List<ScalingLaw> known;

    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Folders that hold a journal each.")
    private List<Path> folders = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "longtail-report",
            description = "Folder for index.html and report.json. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private Path out;

    @Option(names = "--verbose", description = "Prints every comparison, not only exponents and prefactors.")
    private boolean verbose;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    MergeCommand(List<ScalingLaw> known) {
        this.known = known;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter console = spec.commandLine().getOut();
        return new MergeRun(known, folders, out, verbose, console, StudyPage.ofLaws(known)).report();
    }
}
