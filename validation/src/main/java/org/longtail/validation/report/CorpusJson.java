package org.longtail.validation.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.longtail.inference.FrequencySpectrum;
import org.longtail.inference.PowerLawFit;
import org.longtail.inference.PowerLawUncertainty;
import org.longtail.validation.corpus.Corpus;
import org.longtail.validation.corpus.CorpusFit;
import org.longtail.validation.corpus.Growth;

/**
 * What a corpus's counts say, for machines. One seed gives one file, whatever the threads, but for {@code environment}. Numbers
 * are written in full; {@code null} stands for what could not be estimated, and {@code remarks} say why.
 */
public final class CorpusJson {

    private static final int SCHEMA_VERSION = 1;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .create();

    private CorpusJson() {}

    /**
     * Writes the estimates as JSON.
     *
     * @param fit the estimates
     * @param files what was read, as it was named
     * @param seed what named the randomness
     * @param environment where and when
     * @return JSON, in UTF-8
     */
    public static byte[] of(CorpusFit fit, List<String> files, long seed, Environment environment) {
        Corpus corpus = fit.corpus();
        FrequencySpectrum spectrum = corpus.spectrum();
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("seed", seed);
        json.put("environment", environment);
        json.put("files", files);
        json.put("texts", corpus.texts());
        json.put("binariesSkipped", corpus.binaries());
        json.put("bytes", corpus.bytes());
        json.put("tokens", spectrum.tokens());
        json.put("types", spectrum.types());
        json.put("hapaxes", spectrum.hapaxes());
        json.put("missingMass", fit.missingMass().missingMass());
        json.put("missingMassStandardError", fit.missingMass().standardError());
        json.put("powerLaw", fit.powerLaw().map(CorpusJson::law).orElse(null));
        json.put("bootstrap", fit.uncertainty().map(CorpusJson::bootstrap).orElse(null));
        json.put("growth", corpus.growth().map(CorpusJson::growth).orElse(null));
        json.put("growthInRandomOrder", growth(corpus.growthInRandomOrder()));
        json.put("mostFrequent", corpus.mostFrequent());
        json.put("remarks", fit.remarks());
        return (GSON.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, @Nullable Object> law(PowerLawFit fit) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("exponent", finite(fit.exponent()));
        json.put("exponentStandardError", finite(fit.exponentStandardError()));
        json.put("zipfExponent", finite(fit.zipfExponent()));
        json.put("zipfExponentStandardError", finite(fit.zipfExponentStandardError()));
        json.put("xMin", fit.xMin());
        json.put("tailTypes", fit.tailTypes());
        json.put("distance", finite(fit.distance()));
        return json;
    }

    private static Map<String, @Nullable Object> bootstrap(PowerLawUncertainty u) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("pValue", finite(u.pValue()));
        json.put("pValueStandardError", finite(u.pValueStandardError()));
        json.put("exponentStandardError", finite(u.exponentStandardError()));
        json.put("xMinStandardError", finite(u.xMinStandardError()));
        json.put("tailTypesStandardError", finite(u.tailTypesStandardError()));
        json.put("syntheticSamples", u.syntheticSamples());
        json.put("resampledSamples", u.resampledSamples());
        return json;
    }

    private static Map<String, @Nullable Object> growth(Growth growth) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("exponent", finite(growth.exponent()));
        json.put("points", growth.points());
        return json;
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
