package org.longtail.validation.study;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Verdict;

/**
 * A law and what its measurements say.
 *
 * @param law what it states
 * @param cells what was run
 * @param measurements what each cell measured, in the order of the cells; none when nobody tells
 * @param findings the comparisons
 */
public record LawOutcome(LawDescription law, List<Cell> cells, List<Measurement> measurements, Findings findings) {

    /**
     * Outcome of a law of which nobody tells what its cells measured.
     *
     * @param law what it states
     * @param cells what was run
     * @param findings the comparisons
     */
    public LawOutcome(LawDescription law, List<Cell> cells, Findings findings) {
        this(law, cells, List.of(), findings);
    }

    /**
     * Outcome of a law of which nobody tells what was run.
     *
     * @param law what it states
     * @param findings the comparisons
     */
    public LawOutcome(LawDescription law, Findings findings) {
        this(law, List.of(), findings);
    }

    /**
     * Returns whether the law holds.
     *
     * @return true when every comparison holds
     */
    public boolean holds() {
        return findings.hold();
    }

    /**
     * Returns the comparison that stands for the law.
     *
     * @return the first verdict; none when there is no verdict
     */
    public Optional<Verdict> headline() {
        return findings.verdicts().stream().findFirst();
    }

    /**
     * Returns verdicts that share no random number: for each setting that was run, the first exact verdict on it. Fitted
     * exponents and the other quantities of a setting come from the same draws.
     *
     * @return at most one verdict for each setting
     */
    public List<Verdict> independentVerdicts() {
        List<Map<String, Object>> settings =
                cells.stream().map(Cell::setting).distinct().toList();
        Map<Map<String, Object>, Verdict> first = new LinkedHashMap<>();
        for (Verdict verdict : findings.verdicts()) {
            if (verdict.kind() == Verdict.Kind.EXACT) {
                settings.stream()
                        // A verdict may add parameters of its own to the setting's.
                        .filter(setting -> verdict.parameters().entrySet().containsAll(setting.entrySet()))
                        .max(Comparator.comparingInt(Map::size))
                        .ifPresent(setting -> first.putIfAbsent(setting, verdict));
            }
        }
        return List.copyOf(first.values());
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
