package org.longtail.validation.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;

class CalibrationTest {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private static Calibration of(DoubleStream z) {
        return Calibration.ofSample(z.sorted().toArray());
    }

    /** As regular as a sample can be. */
    private static DoubleStream quantiles(int n) {
        return IntStream.range(0, n).mapToDouble(i -> NORMAL.inverseCumulativeProbability((i + 0.5) / n));
    }

    private static DoubleStream random(int n, long key) {
        RandomStream stream = RandomStream.of(1, RandomStream.keyOf("calibration"), key);
        return DoubleStream.generate(() -> NORMAL.inverseCumulativeProbability(1 - stream.nextDouble()))
                .limit(n);
    }

    @Test
    void quantilesOfTheNormalLawAreCalibrated() {
        Calibration calibration = of(quantiles(200));
        // Each step of the empirical distribution function has the true value in its middle.
        assertEquals(0.5 / 200, calibration.distance(), 1e-12);
        assertEquals(1, calibration.pValue(), 1e-6);
        assertEquals(0, calibration.mean(), 1e-12);
        assertEquals(1, calibration.standardDeviation(), 0.01);
        assertEquals(NORMAL.inverseSurvivalProbability(0.5 / 200), calibration.largest(), 1e-12);
        assertTrue(calibration.holds());
    }

    /** Four hundred samples: each passes with probability 0.999, and more than six fail with probability 1e-6. */
    @Test
    void honestSamplesHold() {
        long failed = IntStream.range(0, 400)
                .filter(key -> !of(random(300, key)).holds())
                .count();
        assertTrue(failed <= 6, failed + " of 400");
    }

    /** A standard error too small by a quarter: the distance is 0.07 on average, the 99.95 % quantile of chance 0.064. */
    @Test
    void dishonestErrorsAreNoticed() {
        assertFalse(of(quantiles(1000).map(z -> z / 0.75)).holds());
        assertFalse(of(quantiles(1000).map(z -> z + 0.2)).holds());
        // One cell far out, which the distance does not see.
        Calibration outlier = of(DoubleStream.concat(quantiles(999), DoubleStream.of(6)));
        assertTrue(outlier.pValue() > 0.5);
        assertFalse(outlier.holds());
    }

    /** For one value the mean of |z| is sqrt(2/pi), for two it is 2/sqrt(pi). */
    @Test
    void expectedLargestAgreesWithClosedForms() {
        assertEquals(2 / Math.sqrt(Math.PI), of(DoubleStream.of(-1, 1)).expectedLargest(), 1e-9);
        Calibration large = of(quantiles(500));
        double mean = IntStream.range(0, 4000)
                .mapToDouble(key -> random(500, 1000 + key).map(Math::abs).max().orElseThrow())
                .average()
                .orElseThrow();
        // The largest |z| of 500 has standard deviation 0.4: five errors of the mean of 4000.
        assertEquals(mean, large.expectedLargest(), 5 * 0.4 / Math.sqrt(4000));
        assertEquals(0.5, 1 - Math.pow(1 - 2 * NORMAL.survivalProbability(large.largestQuantile(0.5)), 500), 1e-12);
    }

    @Test
    void quantilesOfPlacesEncloseTheirMedians() {
        Calibration calibration = of(quantiles(50));
        double[] low = calibration.quantilesOfPlaces(0.025);
        double[] middle = calibration.normalQuantiles();
        double[] high = calibration.quantilesOfPlaces(0.975);
        for (int i = 0; i < 50; i++) {
            assertTrue(low[i] < middle[i] && middle[i] < high[i]);
            assertEquals(-low[i], high[49 - i], 1e-9);
        }
        // The largest of n: P(all below x) = p.
        assertEquals(NORMAL.inverseCumulativeProbability(Math.pow(0.975, 1 / 50.0)), high[49], 1e-9);
    }

    @Test
    void aSettingCountsOnceWhateverIsMeasuredThere() {
        Map<String, Object> first = Map.of("draws", 10L);
        Map<String, Object> second = Map.of("draws", 20L);
        List<Cell> cells = List.of(new Cell(first, 0, 5), new Cell(second, 0, 5), new Cell(first, 1, 5));
        Verdict a = new Verdict("a", Kind.EXACT, first, 0, 1, 1);
        Verdict b = new Verdict("b", Kind.EXACT, first, 0, 2, 1);
        Verdict fitted = new Verdict("exponent", Kind.EXPONENT, second, 0, 3, 1);
        Verdict more = new Verdict("c", Kind.EXACT, Map.of("draws", 20L, "generation", 1L), 0, 4, 1);
        Verdict later = new Verdict("c", Kind.EXACT, Map.of("draws", 20L, "generation", 2L), 0, 5, 1);
        Verdict elsewhere = new Verdict("d", Kind.EXACT, Map.of("draws", 30L), 0, 6, 1);
        Verdict nothing = new Verdict("e", Kind.EXACT, first, 0, Double.NaN, 1);
        LawOutcome outcome = new LawOutcome(
                new LawDescription("law", "", "", "", ""),
                cells,
                new Findings(List.of(a, b, fitted, more, later, elsewhere, nothing), List.of(), List.of()));
        assertEquals(List.of(a, more), outcome.independentVerdicts());
        assertEquals(Optional.of(a), outcome.headline());
    }

    @Test
    void everyCellOfAStudyIsCountedUnlessThereAreFewerThanEight() throws InterruptedException {
        StudyResult few = run(List.of(DiffusionLaw.holding(), new DiffusionLaw("second", 1)));
        assertEquals(Optional.empty(), Calibration.of(few), "two laws of three settings");
        StudyResult enough =
                run(List.of(DiffusionLaw.holding(), new DiffusionLaw("second", 1), new DiffusionLaw("third", 1)));
        assertEquals(9, Calibration.of(enough).orElseThrow().z().size());
    }

    @Test
    void whatIsNotFiniteIsLeftOut() {
        List<Cell> cells = IntStream.range(0, 9)
                .mapToObj(i -> new Cell(Map.of("i", (long) i), i, 1))
                .toList();
        List<Verdict> verdicts = cells.stream()
                .map(cell -> new Verdict("x", Kind.EXACT, cell.setting(), 0, cell.block() == 4 ? Double.NaN : 1, 1))
                .toList();
        LawOutcome outcome = new LawOutcome(
                new LawDescription("law", "", "", "", ""), cells, new Findings(verdicts, List.of(), List.of()));
        assertEquals(
                8,
                Calibration.of(new StudyResult(1, Budget.QUICK, List.of(outcome)))
                        .orElseThrow()
                        .z()
                        .size());
    }

    private static StudyResult run(List<ScalingLaw> laws) throws InterruptedException {
        return new Study(laws, 1, Budget.QUICK).run(new LocalEngine(1), Progress.NONE);
    }
}
