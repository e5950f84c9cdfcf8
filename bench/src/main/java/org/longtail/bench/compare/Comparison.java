package org.longtail.bench.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A subject's measurements, side by side.
 *
 * @param subject the subject
 * @param settings one for each setting in which ours was measured
 * @param leftOut what gave no result
 */
record Comparison(Subject subject, List<Setting> settings, List<LeftOut> leftOut) {

    /**
     * One setting.
     *
     * @param parameters its parameters
     * @param ours our own time
     * @param floor the highest limit that an operation meets, where work is declared and limits were measured
     * @param work what an operation needs
     * @param others everything else that was measured in this setting
     */
    record Setting(
            Map<String, String> parameters,
            Measurement ours,
            Optional<Floors.Floor> floor,
            Work work,
            List<Other> others) {

        /** How much of the floor's rate we reach; above 1 where the floor is not one. */
        Optional<Double> fraction() {
            return floor.map(f -> f.time() / ours.time());
        }
    }

    /**
     * A peer, or another way of ours.
     *
     * @param measurement its time
     * @param ratio its time divided by ours
     */
    record Other(Measurement measurement, Ratio ratio) {}

    static List<Comparison> of(
            List<Subject> subjects, List<Measurement> measurements, List<LeftOut> leftOut, Floors floors) {
        return subjects.stream()
                .map(subject -> new Comparison(
                        subject,
                        settings(subject, measurements, floors),
                        leftOut.stream()
                                .filter(one -> subject.benchmarks().contains(one.benchmark()))
                                .toList()))
                .filter(comparison -> !comparison.settings.isEmpty() || !comparison.leftOut.isEmpty())
                .toList();
    }

    private static List<Setting> settings(Subject subject, List<Measurement> measurements, Floors floors) {
        Map<Map<String, String>, List<Measurement>> bySetting = new LinkedHashMap<>();
        measurements.stream()
                .filter(m -> subject.benchmarks().contains(m.benchmark()))
                .forEach(m -> bySetting
                        .computeIfAbsent(m.parameters(), key -> new ArrayList<>())
                        .add(m));
        List<Setting> settings = new ArrayList<>();
        bySetting.forEach((parameters, all) -> all.stream()
                .filter(m -> m.method().equals("longtail"))
                .findFirst()
                .ifPresent(ours -> settings.add(setting(subject, parameters, ours, all, floors))));
        settings.sort((a, b) -> Arrays.compare(places(subject, a), places(subject, b)));
        return settings;
    }

    /** Where a setting's values stand in the lists of the benchmark: JMH's own order is that of text. */
    private static int[] places(Subject subject, Setting setting) {
        return setting.parameters.entrySet().stream()
                .mapToInt(e ->
                        subject.parameters().getOrDefault(e.getKey(), List.of()).indexOf(e.getValue()))
                .toArray();
    }

    private static Setting setting(
            Subject subject, Map<String, String> parameters, Measurement ours, List<Measurement> all, Floors floors) {
        Work work = DeclaredWork.of(subject.className(), parameters);
        List<Other> others = all.stream()
                .filter(m -> !m.equals(ours))
                .map(m -> new Other(m, Ratio.of(m, ours, Ratio.CONFIDENCE)))
                .toList();
        return new Setting(parameters, ours, floors.of(work), work, others);
    }
}
