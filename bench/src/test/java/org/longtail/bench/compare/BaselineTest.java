package org.longtail.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineTest {

    private static Measurement measured(String method, double... forks) {
        List<List<Double>> all = new ArrayList<>();
        for (double fork : forks) {
            all.add(List.of(fork));
        }
        return new Measurement("org.longtail.bench.GramBenchmark." + method, Map.of("shape", "1x1"), all);
    }

    private static final List<Measurement> THEN =
            List.of(measured("longtail", 1, 1.01, 0.99), measured("ejml", 5, 5, 5));

    private static Baseline now(double... forks) {
        return Baseline.of(List.of(measured("longtail", forks), measured("ejml", 6, 6, 6)), THEN, 0.1);
    }

    @Test
    void isSlowerBeyondNoiseAndThreshold() {
        Baseline baseline = now(1.3, 1.31, 1.32);
        assertEquals(1, baseline.regressions().size());
        assertEquals("regression", BaselineTexts.rows(baseline).getFirst().getLast());
    }

    @Test
    void isSlowerBeyondNoiseAlone() {
        Baseline baseline = now(1.06, 1.061, 1.062);
        assertTrue(baseline.regressions().isEmpty());
        assertEquals("slower", BaselineTexts.rows(baseline).getFirst().getLast());
    }

    @Test
    void isSlowerWithinNoise() {
        Baseline baseline = now(0.9, 1.3, 1.9);
        assertTrue(baseline.regressions().isEmpty());
        assertEquals("no change", BaselineTexts.rows(baseline).getFirst().getLast());
    }

    @Test
    void isFaster() {
        assertEquals(
                "faster", BaselineTexts.rows(now(0.5, 0.51, 0.52)).getFirst().getLast());
    }

    @Test
    void tellsThePeersApart() {
        Baseline baseline = now(1, 1, 1);
        assertEquals(1, baseline.changes().size());
        assertEquals(1.2, baseline.machine().orElseThrow(), 1e-12);
        assertTrue(BaselineTexts.summary(baseline).contains("1.20"));
    }

    @Test
    void passesOverWhatIsNotInBoth() {
        Baseline baseline = Baseline.of(List.of(measured("longtailScalar", 1, 1)), THEN, 0.1);
        assertTrue(baseline.changes().isEmpty());
        assertEquals(Optional.empty(), baseline.machine());
    }

    /** Two benchmarks share the 5 %: each interval is the one of 97.5 %. */
    @Test
    void widensItsIntervalsWithTheirNumber() {
        List<Measurement> then = List.of(measured("longtail", 1, 1.1), measured("longtailScalar", 3, 3.1));
        List<Measurement> now = List.of(measured("longtail", 2, 2.1), measured("longtailScalar", 3, 3.3));
        Baseline baseline = Baseline.of(now, then, 0.1);
        assertEquals(
                Ratio.of(now.getFirst(), then.getFirst(), 0.975),
                baseline.changes().getFirst().ratio());
    }
}
