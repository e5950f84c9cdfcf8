package org.longtail.bench.compare;

import java.util.List;

/** A {@link Baseline} in words, for both reports. */
final class BaselineTexts {

    static final List<String> HEADER = List.of("benchmark", "setting", "then", "now", "ratio", "interval", "verdict");

    private BaselineTexts() {}

    static String summary(Baseline baseline) {
        String machine = baseline.machine()
                .map(ratio -> " The peers, whose code is the same, took " + Texts.number(ratio)
                        + " times as long as then (median), which speaks of the machine.")
                .orElse("");
        return "Our times now divided by those of the baseline; the intervals hold all together with 95 % confidence. "
                + "A regression is slower beyond noise and by more than " + Texts.plain(100 * baseline.threshold())
                + " %." + machine;
    }

    static List<List<String>> rows(Baseline baseline) {
        return baseline.changes().stream()
                .map(change -> List.of(
                        Catalogue.of(change.now().className()).id() + " "
                                + change.now().method(),
                        Settings.text(change.now().parameters()),
                        Texts.time(change.then().time()),
                        Texts.time(change.now().time()),
                        Texts.ratio(change.ratio().estimate()),
                        Texts.interval(change.ratio()),
                        verdict(baseline, change)))
                .toList();
    }

    static String verdict(Baseline baseline, Baseline.Change change) {
        if (baseline.regressions().contains(change)) {
            return "regression";
        }
        return change.slower() ? "slower" : change.faster() ? "faster" : "no change";
    }
}
