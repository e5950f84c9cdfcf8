package org.longtail.validation.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.study.Calibration;
import org.longtail.validation.study.LawOutcome;
import org.longtail.validation.study.StudyResult;

/**
 * The report for a terminal. What is read last stands last: exponents, prefactors and whatever fails, law by law; published
 * forms that miss; the calibration; one table of all laws.
 */
public final class ConsoleReport {

    private static final String INDENTATION = "  ";

    private ConsoleReport() {}

    /**
     * Writes a study's result as text.
     *
     * @param result what the study found
     * @param everything whether to list every comparison, not only the key ones
     * @return lines of at most 112 columns
     */
    public static String of(StudyResult result, boolean everything) {
        StringBuilder text = new StringBuilder();
        for (LawOutcome outcome : result.laws()) {
            text.append(details(outcome, everything));
        }
        published(result).ifPresent(table -> text.append(table).append('\n'));
        Calibration.of(result)
                .ifPresent(calibration -> text.append(calibration(calibration)).append('\n'));
        return text.append(summary(result)).toString();
    }

    private static String summary(StudyResult result) {
        TextTable table = new TextTable("law", "verdict", ">z", ">predicted", ">measured", ">checks", "headline");
        for (LawOutcome outcome : result.laws()) {
            Findings findings = outcome.findings();
            Optional<Verdict> headline = outcome.headline();
            table.row(
                    outcome.law().id(),
                    outcome.holds() ? Words.verdict(outcome) : "FAILS",
                    headline.map(v -> Numbers.z(v.z())).orElse("-"),
                    headline.map(v -> Numbers.value(v.predicted())).orElse("-"),
                    headline.map(v -> Numbers.measured(v.measured(), v.standardError()))
                            .orElse("-"),
                    findings.areJudged()
                            ? findings.verdicts().size() + "+"
                                    + findings.identities().size()
                            : "-",
                    headline.map(ConsoleReport::named).orElse("-"));
        }
        return table.render("");
    }

    private static String named(Verdict verdict) {
        return verdict.quantity() + " (" + Numbers.parameters(verdict.parameters()) + ")";
    }

    /** Each published form at the setting where it misses most. */
    private static Optional<String> published(StudyResult result) {
        TextTable table = new TextTable(">published", ">exact", ">measured", ">ratio", "published form, at its worst");
        boolean any = false;
        for (LawOutcome outcome : result.laws()) {
            for (List<PublishedForm> values :
                    PublishedForms.byStatement(outcome.findings().published()).values()) {
                PublishedForm worst = PublishedForms.worst(values);
                any = true;
                table.row(
                        Numbers.value(worst.publishedValue()),
                        Numbers.value(worst.exactValue()),
                        PublishedForms.measured(worst),
                        Numbers.factor(worst.ratio()),
                        outcome.law().id() + ": " + worst.quantity() + " " + worst.published() + " ("
                                + Numbers.parameters(worst.parameters()) + ")");
            }
        }
        return any ? Optional.of(table.render("")) : Optional.empty();
    }

    private static String calibration(Calibration calibration) {
        TextTable table = new TextTable("calibration of z", Words.verdict(calibration.holds()));
        CalibrationSection.described(calibration).forEach(table::row);
        return table.render("");
    }

    private static String details(LawOutcome outcome, boolean everything) {
        double gate = outcome.findings().largestZ();
        Predicate<Verdict> fails = v -> !(Math.abs(v.z()) <= gate);
        List<Verdict> verdicts = outcome.findings().verdicts().stream()
                .filter(v -> everything || v.kind() != Verdict.Kind.EXACT || fails.test(v))
                .toList();
        List<Identity> identities = outcome.findings().identities().stream()
                .filter(i -> everything || !i.holds())
                .toList();
        if (verdicts.isEmpty() && identities.isEmpty()) {
            return "";
        }
        StringBuilder text =
                new StringBuilder(outcome.law().id() + ": " + outcome.law().formula() + "\n");
        if (!verdicts.isEmpty()) {
            TextTable table = new TextTable(">z", ">predicted", ">measured", "quantity");
            verdicts.forEach(v -> table.row(
                    (fails.test(v) ? "✗ " : "") + Numbers.z(v.z()),
                    Numbers.value(v.predicted()),
                    Numbers.measured(v.measured(), v.standardError()),
                    named(v)));
            text.append(table.render(INDENTATION));
        }
        if (!identities.isEmpty()) {
            TextTable table = new TextTable(">difference", ">tolerance", ">predicted", ">computed", "identity");
            identities.forEach(i -> table.row(
                    (i.holds() ? "" : "✗ ") + Numbers.difference(i.relativeDifference()),
                    Numbers.difference(i.relativeTolerance()),
                    Numbers.value(i.predicted()),
                    Numbers.value(i.computed()),
                    i.name() + " (" + Numbers.parameters(i.parameters()) + ")"));
            text.append(table.render(INDENTATION));
        }
        return text.append('\n').toString();
    }
}
