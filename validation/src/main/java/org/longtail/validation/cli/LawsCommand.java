package org.longtail.validation.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.report.TextWrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the laws. */
@Command(
        name = "laws",
        description = "Lists the laws: name for the command line, statement, formula and source.",
        footer = {"", "Example:", "  longtail laws"})
final class LawsCommand implements Callable<Integer> {

    private static final int WIDTH = 96;
    private static final String INDENTATION = "    ";

    private final List<ScalingLaw> laws;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    LawsCommand(List<ScalingLaw> laws) {
        this.laws = laws;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (ScalingLaw law : laws) {
            LawDescription description = law.description();
            out.println(description.id() + " - " + description.name());
            print(out, description.statement());
            out.println(INDENTATION + description.formula());
            print(out, "Source: " + description.source());
            out.println();
        }
        out.flush();
        return ExitStatus.HOLDS;
    }

    private static void print(PrintWriter out, String paragraph) {
        TextWrap.lines(paragraph, WIDTH).forEach(line -> out.println(INDENTATION + line));
    }
}
