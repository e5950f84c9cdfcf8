package org.longtail.validation.law.tail;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.longtail.truncation.Truncation;
import org.longtail.validation.law.Faults;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.SerialRunner;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.DiscreteCountSampler;
import org.longtail.zipf.DiscreteSampler;
import org.longtail.zipf.Mixture;
import org.longtail.zipf.Zipf;

/** Could a verdict fail? Small lies, each told to the law that must notice it. */
class TailFaultsTest {

    private static DiscreteSampler steeper(Zipf law) {
        return Zipf.of(law.exponent() * 1.005).sampler();
    }

    private static DiscreteCountSampler steeperCounts(Zipf law) {
        return Zipf.of(law.exponent() * 1.005).countSampler();
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
                setting -> middle(setting) && setting.containsKey("cut") && Settings.whole(setting, "cut") <= 1000);
        Faults.assertFails(findings, Kind.EXACT, "test error");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of plateau against the cut");
    }

    @Test
    void aNucleusThatIsOffByOneRankShows() {
        Findings findings =
                SerialRunner.run(new TailCut(TailFaultsTest::oneRankMore), setting -> setting.containsValue("nucleus"));
        Faults.assertFails(findings, Kind.EXACT, "test error");
    }

    @Test
    void errorsThatGrowInProportionToGenerationsAreNotTheRecursion() {
        Findings findings = SerialRunner.run(
                new Generations(Zipf::countSampler, (generations, c) -> Math.pow(generations, -1 / c)),
                setting -> middle(setting) && Settings.whole(setting, "draws") == Generations.LARGE);
        Faults.assertFails(findings, Kind.EXPONENT, "exponent of test error against T₀sₙ");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of test error against T₀sₙ");
    }

    @Test
    void halfAPercentOfExponentShowsAfterGenerations() {
        Findings findings = SerialRunner.run(
                new Generations(TailFaultsTest::steeperCounts, (generations, c) -> EffectiveDraws.share(generations)),
                setting -> middle(setting) && Settings.whole(setting, "draws") >= 10_000);
        Faults.assertFails(findings, Kind.EXACT, "test error");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of test error against T₀sₙ");
    }

    private static DiscreteSampler realer(MixingTheory theory) {
        return Mixture.of(1.03 * theory.share(), theory.truth(), theory.generator())
                .sampler();
    }

    private static DiscreteSampler cutOneRankLater(MixingTheory theory) {
        return Mixture.of(theory.share(), theory.truth(), Truncation.cutAtRank(theory.truth(), theory.cut() + 1))
                .sampler();
    }

    private static boolean late(Map<String, Object> setting) {
        return Mixing.LATE.entrySet().stream()
                .allMatch(entry -> entry.getValue().equals(setting.get(entry.getKey())));
    }

    @Test
    void threePercentMoreRealDataShowInTheLateStage() {
        Findings findings = SerialRunner.run(new Mixing(TailFaultsTest::realer), TailFaultsTest::late);
        Faults.assertFails(findings, Kind.EXACT, "test error");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of test error");
    }

    @Test
    void syntheticDataCutOneRankLaterShowOnThePlateau() {
        Findings findings = SerialRunner.run(new Mixing(TailFaultsTest::cutOneRankLater), TailFaultsTest::late);
        Faults.assertFails(findings, Kind.EXACT, "test error");
    }

    /** As if a sampling of T draws took as much as one of T - 1. */
    @Test
    void aCollapseThatIsTooFastShows() {
        Findings findings = SerialRunner.run(
                new CollapseRates(Zipf::countSampler, draws -> 1 / (draws - 1)),
                setting -> setting.containsValue("heterozygosity"));
        Faults.assertFails(findings, Kind.EXACT, "heterozygosity");
        Faults.assertFails(findings, Kind.EXPONENT, "rate of collapse of heterozygosity, per generation");
    }
}
