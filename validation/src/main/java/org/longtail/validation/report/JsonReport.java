package org.longtail.validation.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.study.LawOutcome;
import org.longtail.validation.study.StudyResult;

/**
 * The report for machines, described by {@code report.schema.json} beside this class. One seed gives one report, whatever
 * the threads and the machine, but for {@code environment}. Numbers are written in full; those that are not finite, which
 * JSON cannot write, are null.
 */
public final class JsonReport {

    /** Grows when a reader of an older report would be misled. */
    private static final int SCHEMA_VERSION = 1;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .registerTypeAdapter(double.class, new FiniteOrNull())
            .registerTypeAdapter(Double.class, new FiniteOrNull())
            .create();

    private record Report(
            int schemaVersion, long seed, String budget, Environment environment, String verdict, List<Law> laws) {}

    private record Law(
            String id,
            String name,
            String statement,
            String formula,
            String source,
            String verdict,
            double gate,
            List<Comparison> cells,
            List<Equality> identities) {}

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
                Words.verdict(outcome.holds()),
                outcome.findings().largestZ(),
                outcome.findings().verdicts().stream()
                        .map(JsonReport::comparison)
                        .toList(),
                outcome.findings().identities().stream()
                        .map(JsonReport::equality)
                        .toList());
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

    private static final class FiniteOrNull extends TypeAdapter<Double> {

        @Override
        public void write(JsonWriter out, Double value) throws IOException {
            if (Double.isFinite(value)) {
                out.value(value);
            } else {
                out.nullValue();
            }
        }

        @Override
        public Double read(JsonReader in) throws IOException {
            return in.nextDouble();
        }
    }
}
