package org.longtail.validation.law.tool;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Results;
import org.longtail.zipf.Zipf;

/** Reads and builds the parameter maps of cells and verdicts. */
public final class Settings {

    /** Exponent of the true law. */
    public static final String EXPONENT = "exponent";

    /** Number of ranks of the true law; absent or {@code "unbounded"} when it has no bound. */
    public static final String SUPPORT = "support";

    /** Independent draws of one run. */
    public static final String DRAWS = "draws";

    private Settings() {}

    /** Names and values in turn; keeps their order. */
    public static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> setting = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            setting.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return copyOf(setting);
    }

    /** An unmodifiable copy in the same order. */
    public static Map<String, Object> copyOf(Map<String, Object> setting) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(setting));
    }

    public static Map<String, Object> with(Map<String, Object> setting, String name, Object value) {
        Map<String, Object> extended = new LinkedHashMap<>(setting);
        extended.put(name, value);
        return copyOf(extended);
    }

    public static Map<String, Object> without(Map<String, Object> setting, String name) {
        Map<String, Object> reduced = new LinkedHashMap<>(setting);
        reduced.remove(name);
        return copyOf(reduced);
    }

    public static double real(Map<String, Object> setting, String name) {
        return (double) value(setting, name);
    }

    public static long whole(Map<String, Object> setting, String name) {
        return (long) value(setting, name);
    }

    public static int small(Map<String, Object> setting, String name) {
        return Math.toIntExact(whole(setting, name));
    }

    public static String text(Map<String, Object> setting, String name) {
        return (String) value(setting, name);
    }

    /** The Zipf law of the parameters {@link #EXPONENT} and {@link #SUPPORT}. */
    public static Zipf zipf(Map<String, Object> setting) {
        double exponent = real(setting, EXPONENT);
        return setting.get(SUPPORT) instanceof Long support ? Zipf.bounded(exponent, support) : Zipf.of(exponent);
    }

    private static Object value(Map<String, Object> setting, String name) {
        return Objects.requireNonNull(setting.get(name), name);
    }

    /** A setting and what was measured there. */
    public record Measured(Map<String, Object> setting, Measurement measurement) {

        public Moments moments(String quantity) {
            return Objects.requireNonNull(measurement.quantities().get(quantity), quantity);
        }
    }

    /** Groups the measurements that differ in one parameter alone; groups and members keep the order of the cells. */
    public static Map<Map<String, Object>, List<Measured>> along(String parameter, Results results) {
        Map<Map<String, Object>, List<Measured>> groups = new LinkedHashMap<>();
        results.bySetting()
                .forEach((setting, measurement) -> groups.computeIfAbsent(
                                without(setting, parameter), key -> new ArrayList<>())
                        .add(new Measured(setting, measurement)));
        return groups;
    }
}
