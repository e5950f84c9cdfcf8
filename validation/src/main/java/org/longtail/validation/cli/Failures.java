package org.longtail.validation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import org.longtail.validation.study.EngineFailedException;
import org.longtail.validation.study.JournalFailedException;
import org.longtail.validation.study.LawFailedException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns exceptions into one line on stderr and an exit status; only a defect of Longtail shows its stack. */
final class Failures {

    private Failures() {}

    /** What picocli itself rejects. */
    static int badUsage(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        String message = exception.getMessage();
        if (exception instanceof UnmatchedArgumentException unmatched) {
            message += didYouMean(unmatched.getSuggestions());
        }
        say(command, message + " (see " + command.getCommandSpec().qualifiedName() + " --help)");
        return ExitStatus.BAD_USAGE;
    }

    /** What a command, a kernel or a device rejects. */
    static int failed(Exception exception, CommandLine command, ParseResult parsed) {
        if (exception instanceof IllegalArgumentException) {
            say(command, String.valueOf(exception.getMessage()));
            return ExitStatus.BAD_USAGE;
        }
        if (exception instanceof JournalFailedException || exception instanceof EngineFailedException) {
            say(command, String.valueOf(exception.getMessage()));
            return ExitStatus.BROKEN;
        }
        if (exception instanceof IOException) {
            say(command, exception.toString());
            return ExitStatus.BROKEN;
        }
        say(
                command,
                exception instanceof LawFailedException ? String.valueOf(exception.getMessage()) : "unexpected error");
        exception.printStackTrace(command.getErr());
        return ExitStatus.BROKEN;
    }

    /** {@code ", did you mean tail-cut?"}, or nothing when nothing is near. */
    static String didYouMean(List<String> suggestions) {
        return suggestions.isEmpty() ? "" : ", did you mean " + suggestions.getFirst() + "?";
    }

    private static void say(CommandLine command, String message) {
        PrintWriter err = command.getErr();
        err.println("longtail: " + message.lines().findFirst().orElse("error"));
        err.flush();
    }
}
