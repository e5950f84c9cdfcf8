package org.longtail.bench.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A subject beside its fastest peer, over all settings.
 *
 * @param subject the subject
 * @param peers who was the fastest, in any of the settings
 * @param low the smallest of the ratios to it
 * @param middle their geometric mean
 * @param high the largest
 */
record Range(Subject subject, String peers, double low, double middle, double high) {

    /** None for a subject without a peer that could be measured. */
    static Optional<Range> of(Comparison comparison) {
        List<Double> ratios = new ArrayList<>();
        TreeSet<String> peers = new TreeSet<>();
        for (Comparison.Setting setting : comparison.settings()) {
            setting.others().stream()
                    .filter(other -> !Catalogue.isOurs(other.measurement().method()))
                    .min(Comparator.comparingDouble(other -> other.ratio().estimate()))
                    .ifPresent(fastest -> {
                        ratios.add(fastest.ratio().estimate());
                        peers.add(Catalogue.methodTitle(fastest.measurement().method()));
                    });
        }
        if (ratios.isEmpty()) {
            return Optional.empty();
        }
        double middle =
                Math.exp(ratios.stream().mapToDouble(Math::log).average().orElseThrow());
        return Optional.of(new Range(
                comparison.subject(),
                String.join("; ", peers),
                ratios.stream().min(Comparator.naturalOrder()).orElseThrow(),
                middle,
                ratios.stream().max(Comparator.naturalOrder()).orElseThrow()));
    }
}
