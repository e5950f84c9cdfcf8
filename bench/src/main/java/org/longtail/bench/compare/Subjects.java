package org.longtail.bench.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The subjects of this jar, found in JMH's list: every class with a method {@code longtail} and something beside it. */
final class Subjects {

    private static final String OURS = "longtail";

    private Subjects() {}

    static List<Subject> all() {
        Collection<BenchmarkListEntry> entries = BenchmarkList.defaultList()
                .getAll(OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT), List.of());
        return entries.stream()
                .collect(
                        Collectors.groupingBy(BenchmarkListEntry::getUserClassQName, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(Subjects::subject)
                .filter(subject ->
                        subject.methods().contains(OURS) && subject.methods().size() > 1)
                .sorted(Comparator.comparing(Subject::id))
                .toList();
    }

    /**
     * Picks subjects by name.
     *
     * @param all what there is
     * @param names what is wanted; nothing stands for all
     * @throws IllegalArgumentException when there is none of that name
     */
    static List<Subject> named(List<Subject> all, List<String> names) {
        Map<String, Subject> byId =
                all.stream().collect(Collectors.toMap(Subject::id, subject -> subject, (a, b) -> a, TreeMap::new));
        for (String name : names) {
            if (!byId.containsKey(name)) {
                throw new IllegalArgumentException("no subject \"" + name + "\"; there are "
                        + byId.keySet().stream().collect(Collectors.joining(", ")));
            }
        }
        return all.stream()
                .filter(subject -> names.isEmpty() || names.contains(subject.id()))
                .toList();
    }

    private static Subject subject(List<BenchmarkListEntry> entries) {
        BenchmarkListEntry any = entries.getFirst();
        String type = any.getUserClassQName();
        Catalogue.Entry entry = Catalogue.of(Names.last(type));
        SequencedMap<String, List<String>> parameters = new LinkedHashMap<>();
        any.getParams().orElse(Map.of()).forEach((name, values) -> parameters.put(name, Arrays.asList(values)));
        List<String> methods = entries.stream()
                .map(e -> e.getUsername().substring(type.length() + 1))
                .filter(method -> !Floors.isFloor(type, method))
                .sorted(Comparator.comparing((String method) -> !method.equals(OURS))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        return new Subject(entry.id(), entry.title(), type, methods, parameters, any.getMode() == Mode.SingleShotTime);
    }
}
