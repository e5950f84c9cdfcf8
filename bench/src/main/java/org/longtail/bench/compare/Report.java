package org.longtail.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a page says.
 *
 * @param environment where and when
 * @param floors the machine's limits
 * @param comparisons a subject each
 * @param baseline this run beside an earlier one, when one was named
 */
record Report(Environment environment, Floors floors, List<Comparison> comparisons, Optional<Baseline> baseline) {

    static final String TITLE = "Longtail beside its peers";

    static final String METHOD =
            "Times are of one operation, geometric means over JVMs. A ratio is a peer's time divided by ours in the same "
                    + "run, with its 95 % confidence interval (Welch's t on the logarithms of the JVMs' mean times). The "
                    + "floor is the highest limit of the machine, measured in the same run, that an operation meets.";

    /** {@code random bits 0.14 ns per 64 bits}, ...; only what was measured. */
    List<String> limits() {
        List<String> limits = new ArrayList<>();
        add(limits, "random bits", floors.randomWord(), "ns per 64 bits");
        add(limits, "memory fill", floors.filledWord(), "ns per 64 bits, first-level cache");
        add(limits, "FMA peak", floors.flops(), "Gflop/s");
        floors.bandwidths().forEach((bytes, rate) -> add(limits, "reading " + size(bytes), rate, "GB/s"));
        return limits;
    }

    /** {@code 512 KiB}. */
    static String size(double bytes) {
        double kibibytes = bytes / 1024;
        return kibibytes < 1024 ? Texts.plain(kibibytes) + " KiB" : Texts.plain(kibibytes / 1024) + " MiB";
    }

    private static void add(List<String> limits, String name, double value, String unit) {
        if (Double.isFinite(value)) {
            limits.add(name + " " + Texts.number(value) + " " + unit);
        }
    }
}
