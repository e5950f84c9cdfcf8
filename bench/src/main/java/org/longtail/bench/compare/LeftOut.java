package org.longtail.bench.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A run that gave no result.
 *
 * @param benchmark full name of the method
 * @param parameters its setting
 * @param reason what it said
 */
record LeftOut(String benchmark, Map<String, String> parameters, String reason) {

    /** A line for each method and reason, with the settings: {@code Commons RNG, alias table at support 1e9: too large}. */
    static List<String> lines(List<LeftOut> all) {
        Map<List<String>, List<LeftOut>> groups = all.stream()
                .collect(Collectors.groupingBy(
                        one -> List.of(one.benchmark, one.reason), LinkedHashMap::new, Collectors.toList()));
        return groups.values().stream().map(LeftOut::line).toList();
    }

    private static String line(List<LeftOut> group) {
        LeftOut any = group.getFirst();
        String settings = group.stream()
                .map(one -> Settings.text(one.parameters))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        String at = settings.isEmpty() ? "" : " at " + settings;
        return Catalogue.methodTitle(Names.last(any.benchmark)) + at + ": " + any.reason;
    }
}
