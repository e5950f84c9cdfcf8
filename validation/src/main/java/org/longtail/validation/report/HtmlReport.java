package org.longtail.validation.report;

import java.util.List;
import java.util.Locale;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.report.Table.Cell;
import org.longtail.validation.study.LawOutcome;
import org.longtail.validation.study.StudyResult;

/** The report for a browser: a summary, then for each law its formula, its plots and its comparisons. */
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
        long held = result.laws().stream().filter(LawOutcome::holds).count();
        HtmlPage page = new HtmlPage(
                "Longtail: scaling laws put to the test",
                String.format(
                        Locale.ROOT,
                        "%d of %s. Each law is predicted exactly, measured by simulation, and compared: a true law fails"
                                + " by chance in one run of %.0f at most.",
                        held,
                        Words.count(result.laws().size(), "law") + (held == 1 ? " holds" : " hold"),
                        1 / Findings.FALSE_FAILURE_PROBABILITY));
        page.section("", "summary", section -> section.table(summary(result)));
        result.laws()
                .forEach(outcome ->
                        page.section(outcome.law().name(), outcome.law().id(), section -> describe(section, outcome)));
        return page.section(
                        "Run it again",
                        "rerun",
                        section -> section.text(
                                        "One seed gives one result, whatever the threads, the machine and its vectors.")
                                .code(rerun)
                                .keyValues(environment.described()))
                .toBytes();
    }

    private static Table summary(StudyResult result) {
        List<Cell> header = List.of(
                Cell.text("Law"),
                Cell.aside("Statement"),
                Cell.text("Verdict"),
                Cell.number("Worst |z|"),
                Cell.number("Gate"),
                Cell.number("Checks"));
        return new Table(
                header,
                result.laws().stream()
                        .map(outcome -> List.of(
                                Cell.link(
                                        outcome.law().name(),
                                        "#" + outcome.law().id()),
                                Cell.aside(outcome.law().statement()),
                                verdict(outcome.holds()),
                                Cell.number(outcome.worstVerdict()
                                        .map(v -> Numbers.absoluteZ(v.z()))
                                        .orElse("–")),
                                Cell.number(Numbers.absoluteZ(outcome.findings().largestZ())),
                                Cell.number(Integer.toString(outcome.findings()
                                                .verdicts()
                                                .size()
                                        + outcome.findings().identities().size()))))
                        .toList());
    }

    private static void describe(HtmlPage.Section section, LawOutcome outcome) {
        Findings findings = outcome.findings();
        List<Verdict> key = findings.verdicts().stream()
                .filter(v -> v.kind() != Verdict.Kind.EXACT)
                .toList();
        section.text(outcome.law().statement())
                .formula(outcome.law().formula())
                .text("Source: " + outcome.law().source())
                .figures(findings.figures());
        if (!key.isEmpty()) {
            section.table(verdicts(key, findings.largestZ()));
        }
        if (!findings.verdicts().isEmpty()) {
            section.details(
                    String.format(
                            Locale.ROOT,
                            "All %s with the prediction; each |z| may reach %.2f",
                            Words.count(findings.verdicts().size(), "measurement"),
                            findings.largestZ()),
                    details -> details.table(verdicts(findings.verdicts(), findings.largestZ())));
        }
        if (!findings.identities().isEmpty()) {
            section.details(
                    "All " + Words.count(findings.identities().size(), "check") + " without randomness",
                    details -> details.table(identities(findings.identities())));
        }
    }

    private static Table verdicts(List<Verdict> verdicts, double gate) {
        return new Table(
                List.of(
                        Cell.text("Quantity"),
                        Cell.text("Setting"),
                        Cell.aside("Kind"),
                        Cell.number("Predicted"),
                        Cell.number("Measured"),
                        Cell.number("z"),
                        Cell.text("")),
                verdicts.stream()
                        .map(v -> List.of(
                                Cell.text(v.quantity()),
                                Cell.text(Numbers.parameters(v.parameters())),
                                Cell.aside(Words.kind(v.kind())),
                                Cell.number(Numbers.value(v.predicted())),
                                Cell.number(Numbers.measured(v.measured(), v.standardError())),
                                Cell.number(Numbers.z(v.z())),
                                verdict(Math.abs(v.z()) <= gate)))
                        .toList());
    }

    private static Table identities(List<Identity> identities) {
        return new Table(
                List.of(
                        Cell.text("Identity"),
                        Cell.text("Setting"),
                        Cell.number("Predicted"),
                        Cell.number("Computed"),
                        Cell.number("Difference"),
                        Cell.number("Tolerance"),
                        Cell.text("")),
                identities.stream()
                        .map(i -> List.of(
                                Cell.text(i.name()),
                                Cell.text(Numbers.parameters(i.parameters())),
                                Cell.number(Numbers.value(i.predicted())),
                                Cell.number(Numbers.value(i.computed())),
                                Cell.number(Numbers.difference(i.relativeDifference())),
                                Cell.number(Numbers.difference(i.relativeTolerance())),
                                verdict(i.holds())))
                        .toList());
    }

    private static Cell verdict(boolean holds) {
        return Cell.verdict(Words.verdict(holds), holds);
    }
}
