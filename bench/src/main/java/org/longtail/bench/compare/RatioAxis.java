package org.longtail.bench.compare;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A logarithmic axis of ratios, in percent of its width: 2 and 1/2 lie equally far from 1.
 *
 * @param low its left end
 * @param high its right end
 */
record RatioAxis(double low, double high) {

    private static final int MOST_MARKS = 7;

    /** So that no bar ends at the very edge. */
    private static final double MARGIN = 1.06;

    /** A labelled place. */
    record Mark(String label, String at) {}

    /** An axis that shows 1 and all of these. */
    static RatioAxis of(DoubleStream ratios) {
        double[] shown =
                ratios.filter(ratio -> ratio > 0 && Double.isFinite(ratio)).toArray();
        double low = DoubleStream.of(shown).min().orElse(1);
        double high = DoubleStream.of(shown).max().orElse(1);
        return new RatioAxis(Math.min(low / MARGIN, 1), Math.max(high * MARGIN, 2));
    }

    /** A ratio's place, from 0 to 100; ends of intervals may lie beyond. */
    double place(double ratio) {
        double place = 100 * Math.log(ratio / low) / Math.log(high / low);
        return Math.clamp(place, 0, 100);
    }

    /** {@code 62.51%}. */
    static String percent(double place) {
        return String.format(Locale.ROOT, "%.2f%%", place);
    }

    /** Decades with 2 and 5 between them, or decades alone when those are too many. */
    List<Mark> marks() {
        List<Mark> fine = marks(1, 2, 5);
        return fine.size() <= MOST_MARKS ? fine : marks(1);
    }

    private List<Mark> marks(int... digits) {
        return Stream.iterate(-9, power -> power + 1)
                .limit(19)
                .flatMap(power -> IntStream.of(digits).mapToObj(digit -> Double.parseDouble(digit + "e" + power)))
                .filter(ratio -> ratio >= low && ratio <= high)
                .map(ratio -> new Mark(Texts.mark(ratio), percent(place(ratio))))
                .toList();
    }
}
