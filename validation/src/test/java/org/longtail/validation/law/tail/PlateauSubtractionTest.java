package org.longtail.validation.law.tail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.longtail.validation.law.Faults;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.SerialRunner;
import org.longtail.validation.law.Verdict.Kind;

class PlateauSubtractionTest {

    /** Slopes of the specification, to the digits that it gives: b = 1.5 at u = 0.1 and at u = 1. */
    @Test
    void apparentExponentsAreThoseOfTheSpecification() {
        double c = 1 - 1 / 1.5;
        assertEquals(-0.65, TailCutTheory.localSlope(c, 0.1), 0.005);
        assertEquals(-1.77, TailCutTheory.localSlope(c, 1), 0.005);
        assertEquals(-c, TailCutTheory.localSlope(c, 1e-18), 1e-6);
    }

    /** Each window alone looks fine, together they span a factor of more than ten, and none shows c. */
    @Test
    void everyWindowShowsAnotherExponent() {
        Findings findings = SerialRunner.run(new PlateauSubtraction());
        assertTrue(findings.hold());
        List<PublishedForm> fits = findings.published();
        for (int i = 0; i < fits.size(); i++) {
            double previous =
                    i == 0 ? fits.getFirst().publishedValue() : fits.get(i - 1).measured();
            double apart = previous - fits.get(i).measured();
            assertTrue(apart > 5 * fits.get(i).standardError(), fits.get(i)::toString);
        }
    }

    @Test
    void theNaiveExponentIsRefuted() {
        Findings findings = SerialRunner.run(new PlateauSubtraction(exact -> -1.0 / 3));
        Faults.assertFails(findings, Kind.EXPONENT, PlateauSubtraction.APPARENT);
        assertEquals(
                0,
                findings.verdicts().stream()
                        .filter(verdict -> verdict.kind() == Kind.EXPONENT)
                        .filter(verdict -> Math.abs(verdict.z()) <= findings.largestZ())
                        .count());
    }
}
