package org.longtail.bench.compare;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * JMH's own JSON. Its first record has one member more, {@code environment}, which readers of JMH's format pass over.
 *
 * @param environment where and when; unknown for a file that plain JMH wrote
 * @param measurements what was measured
 */
record MeasurementFile(Environment environment, List<Measurement> measurements) {

    static final String ENVIRONMENT = "environment";
    private static final double NANOSECONDS_PER_MICROSECOND = 1e3;
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;
    private static final double NANOSECONDS_PER_SECOND = 1e9;

    /**
     * Reads a file.
     *
     * @param file JMH's JSON
     * @return what it holds; modes other than average time, throughput and single shots are passed over
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException when it is not JMH's JSON
     */
    static MeasurementFile read(Path file) throws IOException {
        String text = Files.readString(file);
        try {
            return parse(text);
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
            throw new IllegalArgumentException(file + " does not hold JMH's JSON results", e);
        }
    }

    static MeasurementFile parse(String text) {
        Environment environment = Environment.UNKNOWN;
        List<Measurement> measurements = new ArrayList<>();
        for (JsonElement element : JsonParser.parseString(text).getAsJsonArray()) {
            JsonObject one = element.getAsJsonObject();
            if (one.has(ENVIRONMENT)) {
                environment = new Gson().fromJson(one.get(ENVIRONMENT), Environment.class);
            }
            JsonObject metric = one.getAsJsonObject("primaryMetric");
            if (metric.has("rawData")) {
                measurements.add(new Measurement(one.get("benchmark").getAsString(), parameters(one), forks(metric)));
            }
        }
        return new MeasurementFile(environment, List.copyOf(measurements));
    }

    private static Map<String, String> parameters(JsonObject one) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (one.has("params")) {
            one.getAsJsonObject("params").asMap().forEach((name, value) -> parameters.put(name, value.getAsString()));
        }
        return parameters;
    }

    private static List<List<Double>> forks(JsonObject metric) {
        String unit = metric.get("scoreUnit").getAsString();
        List<List<Double>> forks = new ArrayList<>();
        for (JsonElement fork : metric.getAsJsonArray("rawData")) {
            List<Double> times = new ArrayList<>();
            fork.getAsJsonArray().forEach(score -> times.add(nanoseconds(score.getAsDouble(), unit)));
            forks.add(List.copyOf(times));
        }
        return List.copyOf(forks);
    }

    /** {@code "us/op"} is a time, {@code "ops/us"} a rate. */
    private static double nanoseconds(double score, String unit) {
        boolean rate = unit.startsWith("ops/");
        double perUnit = switch (rate ? unit.substring("ops/".length()) : unit.substring(0, unit.indexOf('/'))) {
            case "ns" -> 1;
            case "us" -> NANOSECONDS_PER_MICROSECOND;
            case "ms" -> NANOSECONDS_PER_MILLISECOND;
            case "s" -> NANOSECONDS_PER_SECOND;
            default -> throw new IllegalArgumentException("unknown unit of time: " + unit);
        };
        return rate ? perUnit / score : perUnit * score;
    }
}
