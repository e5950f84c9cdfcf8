package org.longtail.validation.law;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.longtail.validation.law.Verdict.Kind;

/** Asserts that a lie was noticed. */
public final class Faults {

    private Faults() {}

    /** The law does not hold, and a verdict of that kind and quantity says so. */
    public static void assertFails(Findings findings, Kind kind, String quantity) {
        assertFalse(findings.hold());
        double gate = findings.largestZ();
        List<Verdict> verdicts = findings.verdicts().stream()
                .filter(verdict -> verdict.kind() == kind && verdict.quantity().equals(quantity))
                .toList();
        assertFalse(verdicts.isEmpty(), quantity);
        assertTrue(verdicts.stream().anyMatch(verdict -> Math.abs(verdict.z()) > gate), () -> verdicts.toString());
    }
}
