package org.longtail.validation.report;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.report.Table.Cell;
import org.longtail.validation.study.LawOutcome;

/** A law's section of the page: what it states, its plots, what was run, its comparisons, and how to repeat it. */
final class LawSection {

    /** A table that is longer is folded away. */
    private static final int LONG_TABLE = 12;

    /** Of more values than this, only the first and the last are named. */
    private static final int NAMED_VALUES = 6;

    private LawSection() {}

    static void describe(HtmlPage.Section section, LawOutcome outcome, String rerun) {
        Findings findings = outcome.findings();
        section.text(outcome.law().statement())
                .formula(outcome.law().formula())
                .text("Source: " + outcome.law().source())
                .figures(findings.figures());
        PublishedForms.details(section, findings.published());
        asymptotics(section, findings);
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
        if (!outcome.cells().isEmpty()) {
            section.details("What was run", details -> details.keyValues(parameters(outcome)));
        }
        section.code(rerun);
    }

    /** The exponents and prefactors that the law is known for. */
    private static void asymptotics(HtmlPage.Section section, Findings findings) {
        List<Verdict> fitted = findings.verdicts().stream()
                .filter(v -> v.kind() != Verdict.Kind.EXACT)
                .toList();
        if (fitted.isEmpty()) {
            return;
        }
        Table table = verdicts(fitted, findings.largestZ());
        if (fitted.size() > LONG_TABLE) {
            section.details("All " + fitted.size() + " exponents and prefactors", details -> details.table(table));
        } else {
            section.table(table);
        }
    }

    private static Map<String, String> parameters(LawOutcome outcome) {
        Map<String, Set<String>> values = new LinkedHashMap<>();
        Map<String, String> described = new LinkedHashMap<>();
        outcome.cells()
                .forEach(cell -> cell.setting()
                        .forEach((name, value) -> values.computeIfAbsent(
                                        Words.ofName(name), key -> new LinkedHashSet<>())
                                .add(Numbers.parameter(value))));
        values.forEach((name, named) -> described.put(name, listed(List.copyOf(named))));
        described.put(
                "settings",
                Long.toString(outcome.cells().stream()
                        .map(c -> c.setting())
                        .distinct()
                        .count()));
        described.put(
                "independent runs",
                Long.toString(
                        outcome.cells().stream().mapToLong(c -> c.replicates()).sum()));
        return described;
    }

    private static String listed(List<String> values) {
        return values.size() <= NAMED_VALUES
                ? String.join(", ", values)
                : values.getFirst() + " … " + values.getLast() + " (" + values.size() + " values)";
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
