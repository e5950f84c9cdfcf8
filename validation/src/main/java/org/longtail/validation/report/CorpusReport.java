package org.longtail.validation.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.longtail.inference.PowerLawFit;
import org.longtail.inference.PowerLawUncertainty;
import org.longtail.validation.corpus.Corpus;
import org.longtail.validation.corpus.CorpusFit;
import org.longtail.validation.report.Table.Cell;

/** What a corpus's counts say, for a terminal and for a browser. */
public final class CorpusReport {

    private CorpusReport() {}

    /**
     * Writes the estimates as text.
     *
     * @param fit the estimates
     * @param seed what named the randomness
     * @return lines
     */
    public static String console(CorpusFit fit, long seed) {
        TextTable table = new TextTable("quantity", "value");
        values(fit, seed).forEach(table::row);
        StringBuilder text = new StringBuilder(table.render(""));
        fit.remarks().forEach(remark -> text.append("Note: ").append(remark).append('\n'));
        return text.toString();
    }

    /**
     * Writes the estimates as a self-contained page.
     *
     * @param fit the estimates
     * @param title what was read
     * @param seed what named the randomness
     * @param environment where and when
     * @param rerun the command that repeats the run
     * @return HTML, in UTF-8
     */
    public static byte[] html(CorpusFit fit, String title, long seed, Environment environment, String rerun) {
        return new HtmlPage("Longtail: the tail of " + title, lead(fit))
                .section("", "estimates", section -> {
                    section.keyValues(values(fit, seed));
                    fit.remarks().forEach(remark -> section.text("Note: " + remark));
                })
                .section("Plots", "plots", section -> section.figures(CorpusFigures.of(fit)))
                .section("Most frequent types", "types", section -> section.table(mostFrequent(fit.corpus())))
                .section(
                        "Method",
                        "method",
                        section -> section.formula("P(X = x) = x^−α / ζ(α, x_min), x ≥ x_min")
                                .text(
                                        "X is how often a type was seen; α by maximum likelihood, x_min where the law is nearest to"
                                                + " the data (Kolmogorov-Smirnov), plausibility and standard errors by simulation with both"
                                                + " fitted anew each time. Source: A. Clauset, C. R. Shalizi, M. E. J. Newman, Power-law"
                                                + " distributions in empirical data, 2009."))
                .section("Run it again", "rerun", section -> section.code(rerun).keyValues(environment.described()))
                .toBytes();
    }

    private static String lead(CorpusFit fit) {
        Corpus corpus = fit.corpus();
        return String.format(
                Locale.ROOT,
                "%,d tokens of %,d types, %,d of them seen once.",
                corpus.spectrum().tokens(),
                corpus.spectrum().types(),
                corpus.spectrum().hapaxes());
    }

    private static Table mostFrequent(Corpus corpus) {
        return new Table(
                List.of(Cell.number("Rank"), Cell.text("Type"), Cell.number("Count")),
                IntStream.range(0, corpus.mostFrequent().size())
                        .mapToObj(i -> List.of(
                                Cell.number(Integer.toString(i + 1)),
                                Cell.text(corpus.mostFrequent().get(i).name()),
                                Cell.number(grouped(corpus.mostFrequent().get(i).count()))))
                        .toList());
    }

    private static Map<String, String> values(CorpusFit fit, long seed) {
        Corpus corpus = fit.corpus();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("texts read", grouped(corpus.texts()) + " (" + grouped(corpus.bytes()) + " bytes)");
        values.put("binary files skipped", grouped(corpus.binaries()));
        values.put("tokens", grouped(corpus.spectrum().tokens()));
        values.put("types", grouped(corpus.spectrum().types()));
        values.put("seen once", grouped(corpus.spectrum().hapaxes()));
        values.put(
                "missing mass (Good-Turing)",
                Numbers.measured(
                        fit.missingMass().missingMass(), fit.missingMass().standardError()));
        corpus.growth().ifPresent(growth -> putExponent(values, "growth exponent (Heaps)", growth.exponent()));
        putExponent(
                values,
                "growth exponent in random order",
                corpus.growthInRandomOrder().exponent());
        fit.powerLaw().ifPresent(law -> putLaw(values, law));
        fit.uncertainty().ifPresent(u -> putUncertainty(values, fit.powerLaw().orElseThrow(), u, seed));
        return values;
    }

    private static void putExponent(Map<String, String> values, String name, double exponent) {
        if (!Double.isNaN(exponent)) {
            values.put(name, Numbers.value(exponent) + " over the last factor of 10");
        }
    }

    private static void putLaw(Map<String, String> values, PowerLawFit law) {
        values.put("exponent α of the counts", Numbers.measured(law.exponent(), law.exponentStandardError()));
        values.put("Zipf exponent β = 1/(α−1)", Numbers.measured(law.zipfExponent(), law.zipfExponentStandardError()));
        values.put("x_min", Long.toString(law.xMin()));
        values.put("types in the tail", Long.toString(law.tailTypes()));
        values.put("Kolmogorov-Smirnov distance", Numbers.value(law.distance()));
    }

    private static void putUncertainty(Map<String, String> values, PowerLawFit law, PowerLawUncertainty u, long seed) {
        values.put("α, with x_min chosen anew", Numbers.measured(law.exponent(), u.exponentStandardError()));
        values.put("x_min, likewise", Numbers.measured(law.xMin(), u.xMinStandardError()));
        values.put("types in the tail, likewise", Numbers.measured(law.tailTypes(), u.tailTypesStandardError()));
        values.put("p-value of the power law", Numbers.measured(u.pValue(), u.pValueStandardError()));
        values.put(
                "simulations",
                u.syntheticSamples() + " of the law, " + u.resampledSamples() + " of the data, seed " + seed);
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
