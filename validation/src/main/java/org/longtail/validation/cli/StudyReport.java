package org.longtail.validation.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import org.longtail.validation.report.AtomicFiles;
import org.longtail.validation.report.ConsoleReport;
import org.longtail.validation.report.Environment;
import org.longtail.validation.report.JsonReport;
import org.longtail.validation.study.StudyResult;

/** Writes what a study found to its folder and to the console. */
record StudyReport(StudyPage pageOf, Path out, boolean verbose, PrintWriter console) {

    /** Writes everything; the exit status tells whether the laws hold. */
    int write(StudyResult result, Environment environment) throws IOException {
        byte[] page = pageOf.of(result, environment);
        byte[] json = JsonReport.of(result, environment);
        AtomicFiles.write(out.resolve("report.json"), json);
        AtomicFiles.write(out.resolve("index.html"), page);

        console.print(ConsoleReport.of(result, verbose));
        console.println();
        console.printf(
                Locale.ROOT,
                "%s; %.1f s, threads: %d, kernels: %s%n",
                verdict(result),
                environment.seconds(),
                environment.threads(),
                environment.simd());
        console.println("Report: "
                + out.resolve("index.html").toAbsolutePath().normalize().toUri());
        console.flush();
        return result.holds() ? ExitStatus.HOLDS : ExitStatus.FAILS;
    }

    private static String verdict(StudyResult result) {
        if (result.laws().stream().noneMatch(outcome -> outcome.findings().areJudged())) {
            return "Measured, with no prediction to judge by";
        }
        return result.holds() ? "All laws hold" : "Not all laws hold";
    }
}
