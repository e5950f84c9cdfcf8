package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedSumsTest {

    private final SplittableRandom random = new SplittableRandom(512);

    /** One block, blocks that fit, blocks that do not; and the sums of blocks of 512 rows added by hand. */
    @ParameterizedTest
    @CsvSource({"1, 3", "512, 2", "513, 9", "2048, 5", "5000, 17", "1300, 600"})
    void anyNumberOfTasksGivesTheSameBits(int rows, int columns) throws IOException {
        double[] design = Samples.normals(random, 3 + rows * columns);
        double[] response = Samples.normals(random, 2 + rows);
        GramMatrix expected = GramMatrix.of(columns);
        for (int row = 0; row < rows; row += 512) {
            expected.add(design, 3 + row * columns, response, 2 + row, Math.min(512, rows - row));
        }
        for (int tasks : new int[] {1, 2, 3, 7}) {
            try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
                GramMatrix shared = GramMatrix.of(columns);
                shared.add(design, 3, response, 2, rows, executor, tasks);
                assertArrayEquals(GramMatrixTest.bytes(expected), GramMatrixTest.bytes(shared));
            }
        }
    }

    @Test
    void badCallsAreNamedAndChangeNothing() throws IOException {
        double[] design = Samples.normals(random, 3000);
        double[] response = Samples.normals(random, 1500);
        GramMatrix gram = GramMatrix.of(2);
        gram.add(design, 0, response, 0, 1500);
        byte[] before = GramMatrixTest.bytes(gram);
        try (ExecutorService executor = Executors.newFixedThreadPool(2)) {
            gram.add(design, 0, response, 0, 0, executor, 2);
            BadCalls.assertNamed("tasks must be at least 1: 0", () -> gram.add(design, 0, response, 0, 9, executor, 0));
            BadCalls.assertNamed("design must hold 3002", () -> gram.add(design, 0, response, 0, 1501, executor, 2));
            design[2501] = Double.NaN;
            BadCalls.assertNamed(
                    "design must be finite: NaN at row 1250, column 1",
                    () -> gram.add(design, 0, response, 0, 1500, executor, 2));
            Thread.currentThread().interrupt();
            assertThrows(CancellationException.class, () -> gram.add(design, 0, response, 0, 1500, executor, 2));
            assertTrue(Thread.interrupted());
            executor.shutdown();
            assertThrows(RejectedExecutionException.class, () -> gram.add(design, 0, response, 0, 1500, executor, 2));
        }
        assertArrayEquals(before, GramMatrixTest.bytes(gram));
        assertEquals(1500, gram.rows());
    }
}
