package org.longtail.validation.law.regression;

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
                new RegressionGenerations(WishartTrace.PROPORTIONAL_LIMIT),
                setting -> !setting.containsValue(RidgeChain.NAME));
        Faults.assertFails(findings, Kind.EXACT, "risk");
        Faults.assertFails(findings, Kind.PREFACTOR, "prefactor of drift of the generator against generations");
    }
}
