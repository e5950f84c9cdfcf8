package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is read is counted: all values are 1. */
class PrefetchTest {

    private static final int LARGE = 3 << 20;

    private final Prefetch prefetch = new Prefetch();

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void aLineIsReadOnceUpToTheLastValue() {
        double[] values = ones(LARGE);
        prefetch.read(values, LARGE, LARGE - 4096, LARGE);
        assertEquals(4096 / 8, prefetch.sum);
        prefetch.read(values, LARGE, 5, 5 + 64);
        assertEquals(64 / 8, prefetch.sum);
    }

    @Test
    void whatACacheHoldsIsNotRead() {
        prefetch.read(ones(1000), 1000, 0, 1000);
        assertEquals(0, prefetch.sum);
        prefetch.read(ones(LARGE), LARGE, 0, LARGE);
        assertEquals(0, prefetch.sum);
    }
}
