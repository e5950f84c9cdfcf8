package org.longtail.validation.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tail.TailStatistics;

/** All laws at the quick budget; each is run once and its findings are read by several tests. */
@TestInstance(Lifecycle.PER_CLASS)
class LawsTest {

    private final Map<ScalingLaw, Findings> findings = new LinkedHashMap<>();

    private Findings findings(ScalingLaw law) {
        return findings.computeIfAbsent(law, SerialRunner::run);
    }

    static List<ScalingLaw> laws() {
        return Laws.all();
    }

    @ParameterizedTest
    @MethodSource("laws")
    void everyIdentityHolds(ScalingLaw law) {
        List<Identity> failed = findings(law).identities().stream()
                .filter(identity -> !identity.holds())
                .toList();
        assertEquals(List.of(), failed);
        assertFalse(findings(law).identities().isEmpty());
    }

    /** The gate makes a true law fail with probability 1e-3; the seed is fixed, so that it does not fail now and then. */
    @ParameterizedTest
    @MethodSource("laws")
    void everyVerdictHolds(ScalingLaw law) {
        double gate = findings(law).largestZ();
        List<Verdict> failed = findings(law).verdicts().stream()
                .filter(verdict -> !(Math.abs(verdict.z()) <= gate))
                .toList();
        assertEquals(List.of(), failed);
        assertTrue(findings(law).hold());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void judgesExactValues(ScalingLaw law) {
        assertTrue(findings(law).verdicts().stream().anyMatch(verdict -> verdict.kind() == Kind.EXACT));
    }

    /** Logarithmic axes: everything drawn is positive and finite, and each figure has points and an exact curve. */
    @ParameterizedTest
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
     * Are the standard errors honest? Cells have independent streams, so that the z of the exact verdicts of all laws are
     * independent where each cell gives one, and the sum of their squares is chi-squared. The bounds leave out 1e-6 on
     * each side: a standard error wrong by a quarter would lie outside.
     */
    @Test
    void zOfIndependentCellsIsStandardNormal() {
        double[] z = Laws.all().stream()
                .filter(law -> !(law instanceof TailStatistics))
                .flatMap(law -> findings(law).verdicts().stream())
                .filter(verdict -> verdict.kind() == Kind.EXACT)
                .mapToDouble(Verdict::z)
                .toArray();
        double sum = 0;
        double squares = 0;
        for (double value : z) {
            sum += value;
            squares += value * value;
        }
        ChiSquaredDistribution law = ChiSquaredDistribution.of(z.length);
        assertTrue(z.length > 100, "z of " + z.length + " cells");
        assertTrue(squares > law.inverseCumulativeProbability(1e-6), "sum of z squared: " + squares);
        assertTrue(squares < law.inverseSurvivalProbability(1e-6), "sum of z squared: " + squares);
        // Their mean: the two-sided normal quantile of 1e-6 is 4.9.
        assertTrue(Math.abs(sum) < 4.9 * Math.sqrt(z.length), "sum of z: " + sum);
    }

    @ParameterizedTest
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
