package org.longtail.validation.study;

import java.util.Comparator;
import java.util.Optional;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Verdict;

/**
 * A law and what its measurements say.
 *
 * @param law what it states
 * @param findings the comparisons
 */
public record LawOutcome(LawDescription law, Findings findings) {

    /**
     * Returns whether the law holds.
     *
     * @return true when every comparison holds
     */
    public boolean holds() {
        return findings.hold();
    }

    /**
     * Returns the verdict farthest from its prediction; one whose z is NaN counts as farther than any.
     *
     * @return the worst verdict; none when there is no verdict
     */
    public Optional<Verdict> worstVerdict() {
        return findings.verdicts().stream().max(Comparator.comparingDouble(v -> Math.abs(v.z())));
    }

    /**
     * Returns the identity that uses most of its tolerance.
     *
     * @return the worst identity; none when there is no identity
     */
    public Optional<Identity> worstIdentity() {
        return findings.identities().stream().max(Comparator.comparingDouble(LawOutcome::toleranceUsed));
    }

    /** A tolerance of zero may be met, too. */
    private static double toleranceUsed(Identity identity) {
        double difference = identity.relativeDifference();
        return difference == 0 ? 0 : difference / identity.relativeTolerance();
    }
}
