package org.longtail.bench.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * A benchmark class that times our method {@code longtail} beside others.
 *
 * @param id what one types
 * @param title what one reads
 * @param type full name of the class
 * @param methods ours first, then the others in the order of their names
 * @param parameters every value of every parameter
 * @param singleShot whether a measurement is one call in a fresh JVM
 */
record Subject(
        String id,
        String title,
        String type,
        List<String> methods,
        SequencedMap<String, List<String>> parameters,
        boolean singleShot) {

    /** Name of the class without its package. */
    String className() {
        return Names.last(type);
    }

    /** Few settings that stand for all: those of the catalogue, and the middle one of parameters it does not name. */
    Subject quick() {
        Map<String, List<String>> chosen = Catalogue.of(className()).quick();
        SequencedMap<String, List<String>> few = new LinkedHashMap<>();
        parameters.forEach((name, values) ->
                few.put(name, chosen.getOrDefault(name, List.of(values.get(values.size() / 2)))));
        return new Subject(id, title, type, methods, few, singleShot);
    }

    /** Full names of its methods, ours first. */
    List<String> benchmarks() {
        return methods.stream().map(method -> type + "." + method).toList();
    }

    /** Every combination of the parameters' values; the last parameter changes first. */
    List<Map<String, String>> settings() {
        List<Map<String, String>> settings = List.of(Map.of());
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            settings = settings.stream()
                    .flatMap(setting ->
                            parameter.getValue().stream().map(value -> with(setting, parameter.getKey(), value)))
                    .toList();
        }
        return settings;
    }

    private static Map<String, String> with(Map<String, String> setting, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(setting);
        more.put(name, value);
        return more;
    }
}
