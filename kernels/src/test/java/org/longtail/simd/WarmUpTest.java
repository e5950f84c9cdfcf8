package org.longtail.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The change from one twin to the other, on a clock that the twins put forward. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WarmUpTest {

    private static final int ELEMENTS = 1000;

    private static final long SCALAR_NANOS = 1000;

    private final class Twin {

        private long nanos;
        private long calls;

        Twin(long nanos) {
            this.nanos = nanos;
        }

        void work() {
            calls++;
            time += nanos;
        }

        long spent() {
            return calls * nanos;
        }
    }

    /** Some clocks run through zero. */
    private long time = -5 * SCALAR_NANOS;

    private final Twin scalar = new Twin(SCALAR_NANOS);
    private final Twin vector = new Twin(1000 * SCALAR_NANOS);
    private final WarmUp<Twin> warmUp = new WarmUp<>(scalar, vector, () -> time);

    private void call(int elements) {
        long turn = warmUp.begin(elements);
        warmUp.twin(turn).work();
        warmUp.end(turn, elements);
    }

    private void callUntilGraceIsOver() {
        while (vector.calls == 0) {
            call(ELEMENTS);
        }
    }

    @Test
    void theScalarTwinWorksUntilGraceIsOver() {
        callUntilGraceIsOver();
        long timedSlice = WarmUp.TIMED_CALLS * SCALAR_NANOS;
        assertTrue(scalar.spent() > WarmUp.GRACE && scalar.spent() <= WarmUp.GRACE + timedSlice);
    }

    /** Up to one trial, which may always come out longer than was thought. */
    @Test
    void trialsTakeNoMoreTimeThanTheWorkBesideThem() {
        for (int i = 0; i < 2_000_000; i++) {
            call(ELEMENTS);
            assertTrue(vector.spent() <= Math.max(0, scalar.spent() - WarmUp.GRACE) + vector.nanos);
        }
        assertTrue(vector.calls > 1000);
        assertFalse(warmUp.hasChanged());
    }

    /** At a thousand seconds of scalar work the root of 4 s times as much is 63 s. */
    @Test
    void aTwinThatStaysSlowIsTriedEverMoreSeldom() {
        scalar.nanos = 1_000_000;
        vector.nanos = 50_000_000;
        for (int i = 0; i < 1_000_000; i++) {
            call(ELEMENTS);
        }
        double seconds = vector.spent() / 1e9;
        double root = Math.sqrt(WarmUp.PATIENCE / 1e9 * (scalar.spent() / 1e9));
        assertTrue(seconds > 0.9 * root && seconds < root, "seconds of trials: " + seconds + ", root: " + root);
        assertFalse(warmUp.hasChanged());
    }

    @Test
    void theVectorTwinTakesOverForGoodOnceItIsFast() {
        callUntilGraceIsOver();
        vector.nanos = SCALAR_NANOS / 4;
        while (!warmUp.hasChanged()) {
            call(ELEMENTS);
        }
        assertEquals(1 + WarmUp.TRIALS_IN_A_ROW, vector.calls);
        long before = scalar.calls;
        vector.nanos = 2 * SCALAR_NANOS;
        for (int elements = 0; elements < ELEMENTS; elements++) {
            call(elements);
        }
        assertEquals(before, scalar.calls);
    }

    @Test
    void fastTrialsMustFollowOneAnother() {
        callUntilGraceIsOver();
        for (int i = 0; i < 10_000_000 && vector.calls < 100; i++) {
            vector.nanos = vector.calls % WarmUp.TRIALS_IN_A_ROW == 0 ? 1000 * SCALAR_NANOS : 1;
            call(ELEMENTS);
        }
        assertEquals(100, vector.calls);
        assertFalse(warmUp.hasChanged());
    }

    /** The pace counts, not the time of a call. */
    @Test
    void longerCallsMayTakeLonger() {
        callUntilGraceIsOver();
        vector.nanos = 5 * SCALAR_NANOS;
        for (int i = 0; i < 1000; i++) {
            call(ELEMENTS);
        }
        assertFalse(warmUp.hasChanged());
        for (int i = 0; i < 1000 && !warmUp.hasChanged(); i++) {
            scalar.nanos = 10 * SCALAR_NANOS;
            call(10 * ELEMENTS);
        }
        assertTrue(warmUp.hasChanged());
    }

    @Test
    void shortCallsAreNeitherTimedNorTried() {
        callUntilGraceIsOver();
        long before = vector.calls;
        scalar.nanos = 0;
        for (int i = 0; i < 1000; i++) {
            assertSame(scalar, warmUp.twin(warmUp.begin(WarmUp.LEAST_ELEMENTS - 1)));
            call(WarmUp.LEAST_ELEMENTS - 1);
            call(0);
        }
        assertEquals(before, vector.calls);
    }

    @Test
    void nothingIsAllocated() {
        vector.nanos = 0;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        call(ELEMENTS);
        // The first question allocates its own answer's classes.
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        while (!warmUp.hasChanged()) {
            call(ELEMENTS);
        }
        call(ELEMENTS);
        assertEquals(before, threads.getCurrentThreadAllocatedBytes());
    }
}
