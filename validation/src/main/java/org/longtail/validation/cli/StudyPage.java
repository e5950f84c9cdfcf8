package org.longtail.validation.cli;

import java.util.List;
import java.util.Locale;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.report.Environment;
import org.longtail.validation.report.HtmlReport;
import org.longtail.validation.study.StudyResult;

/** Makes the HTML page of a study: each program has its title, and the command that repeats a result. */
@FunctionalInterface
public interface StudyPage {

    /**
     * Makes the page.
     *
     * @param result what the study found
     * @param environment where and how long it ran
     * @return a self-contained page, in UTF-8
     */
    byte[] of(StudyResult result, Environment environment);

    /**
     * The page of {@code longtail validate}. It depends on the result alone, so that it is the same whatever machines and
     * commands made it.
     *
     * @param known the laws that can be named
     * @return the page's maker
     */
    static StudyPage ofLaws(List<ScalingLaw> known) {
        List<String> all = known.stream().map(law -> law.description().id()).toList();
        return (result, environment) -> {
            List<String> ran =
                    result.laws().stream().map(outcome -> outcome.law().id()).toList();
            String rerun = "java -jar longtail.jar validate --seed " + result.seed() + " --budget "
                    + result.budget().name().toLowerCase(Locale.ROOT)
                    + (ran.equals(all) ? "" : " " + String.join(" ", ran));
            return HtmlReport.of(result, environment, rerun);
        };
    }
}
