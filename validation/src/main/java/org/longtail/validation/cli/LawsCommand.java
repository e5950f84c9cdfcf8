package org.longtail.validation.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.ScalingLaw;
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
            out.print(wrapped(description.statement()));
            out.println(INDENTATION + description.formula());
            out.print(wrapped("Source: " + description.source()));
            out.println();
        }
        out.flush();
        return ExitStatus.HOLDS;
    }

    private static String wrapped(String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.append(INDENTATION).append(line).append('\n');
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return lines.append(INDENTATION).append(line).append('\n').toString();
    }
}
