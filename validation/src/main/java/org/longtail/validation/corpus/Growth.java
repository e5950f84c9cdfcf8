package org.longtail.validation.corpus;

import java.util.ArrayList;
import java.util.List;
import org.longtail.inference.FrequencySpectrum;

/**
 * How the number of types grows with the number of tokens (Heaps' law: types ~ tokens^exponent).
 *
 * <p>Source: G. Herdan, "Type-token mathematics", 1960; H. S. Heaps, "Information retrieval: computational and theoretical aspects",
 * 1978. Points of one curve are prefixes of one text and not independent: no standard error is given for its slope.
 *
 * @param points in increasing order of tokens
 */
public record Growth(List<Point> points) {

    private static final int POINTS_PER_DECADE = 10;

    /**
     * A point of the curve.
     *
     * @param tokens length of a prefix
     * @param types types in it; expected types where the order is random
     */
    public record Point(long tokens, double types) {}

    /**
     * Returns the growth expected when the sample's tokens come in random order: {@code E V(n) = sum over r of N_r (1 - (1 -
     * n/N)^r)}. Source: I. J. Good, G. H. Toulmin, "The number of new species, and the increase in population coverage, when a sample is
     * increased", 1956.
     *
     * @param spectrum the sample
     * @return points at the same numbers of tokens as a text's own growth
     */
    static Growth inRandomOrder(FrequencySpectrum spectrum) {
        long[] counts = spectrum.counts();
        long[] frequencies = spectrum.frequencies();
        List<Point> points = new ArrayList<>();
        long last = 0;
        for (int k = 0; last < spectrum.tokens(); k++) {
            long tokens = Math.min(spectrum.tokens(), Math.round(Math.pow(10, (double) k / POINTS_PER_DECADE)));
            if (tokens > last) {
                double logUnseen = Math.log1p(-(double) tokens / spectrum.tokens());
                double types = 0;
                for (int i = 0; i < counts.length; i++) {
                    types -= frequencies[i] * Math.expm1(counts[i] * logUnseen);
                }
                points.add(new Point(tokens, types));
                last = tokens;
            }
        }
        return new Growth(points);
    }

    /**
     * Returns the local exponent over the last factor of ten: {@code log10(V(N) / V(N/10))}.
     *
     * @return the exponent; NaN for fewer than 100 tokens
     */
    public double exponent() {
        if (points.isEmpty() || points.getLast().tokens < 100) {
            return Double.NaN;
        }
        Point end = points.getLast();
        double from = end.tokens / 10.0;
        int above = 0;
        while (points.get(above).tokens < from) {
            above++;
        }
        // 10 tokens or more lie below: the curve begins at one token.
        Point left = points.get(above - 1);
        Point right = points.get(above);
        double slope = Math.log(right.types / left.types) / Math.log((double) right.tokens / left.tokens);
        double types = left.types * Math.pow(from / left.tokens, slope);
        return Math.log10(end.types / types);
    }
}
