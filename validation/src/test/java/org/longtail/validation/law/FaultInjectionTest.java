package org.longtail.validation.law;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.Zipf;

/** Could a verdict fail? Small lies, each told to the law that must notice it. */
class FaultInjectionTest {

    private static DiscreteSampler steeper(Zipf law) {
        return Zipf.of(law.exponent() * 1.005).sampler();
    }

    private static DiscreteSampler oneRankMore(Zipf law) {
        return Zipf.bounded(law.exponent(), law.supportSize() + 1).sampler();
    }

    private static boolean middle(Map<String, Object> setting) {
        return Settings.real(setting, "exponent") == 1.5;
    }

    @Test
    void halfAPercentOfExponentBendsTheLearningCurve() {
        Findings findings =
                SerialRunner.run(new InfiniteMemory(FaultInjectionTest::steeper), FaultInjectionTest::middle);
        assertFails(findings, Kind.EXACT, "missing mass");
        assertFails(findings, Kind.EXPONENT, "exponent of missing mass");
        assertFails(findings, Kind.PREFACTOR, "prefactor of missing mass");
    }

    @Test
    void halfAPercentOfExponentBendsTheNarrowedCurve() {
        Findings findings = SerialRunner.run(new Narrowing(FaultInjectionTest::steeper), FaultInjectionTest::middle);
        assertFails(findings, Kind.EXACT, "test error");
        assertFails(findings, Kind.PREFACTOR, "prefactor of test error");
    }

    @Test
    void halfAPercentOfExponentShowsInTypesAndInTheEstimate() {
        Findings findings = SerialRunner.run(
                new TailStatistics(FaultInjectionTest::steeper),
                setting -> middle(setting) && !(setting.get("support") instanceof Long));
        assertFails(findings, Kind.EXACT, "distinct types");
        assertFails(findings, Kind.EXACT, "types seen 5 times");
        assertFails(findings, Kind.EXPONENT, "exponent of distinct types + ½");
        assertFails(findings, Kind.EXPONENT, "exponent by maximum likelihood");
    }

    @Test
    void aCutThatIsOffByOneRankShowsOnThePlateau() {
        Findings findings = SerialRunner.run(
                new TailCut(FaultInjectionTest::oneRankMore),
                setting -> middle(setting) && Settings.whole(setting, "cut") <= 1000);
        assertFails(findings, Kind.EXACT, "test error");
        assertFails(findings, Kind.PREFACTOR, "prefactor of plateau against the cut");
    }

    @Test
    void theLimitOfManyRowsIsNotTheExactRisk() {
        Findings findings = SerialRunner.run(
                new RegressionGenerations(WishartTrace.PROPORTIONAL_LIMIT),
                setting -> !setting.containsValue(RidgeChain.NAME));
        assertFails(findings, Kind.EXACT, "risk");
        assertFails(findings, Kind.PREFACTOR, "prefactor of drift of the generator against generations");
    }

    private static void assertFails(Findings findings, Kind kind, String quantity) {
        assertFalse(findings.hold());
        double gate = findings.largestZ();
        List<Verdict> verdicts = findings.verdicts().stream()
                .filter(verdict -> verdict.kind() == kind && verdict.quantity().equals(quantity))
                .toList();
        assertFalse(verdicts.isEmpty(), quantity);
        assertTrue(verdicts.stream().anyMatch(verdict -> Math.abs(verdict.z()) > gate), () -> verdicts.toString());
    }
}
