package org.longtail.validation.law.tail;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longtail.validation.law.Faults;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.SerialRunner;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.Zipf;

/** Could a verdict fail? Small lies, each told to the law that must notice it. */
class TailFaultsTest {

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
        Findings findings = SerialRunner.run(new InfiniteMemory(TailFaultsTest::steeper), TailFaultsTest::middle);
        Faults.assertFails(findings, Kind.EXACT, "missing mass");
        Faults.assertFails(findings, Kind.EXPONENT, "exponent of missing mass");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of missing mass");
    }

    @Test
    void halfAPercentOfExponentBendsTheNarrowedCurve() {
        Findings findings = SerialRunner.run(new Narrowing(TailFaultsTest::steeper), TailFaultsTest::middle);
        Faults.assertFails(findings, Kind.EXACT, "test error");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of test error");
    }

    @Test
    void halfAPercentOfExponentShowsInTypesAndInTheEstimate() {
        Findings findings = SerialRunner.run(
                new TailStatistics(TailFaultsTest::steeper),
                setting -> middle(setting) && !(setting.get("support") instanceof Long));
        Faults.assertFails(findings, Kind.EXACT, "distinct types");
        Faults.assertFails(findings, Kind.EXACT, "types seen 5 times");
        Faults.assertFails(findings, Kind.EXPONENT, "exponent of distinct types + ½");
        Faults.assertFails(findings, Kind.EXPONENT, "exponent by maximum likelihood");
    }

    @Test
    void aCutThatIsOffByOneRankShowsOnThePlateau() {
        Findings findings = SerialRunner.run(
                new TailCut(TailFaultsTest::oneRankMore),
                setting -> middle(setting) && Settings.whole(setting, "cut") <= 1000);
        Faults.assertFails(findings, Kind.EXACT, "test error");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of plateau against the cut");
    }
}
