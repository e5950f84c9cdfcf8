package org.longtail.truncation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;
import org.longtail.simd.SimdSupport;

/**
 * A warm truncator allocates nothing. On the scalar path the second call must not; vectors live on the heap until the compiler has seen
 * them often enough, so that there the calls go on until one allocates nothing, which none would if a vector crossed a call.
 */
class TruncationAllocationTest {

    private static final int VOCABULARY = 4000;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    @Test
    void warmCallsAllocateNothing() {
        SplittableRandom random = new SplittableRandom(1);
        float[] row = new float[VOCABULARY];
        double[] doubles = new double[VOCABULARY];
        for (int i = 0; i < VOCABULARY; i++) {
            row[i] = (float) (3 * random.nextGaussian());
        }
        float[] p = new float[VOCABULARY];
        Softmax.fill(row, 0, VOCABULARY, p, 0);
        for (int i = 0; i < VOCABULARY; i++) {
            doubles[i] = p[i];
        }
        float[] out = new float[VOCABULARY];
        int[] ids = new int[VOCABULARY];
        RandomStream stream = RandomStream.of(1);
        TokenTruncator[] truncators = {
            TokenTruncator.of(SettingsByName.parse("topK 50, temperature 0.8, topP 0.9")),
            TokenTruncator.of(SettingsByName.parse("topP 0.9, minP 0.01")),
            TokenTruncator.of(SettingsByName.parse("typical 0.9, eta 0.001, epsilon 0.001"))
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        LongSupplier allocated = () -> {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (TokenTruncator truncator : truncators) {
                KeptTokens kept = truncator.truncateLogits(row, 0, VOCABULARY);
                kept.draw(stream);
                kept.idsInto(ids, 0);
                kept.weightsInto(out, 0);
                kept.massKept();
                truncator.truncateProbabilities(p, 0, VOCABULARY);
                truncator.truncateProbabilities(doubles, 0, VOCABULARY).draw(stream);
            }
            Softmax.fill(row, 0, VOCABULARY, 0.7, out, 0);
            return threads.getCurrentThreadAllocatedBytes() - before;
        };
        long cold = allocated.getAsLong();
        assertTrue(cold > 0, "a cold call builds its buffers; has the counter stopped?");
        long bytes = allocated.getAsLong();
        if (SimdSupport.path() == SimdSupport.Path.VECTOR) {
            long end = System.nanoTime() + PATIENCE_NANOS;
            while (bytes != 0 && System.nanoTime() < end) {
                bytes = allocated.getAsLong();
            }
        }
        assertEquals(0, bytes);
    }
}
