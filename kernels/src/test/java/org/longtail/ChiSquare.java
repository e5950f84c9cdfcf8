package org.longtail;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.statistics.inference.ChiSquareTest;

/** Chi-square tests of counts, for the tests of every sampler. */
public final class ChiSquare {

    /** A correct sampler fails one test with this probability. */
    public static final double LEVEL = 1e-4;

    private ChiSquare() {}

    /** Merges neighbouring bins until each expects ten, as the chi-square approximation wants; then tests. */
    public static void assertPasses(double[] expected, long[] counts) {
        double[] mergedExpected = new double[expected.length];
        long[] mergedCounts = new long[expected.length];
        int bin = 0;
        for (int i = 0; i < expected.length; i++) {
            mergedExpected[bin] += expected[i];
            mergedCounts[bin] += counts[i];
            if (mergedExpected[bin] >= 10) {
                bin++;
            }
        }
        if (bin < expected.length && bin > 0) {
            mergedExpected[bin - 1] += mergedExpected[bin];
            mergedCounts[bin - 1] += mergedCounts[bin];
        }
        assertTrue(bin > 1, "one bin tests nothing");
        double p = ChiSquareTest.withDefaults()
                .test(Arrays.copyOf(mergedExpected, bin), Arrays.copyOf(mergedCounts, bin))
                .getPValue();
        assertTrue(p > LEVEL, () -> "chi-square p-value " + p);
    }
}
