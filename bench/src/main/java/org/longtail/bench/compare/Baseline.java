package org.longtail.bench.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * This run beside an earlier one.
 *
 * <p>The intervals of our own times hold all together with 95 % confidence (Bonferroni): a run of unchanged code raises a
 * false alarm at most once in twenty, however many benchmarks it has.
 *
 * @param changes our own times, in the order of this run
 * @param peers times of peers and limits now divided by theirs then, sorted: their code is the same, so that a ratio far from 1
 *     speaks of the machine
 * @param threshold by which part a time may grow
 */
record Baseline(List<Change> changes, List<Double> peers, double threshold) {

    private static final double FALSE_ALARM = 0.05;

    /**
     * One benchmark in one setting.
     *
     * @param now its time in this run
     * @param then its time in the earlier run
     * @param ratio now divided by then
     */
    record Change(Measurement now, Measurement then, Ratio ratio) {

        boolean faster() {
            return ratio.high() < 1;
        }

        boolean slower() {
            return ratio.low() > 1;
        }
    }

    static Baseline of(List<Measurement> now, List<Measurement> then, double threshold) {
        List<Measurement> ours = new ArrayList<>();
        List<Double> peers = new ArrayList<>();
        for (Measurement m : now) {
            Optional<Measurement> earlier = find(then, m);
            if (earlier.isPresent() && isGated(m)) {
                ours.add(m);
            } else {
                earlier.ifPresent(e -> peers.add(m.time() / e.time()));
            }
        }
        double confidence = 1 - FALSE_ALARM / Math.max(1, ours.size());
        List<Change> changes = ours.stream()
                .map(m -> {
                    Measurement earlier = find(then, m).orElseThrow();
                    return new Change(m, earlier, Ratio.of(m, earlier, confidence));
                })
                .toList();
        return new Baseline(changes, peers.stream().sorted().toList(), threshold);
    }

    /** Slower beyond noise, and by more than the threshold. */
    List<Change> regressions() {
        return changes.stream()
                .filter(change -> change.slower() && change.ratio.estimate() > 1 + threshold)
                .toList();
    }

    /** Median of the peers' ratios; none without peers. */
    Optional<Double> machine() {
        double[] sorted = peers.stream().mapToDouble(x -> x).toArray();
        return sorted.length == 0
                ? Optional.empty()
                : Optional.of(Arrays.stream(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1)
                        .average()
                        .orElseThrow());
    }

    /** Our ways, whose code may have changed; the machine's limits are no code. */
    private static boolean isGated(Measurement m) {
        String type = m.benchmark().substring(0, m.benchmark().lastIndexOf('.'));
        return Catalogue.isOurs(m.method()) && !Floors.isFloor(type, m.method());
    }

    private static Optional<Measurement> find(List<Measurement> all, Measurement wanted) {
        return all.stream()
                .filter(m -> m.benchmark().equals(wanted.benchmark())
                        && m.parameters().equals(wanted.parameters()))
                .findFirst();
    }
}
