package org.longtail.validation.law.regression;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.longtail.validation.law.Faults;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.SerialRunner;
import org.longtail.validation.law.Verdict.Kind;

/** Could a verdict fail? Small lies, each told to the law that must notice it. */
class RegressionFaultsTest {

    @Test
    void theLimitOfManyRowsIsNotTheExactRisk() {
        Findings findings = SerialRunner.run(
                new RegressionGenerations(WishartTrace.PROPORTIONAL_LIMIT, MinimumNormChain.SATURATING),
                setting -> setting.containsValue(LeastSquaresChain.NAME));
        Faults.assertFails(findings, Kind.EXACT, "risk");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of drift of the generator against generations");
    }

    @Test
    void minimumNormDoesNotLoseTheSameWithEachGeneration() {
        Findings findings = SerialRunner.run(
                new RegressionGenerations(WishartTrace.EXACT, (kept, generations) -> generations * (1 - kept)),
                setting -> setting.containsValue(MinimumNormChain.NAME));
        Faults.assertFails(findings, Kind.EXACT, "risk");
    }

    @Test
    void oneDesignIsNotManyFreshOnes() {
        Findings findings = SerialRunner.run(new PiSquaredSixth(
                WishartTrace.EXACT, pooling -> pooling == Pooling.FRESH_DESIGNS ? Pooling.REUSED_DESIGN : pooling));
        Faults.assertFails(findings, Kind.EXACT, "risk");
        Faults.assertFails(findings, Kind.PREFACTOR, "limit of the risk over the first generation's");
    }

    @Test
    void theLimitOfManyRowsIsNotTheRiskOfAPool() {
        Findings findings = SerialRunner.run(
                new PiSquaredSixth(WishartTrace.PROPORTIONAL_LIMIT, UnaryOperator.identity()),
                setting -> setting.containsValue(Pooling.DISCARD.label()));
        Faults.assertFails(findings, Kind.EXACT, "risk");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of risk against generations");
    }

    @Test
    void theLimitOfProportionalSizesIsNotTheRiskOfMixedRows() {
        Findings findings = SerialRunner.run(
                new StrongCollapse(WishartTrace.PROPORTIONAL_LIMIT, SyntheticBias.PROPORTIONAL_LIMIT),
                setting -> setting.containsValue(0.5));
        Faults.assertFails(findings, Kind.EXACT, "risk");
    }

    /** A floor of p instead of p^2 is off by orders of magnitude; one of p^2 (1 + 1e-6) must not pass either. */
    @Test
    void aMillionthOfTheFloorShows() {
        SyntheticBias raised =
                (columns, real, synthetic) -> SyntheticBias.EXACT.of(columns, real, synthetic) * (1 + 1e-6);
        Findings findings = SerialRunner.run(
                new StrongCollapse(WishartTrace.EXACT, raised), setting -> !setting.containsKey(MixedRidge.PENALTY));
        Faults.assertFails(findings, Kind.EXACT, "risk");
    }

    @Test
    void aConstantStepIsNotAHalvedOne() {
        Findings findings = SerialRunner.run(
                new OnePassSgd(shape -> new DescentShape(
                        shape.decay(), shape.features(), shape.step(), false, shape.noise(), shape.undrawn())),
                setting -> setting.containsValue("halved"));
        Faults.assertFails(findings, Kind.EXACT, "risk");
    }

    @Test
    void oneFeatureLessShowsWhereFeaturesLimit() {
        Findings findings = SerialRunner.run(
                new OnePassSgd(shape -> new DescentShape(
                        shape.decay(), shape.features() - 1, shape.step(), false, shape.noise(), shape.undrawn())),
                setting -> setting.containsValue(8L));
        Faults.assertFails(findings, Kind.EXACT, "risk");
    }
}
