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

    /** How many runs of JMH: methods x settings. */
    int runs() {
        return parameters.values().stream().mapToInt(List::size).reduce(methods.size(), (a, b) -> a * b);
    }

    /** What selects its methods from JMH's list. */
    String pattern() {
        return "^" + type.replace(".", "\\.") + "\\.(" + String.join("|", methods) + ")$";
    }
}
