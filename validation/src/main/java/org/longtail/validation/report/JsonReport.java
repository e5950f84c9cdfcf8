package org.longtail.validation.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.study.Calibration;
import org.longtail.validation.study.LawOutcome;
import org.longtail.validation.study.StudyResult;

/**
 * The report for machines, described by {@code report.schema.json} beside this class. One seed gives one report, whatever
 * the threads and the machine, but for {@code environment}. Numbers are written in full; those that are not finite, which
 * JSON cannot write, are null.
 */
public final class JsonReport {

    /** Grows when a reader of an older report would be misled. */
    private static final int SCHEMA_VERSION = 3;

    private static final Gson LINE = plain().create();

    private static final Gson GSON = plain().setPrettyPrinting()
            // A report has thousands of each.
            .registerTypeAdapter(Sample.class, new OneLine<>())
            .registerTypeAdapter(Figure.Point.class, new OneLine<>())
            .registerTypeAdapter(Figure.Axes.class, new LowerCase<>())
            .registerTypeAdapter(Figure.Style.class, new LowerCase<>())
            .create();

    private static GsonBuilder plain() {
        return new GsonBuilder()
                .disableHtmlEscaping()
                .serializeNulls()
                .registerTypeAdapter(double.class, new FiniteOrNull())
                .registerTypeAdapter(Double.class, new FiniteOrNull());
    }

    private record Report(
            int schemaVersion,
            long seed,
            String budget,
            Environment environment,
            String verdict,
            @Nullable Normality calibration,
            List<Law> laws) {}

    private record Normality(
            int cells,
            String verdict,
            double mean,
            double standardDeviation,
            double kolmogorovSmirnovDistance,
            double pValue,
            double largest,
            double expectedLargest,
            Map<String, Double> quantilesOfLargest,
            double largestPValue) {}

    private record Law(
            String id,
            String name,
            String statement,
            String formula,
            String source,
            String verdict,
            double gate,
            List<Comparison> cells,
            List<Equality> identities,
            List<Published> published,
            List<Figure> figures,
            List<Measured> measurements) {}

    private record Measured(
            Map<String, Object> parameters, int block, int replicates, Map<String, Sample> quantities) {}

    private record Sample(long count, double mean, double standardError) {}

    private record Published(
            String quantity,
            String source,
            String published,
            String exact,
            Map<String, Object> parameters,
            double publishedValue,
            double exactValue,
            double measured,
            double standardError,
            double ratio) {}

    private record Comparison(
            Map<String, Object> parameters,
            String quantity,
            String kind,
            double predicted,
            double measured,
            double standardError,
            double z) {}

    private record Equality(
            String name,
            Map<String, Object> parameters,
            double predicted,
            double computed,
            double relativeDifference,
            double relativeTolerance,
            boolean holds) {}

    private JsonReport() {}

    /**
     * Writes a study's result as JSON.
     *
     * @param result what the study found
     * @param environment where and when
     * @return JSON, in UTF-8
     */
    public static byte[] of(StudyResult result, Environment environment) {
        Report report = new Report(
                SCHEMA_VERSION,
                result.seed(),
                result.budget().name().toLowerCase(Locale.ROOT),
                environment,
                Words.verdict(result.holds()),
                Calibration.of(result).map(JsonReport::normality).orElse(null),
                result.laws().stream().map(JsonReport::law).toList());
        return (GSON.toJson(report) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Law law(LawOutcome outcome) {
        LawDescription law = outcome.law();
        return new Law(
                law.id(),
                law.name(),
                law.statement(),
                law.formula(),
                law.source(),
                Words.verdict(outcome),
                outcome.findings().verdicts().isEmpty()
                        ? Double.NaN
                        : outcome.findings().largestZ(),
                outcome.findings().verdicts().stream()
                        .map(JsonReport::comparison)
                        .toList(),
                outcome.findings().identities().stream()
                        .map(JsonReport::equality)
                        .toList(),
                outcome.findings().published().stream()
                        .map(JsonReport::published)
                        .toList(),
                outcome.findings().figures(),
                measured(outcome));
    }

    private static List<Measured> measured(LawOutcome outcome) {
        return IntStream.range(0, outcome.measurements().size())
                .mapToObj(i -> {
                    Cell cell = outcome.cells().get(i);
                    Map<String, Sample> quantities = new LinkedHashMap<>();
                    outcome.measurements()
                            .get(i)
                            .quantities()
                            .forEach((name, moments) -> quantities.put(
                                    name, new Sample(moments.count(), moments.mean(), moments.standardError())));
                    return new Measured(cell.setting(), cell.block(), cell.replicates(), quantities);
                })
                .toList();
    }

    private static Normality normality(Calibration c) {
        Map<String, Double> quantiles = new LinkedHashMap<>();
        for (double probability : new double[] {0.025, 0.5, 0.975}) {
            quantiles.put(Double.toString(probability), c.largestQuantile(probability));
        }
        return new Normality(
                c.z().size(),
                Words.verdict(c.holds()),
                c.mean(),
                c.standardDeviation(),
                c.distance(),
                c.pValue(),
                c.largest(),
                c.expectedLargest(),
                quantiles,
                c.largestPValue());
    }

    private static Published published(PublishedForm p) {
        return new Published(
                p.quantity(),
                p.source(),
                p.published(),
                p.exact(),
                p.parameters(),
                p.publishedValue(),
                p.exactValue(),
                p.measured(),
                p.standardError(),
                p.ratio());
    }

    private static Comparison comparison(Verdict v) {
        return new Comparison(
                v.parameters(),
                v.quantity(),
                Words.kind(v.kind()),
                v.predicted(),
                v.measured(),
                v.standardError(),
                v.z());
    }

    private static Equality equality(Identity i) {
        return new Equality(
                i.name(),
                i.parameters(),
                i.predicted(),
                i.computed(),
                i.relativeDifference(),
                i.relativeTolerance(),
                i.holds());
    }

    /** No report is read here. */
    private abstract static class Written<T> extends TypeAdapter<T> {

        @Override
        public final T read(JsonReader in) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class OneLine<T> extends Written<T> {

        @Override
        public void write(JsonWriter out, T value) throws IOException {
            out.jsonValue(LINE.toJson(value));
        }
    }

    private static final class LowerCase<E extends Enum<E>> extends Written<E> {

        @Override
        public void write(JsonWriter out, E value) throws IOException {
            out.value(value.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final class FiniteOrNull extends Written<Double> {

        @Override
        public void write(JsonWriter out, Double value) throws IOException {
            if (Double.isFinite(value)) {
                out.value(value);
            } else {
                out.nullValue();
            }
        }
    }
}
