package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Selection by blocks against a plain loop over the row. */
class RowBlocksTest {

    private static final int AT = 7;

    private final RowBlocks blocks = new RowBlocks();

    @ParameterizedTest
    @ValueSource(ints = {1, 63, 64, 255, 256, 257, 1000, 5000, 8192, 8192 + 64, 8192 + 130})
    void keepsWhatALoopKeeps(int n) {
        SplittableRandom random = new SplittableRandom(n);
        int[] everyId = IntStream.range(0, n).toArray();
        // From one entry in a thousand to nearly all, and entries scattered or in runs, which begin and end within a
        // word.
        for (double share : new double[] {0.001, 0.01, 0.1, 0.3, 0.9}) {
            for (int run : new int[] {1, 20, 150, 700}) {
                float[] row = row(random, n, share, run);
                blocks.scan(row, AT, n);
                float[] values = new float[n];
                int[] ids = new int[n];
                int count = blocks.keep(row, AT, n, 1, everyId, values, ids);
                int[] expected =
                        IntStream.range(0, n).filter(i -> row[AT + i] >= 1).toArray();
                assertEquals(expected.length, count);
                assertArrayEquals(expected, Arrays.copyOf(ids, count));
                for (int i = 0; i < count; i++) {
                    assertEquals(row[AT + ids[i]], values[i]);
                }
            }
        }
    }

    /** Entries at or above 1 have the given share, in runs of the given mean length; the threshold itself is among them. */
    private static float[] row(SplittableRandom random, int n, double share, int run) {
        float[] row = new float[n + AT];
        Arrays.fill(row, 0, AT, 5);
        boolean large = random.nextDouble() < share;
        for (int i = AT; i < n + AT; i++) {
            if (random.nextInt(run) == 0) {
                large = random.nextDouble() < share;
            }
            row[i] = large ? 1 + random.nextInt(3) : -random.nextFloat();
        }
        return row;
    }
}
