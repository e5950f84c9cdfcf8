package org.longtail.neural.text;

import java.util.Arrays;

/**
 * How many word types a text of so many tokens would hold if each were drawn independently from the counts of the text
 * before, cut at the decoder's nucleus: what the theory of generations says of a learner that knows words and no context.
 */
final class TypesLeft {

    private TypesLeft() {}

    static double expected(long[] counts, double nucleus, long tokens) {
        long[] decreasing =
                Arrays.stream(counts).filter(count -> count > 0).sorted().toArray();
        long total = Arrays.stream(decreasing).sum();
        // The smallest set of the most frequent types whose mass reaches the nucleus.
        int first = decreasing.length;
        long kept = 0;
        while (first > 0 && kept < nucleus * total) {
            first--;
            kept += decreasing[first];
        }
        double types = 0;
        for (int i = first; i < decreasing.length; i++) {
            double probability = (double) decreasing[i] / kept;
            types -= Math.expm1(tokens * Math.log1p(-probability));
        }
        return types;
    }
}
