package org.longtail.validation.report;

import java.util.List;
import java.util.function.Predicate;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.study.LawOutcome;
import org.longtail.validation.study.StudyResult;

/** The report for a terminal: one line for each law, then its exponents and prefactors and whatever fails. */
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
        return text.append(summary(result)).toString();
    }

    private static String summary(StudyResult result) {
        TextTable table = new TextTable(
                "law", "verdict", ">checks", ">worst |z|", ">gate", ">identities", ">worst", "of tolerance");
        for (LawOutcome outcome : result.laws()) {
            Findings findings = outcome.findings();
            table.row(
                    outcome.law().id(),
                    outcome.holds() ? "holds" : "FAILS",
                    Integer.toString(findings.verdicts().size()),
                    outcome.worstVerdict().map(v -> Numbers.absoluteZ(v.z())).orElse("-"),
                    findings.verdicts().isEmpty() ? "-" : Numbers.absoluteZ(findings.largestZ()),
                    Integer.toString(findings.identities().size()),
                    outcome.worstIdentity()
                            .map(i -> Numbers.difference(i.relativeDifference()))
                            .orElse("-"),
                    outcome.worstIdentity()
                            .map(i -> Numbers.difference(i.relativeTolerance()))
                            .orElse("-"));
        }
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
                    v.quantity() + " (" + Numbers.parameters(v.parameters()) + ")"));
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
