package org.longtail.validation.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.report.Table.Cell;
import org.longtail.validation.study.Calibration;
import org.longtail.validation.study.LawOutcome;
import org.longtail.validation.study.StudyResult;

/**
 * The report for a browser: one table of all laws, the published forms that miss, the calibration of all z, then a section
 * for each law.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /**
     * Writes a study's result as a self-contained page.
     *
     * @param result what the study found
     * @param environment where and when
     * @param rerun the command that repeats the run
     * @return HTML, in UTF-8
     */
    public static byte[] of(StudyResult result, Environment environment, String rerun) {
        return of("Longtail: scaling laws put to the test", result, environment, rerun, law -> rerun(result, law));
    }

    /**
     * Writes the result of another program's study as a self-contained page.
     *
     * @param title heading of the page
     * @param result what the study found
     * @param environment where and when
     * @param rerun the command that repeats the run
     * @param rerunLaw the command that repeats a law, from the law's id
     * @return HTML, in UTF-8
     */
    public static byte[] of(
            String title, StudyResult result, Environment environment, String rerun, UnaryOperator<String> rerunLaw) {
        HtmlPage page = new HtmlPage(title, lead(result));
        page.section("", "summary", section -> section.table(summary(result)));
        if (result.laws().stream()
                .anyMatch(outcome -> !outcome.findings().published().isEmpty())) {
            page.section(
                    "Published forms beside the exact ones",
                    "published",
                    section -> PublishedForms.overview(section, result.laws()));
        }
        Calibration.of(result)
                .ifPresent(calibration -> page.section(
                        "Are the standard errors honest?",
                        "calibration",
                        section -> CalibrationSection.describe(section, calibration)));
        for (LawOutcome outcome : result.laws()) {
            page.section(
                    outcome.law().name(),
                    outcome.law().id(),
                    section -> LawSection.describe(
                            section, outcome, rerunLaw.apply(outcome.law().id())));
        }
        return page.section(
                        "Run it again",
                        "rerun",
                        section -> section.text(
                                        "One seed gives one result, whatever the threads, the machine and its vectors.")
                                .code(rerun)
                                .keyValues(environment.described()))
                .toBytes();
    }

    private static String lead(StudyResult result) {
        List<LawOutcome> judged = result.laws().stream()
                .filter(outcome -> outcome.findings().areJudged())
                .toList();
        if (judged.isEmpty()) {
            return "What was measured is shown; there is no exact prediction to judge it by.";
        }
        long held = judged.stream().filter(LawOutcome::holds).count();
        return String.format(
                Locale.ROOT,
                "%d of %s. Each law is predicted exactly, measured by simulation, and compared: a true law fails by chance"
                        + " in one run of %.0f at most.",
                held,
                Words.count(judged.size(), "law") + (held == 1 ? " holds" : " hold"),
                1 / Findings.FALSE_FAILURE_PROBABILITY);
    }

    private static String rerun(StudyResult result, String law) {
        return String.format(
                Locale.ROOT,
                "java -jar longtail.jar validate %s --seed %d --budget %s",
                law,
                result.seed(),
                result.budget().name().toLowerCase(Locale.ROOT));
    }

    /** A law by its first verdict; the last column speaks of all of them. */
    private static Table summary(StudyResult result) {
        return new Table(
                List.of(
                        Cell.text("Law"),
                        Cell.text("Headline"),
                        Cell.number("Predicted"),
                        Cell.number("Measured"),
                        Cell.number("z"),
                        Cell.text("Verdict")),
                result.laws().stream().map(HtmlReport::row).toList(),
                true);
    }

    private static List<Cell> row(LawOutcome outcome) {
        Optional<Verdict> headline = outcome.headline();
        return List.of(
                Cell.link(outcome.law().name(), "#" + outcome.law().id())
                        .withNote(outcome.law().statement()),
                headline.map(v -> Cell.text(v.quantity()).withNote(Numbers.parameters(v.parameters())))
                        .orElse(Cell.text("–")),
                Cell.number(headline.map(v -> Numbers.value(v.predicted())).orElse("–")),
                Cell.number(headline.map(v -> Numbers.measured(v.measured(), v.standardError()))
                        .orElse("–")),
                Cell.number(headline.map(v -> Numbers.z(v.z())).orElse("–")),
                outcome.findings().areJudged()
                        ? Cell.verdict(Words.verdict(outcome), outcome.holds())
                                .withNote(Words.checks(outcome.findings()))
                        : Cell.text("shown, not judged"));
    }
}
