package org.longtail.validation.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.report.Table.Cell;
import org.longtail.validation.study.LawOutcome;

/** Published statements that are only orders of magnitude, beside the exact ones and the measured values. */
final class PublishedForms {

    /** A statement: what all its values at several settings share. */
    record Statement(String quantity, String source, String published, String exact) {

        static Statement of(PublishedForm form) {
            return new Statement(form.quantity(), form.source(), form.published(), form.exact());
        }
    }

    private PublishedForms() {}

    /** The values of each statement, in the order in which the law gives them. */
    static Map<Statement, List<PublishedForm>> byStatement(List<PublishedForm> forms) {
        Map<Statement, List<PublishedForm>> statements = new LinkedHashMap<>();
        forms.forEach(form -> statements
                .computeIfAbsent(Statement.of(form), key -> new ArrayList<>())
                .add(form));
        return statements;
    }

    /** The setting where published and exact form differ by the largest factor; a ratio that is no factor comes first. */
    static PublishedForm worst(List<PublishedForm> values) {
        return values.stream()
                .max(Comparator.comparingDouble(form -> Math.abs(Math.log(form.ratio()))))
                .orElseThrow();
    }

    /** One line for each statement of all laws, at its worst setting. */
    static void overview(HtmlPage.Section section, List<LawOutcome> laws) {
        section.text(
                "Some published statements are right in order of magnitude only. Here each stands beside the exact form"
                        + " at the setting where the two differ most, with what was measured there.");
        List<List<Cell>> rows = new ArrayList<>();
        for (LawOutcome outcome : laws) {
            byStatement(outcome.findings().published()).forEach((statement, values) -> {
                PublishedForm worst = worst(values);
                rows.add(List.of(
                        Cell.link(outcome.law().name(), "#" + outcome.law().id())
                                .withNote(statement.quantity + ", " + Numbers.parameters(worst.parameters())),
                        Cell.formula(statement.published).withNote(Numbers.value(worst.publishedValue())),
                        Cell.formula(statement.exact).withNote(Numbers.value(worst.exactValue())),
                        Cell.number(Numbers.factor(worst.ratio()))
                                .withNote(Double.isNaN(worst.measured()) ? "" : "measured " + measured(worst))));
            });
        }
        section.table(new Table(
                List.of(
                        Cell.text("Law"),
                        Cell.text("Published form"),
                        Cell.text("Exact form"),
                        Cell.number("Published / exact")),
                rows,
                true));
    }

    /** Every statement of one law at all its settings. */
    static void details(HtmlPage.Section section, List<PublishedForm> forms) {
        byStatement(forms).forEach((statement, values) -> {
            section.text("Published form of the " + statement.quantity + ", an order of magnitude (" + statement.source
                            + "):")
                    .formula(statement.published)
                    .text("The exact form:")
                    .formula(statement.exact)
                    .table(values(values));
        });
    }

    private static Table values(List<PublishedForm> values) {
        return new Table(
                List.of(
                        Cell.text("Setting"),
                        Cell.number("Published"),
                        Cell.number("Exact"),
                        Cell.number("Measured"),
                        Cell.number("Published / exact"),
                        Cell.number("Published − measured")),
                values.stream()
                        .map(form -> List.of(
                                Cell.text(Numbers.parameters(form.parameters())),
                                Cell.number(Numbers.value(form.publishedValue())),
                                Cell.number(Numbers.value(form.exactValue())),
                                Cell.number(measured(form)),
                                Cell.number(Numbers.factor(form.ratio())),
                                Cell.number(missedBy(form))))
                        .toList());
    }

    static String measured(PublishedForm form) {
        return Double.isNaN(form.measured()) ? "not run" : Numbers.measured(form.measured(), form.standardError());
    }

    /** How many standard errors lie between the published value and what was measured. */
    static String missedBy(PublishedForm form) {
        double z = (form.publishedValue() - form.measured()) / form.standardError();
        return Double.isNaN(z) ? "" : Numbers.z(z) + " standard errors";
    }
}
