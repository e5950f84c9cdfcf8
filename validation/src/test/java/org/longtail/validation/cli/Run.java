package org.longtail.validation.cli;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.DiffusionLaw;
import picocli.CommandLine;

/** What a command printed and told the shell. */
record Run(int status, String out, String err, ByteArrayOutputStream data) {

    /** The laws of these tests: one holds, one fails. */
    static final List<ScalingLaw> LAWS = List.of(DiffusionLaw.holding(), DiffusionLaw.failing());

    static Run of(String... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        Run run = into(data, LAWS, arguments);
        return new Run(run.status, run.out, run.err, data);
    }

    static Run into(OutputStream data, List<ScalingLaw> laws, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine longtail = Longtail.commandLine(laws, data)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return new Run(longtail.execute(arguments), out.toString(), err.toString(), new ByteArrayOutputStream());
    }
}
