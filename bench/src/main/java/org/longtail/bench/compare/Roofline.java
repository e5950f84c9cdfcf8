package org.longtail.bench.compare;

import java.util.List;

/**
 * Kernels under the machine's limits: operations per byte across, operations per second upward.
 *
 * <p>Source: S. Williams, A. Waterman, D. Patterson, <i>Roofline: An Insightful Visual Performance Model for Multicore
 * Architectures</i>, Communications of the ACM 52(4), 2009.
 *
 * @param peak the flat roof, in Gflop/s
 * @param roofs the slanted ones
 * @param points our kernels
 */
record Roofline(double peak, List<Roof> roofs, List<Point> points) {

    /**
     * A bandwidth.
     *
     * @param name size of the array that was read
     * @param bandwidth GB/s
     */
    record Roof(String name, double bandwidth) {}

    /**
     * A kernel in a setting.
     *
     * @param group its subject
     * @param name its setting
     * @param intensity flop per byte
     * @param rate Gflop/s
     */
    record Point(String group, String name, double intensity, double rate) {}

    static Roofline of(Report report) {
        return new Roofline(
                report.floors().flops(),
                report.floors().bandwidths().entrySet().stream()
                        .map(e -> new Roof(Report.size(e.getKey()), e.getValue()))
                        .toList(),
                report.comparisons().stream()
                        .flatMap(comparison -> comparison.settings().stream()
                                .filter(setting -> setting.work().isArithmetic())
                                .map(setting -> point(comparison.subject(), setting)))
                        .toList());
    }

    private static Point point(Subject subject, Comparison.Setting setting) {
        return new Point(
                subject.title(),
                Settings.text(setting.parameters()),
                setting.work().intensity(),
                setting.work().flops() / setting.ours().time());
    }

    /** Whether there is something to show: a roof of each kind, and a point. */
    boolean isDrawable() {
        return Double.isFinite(peak) && peak > 0 && !roofs.isEmpty() && !points.isEmpty();
    }
}
