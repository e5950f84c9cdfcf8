package org.longtail.validation.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.study.Calibration;
import org.longtail.validation.study.LawOutcome;
import org.longtail.validation.study.LocalEngine;
import org.longtail.validation.study.Progress;
import org.longtail.validation.study.Study;
import org.longtail.validation.study.StudyResult;

/**
 * All laws, at the quick budget or, with {@code mvn -Pfull}, at the full one; each is run once and its findings are read by
 * several tests.
 */
@TestInstance(Lifecycle.PER_CLASS)
class LawsTest {

    private static final Budget BUDGET =
            Budget.valueOf(System.getProperty("longtail.budget", "quick").toUpperCase(Locale.ROOT));

    private final Map<ScalingLaw, LawOutcome> outcomes = new LinkedHashMap<>();

    private LawOutcome outcome(ScalingLaw law) {
        return outcomes.computeIfAbsent(law, LawsTest::run);
    }

    private static LawOutcome run(ScalingLaw law) {
        try {
            return new Study(List.of(law), SerialRunner.SEED, BUDGET)
                    .run(new LocalEngine(Runtime.getRuntime().availableProcessors()), Progress.NONE)
                    .laws()
                    .getFirst();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Findings findings(ScalingLaw law) {
        return outcome(law).findings();
    }

    /** By the names that the command line knows. */
    static List<Named<ScalingLaw>> laws() {
        return Laws.all().stream()
                .map(law -> Named.of(law.description().id(), law))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void everyIdentityHolds(ScalingLaw law) {
        List<Identity> failed = findings(law).identities().stream()
                .filter(identity -> !identity.holds())
                .toList();
        assertEquals(List.of(), failed);
        assertFalse(findings(law).identities().isEmpty());
    }

    /** The gate makes a true law fail with probability 1e-3; the seed is fixed, so that it does not fail now and then. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void everyVerdictHolds(ScalingLaw law) {
        double gate = findings(law).largestZ();
        List<Verdict> failed = findings(law).verdicts().stream()
                .filter(verdict -> !(Math.abs(verdict.z()) <= gate))
                .toList();
        assertEquals(List.of(), failed);
        assertTrue(findings(law).hold());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void judgesExactValues(ScalingLaw law) {
        assertTrue(findings(law).verdicts().stream().anyMatch(verdict -> verdict.kind() == Kind.EXACT));
    }

    /** Logarithmic axes: everything drawn is positive and finite, and each figure has points and an exact curve. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void figuresCanBeDrawnOnLogarithmicAxes(ScalingLaw law) {
        assertFalse(findings(law).figures().isEmpty());
        for (Figure figure : findings(law).figures()) {
            assertTrue(figure.series().stream().anyMatch(series -> series.style() == Figure.Style.MEASURED));
            for (Figure.Series series : figure.series()) {
                double previous = 0;
                for (Figure.Point point : series.points()) {
                    String place = figure.title() + ": " + series.name() + " at " + point;
                    assertTrue(point.x() > previous && Double.isFinite(point.x()), place);
                    assertTrue(point.y() > 0 && Double.isFinite(point.y()), place);
                    assertTrue(point.standardError() >= 0 && Double.isFinite(point.standardError()), place);
                    previous = point.x();
                }
                assertTrue(series.points().size() > 1, series.name());
            }
        }
    }

    /**
     * Are the standard errors honest? Cells have independent streams, so that the sum of their squared z is chi-squared. The
     * bounds leave out 1e-6 on each side: of 130 cells, a standard error wrong by a quarter would lie outside. Distance and
     * largest |z| fail by chance once in a thousand; the seed is fixed.
     */
    @Test
    void zOfIndependentCellsIsStandardNormal() {
        List<LawOutcome> all = Laws.all().stream().map(this::outcome).toList();
        Calibration calibration =
                Calibration.of(new StudyResult(SerialRunner.SEED, BUDGET, all)).orElseThrow();
        int cells = calibration.z().size();
        double sum = calibration.mean() * cells;
        double squares = calibration.z().stream().mapToDouble(z -> z * z).sum();
        ChiSquaredDistribution law = ChiSquaredDistribution.of(cells);
        assertTrue(cells > 100, "z of " + cells + " cells");
        assertTrue(squares > law.inverseCumulativeProbability(1e-6), "sum of z squared: " + squares);
        assertTrue(squares < law.inverseSurvivalProbability(1e-6), "sum of z squared: " + squares);
        // Their mean: the two-sided normal quantile of 1e-6 is 4.9.
        assertTrue(Math.abs(sum) < 4.9 * Math.sqrt(cells), "sum of z: " + sum);
        assertTrue(
                calibration.holds(),
                "distance " + calibration.distance() + ", largest |z| " + calibration.largest() + " of " + cells);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void cellsOfASettingAreNumberedBlocks(ScalingLaw law) {
        for (Budget budget : Budget.values()) {
            Map<Map<String, Object>, Integer> blocks = new LinkedHashMap<>();
            for (Cell cell : law.cells(budget)) {
                assertEquals(blocks.merge(cell.setting(), 1, Integer::sum) - 1, cell.block());
                assertTrue(cell.replicates() > 0);
            }
            assertEquals(law.cells(budget), law.cells(budget));
        }
    }

    @Test
    void lawsAreFoundByName() {
        for (ScalingLaw law : Laws.all()) {
            assertSame(law, Laws.named(law.description().id()));
        }
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Laws.named("no-such"));
        assertTrue(
                String.valueOf(e.getMessage())
                        .startsWith("law is unknown: no-such (known: infinite-memory, tail-cut, "),
                e.getMessage());
    }
}
