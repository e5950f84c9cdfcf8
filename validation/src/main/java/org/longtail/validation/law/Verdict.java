package org.longtail.validation.law;

import java.util.Map;

/**
 * One Monte-Carlo comparison.
 *
 * @param quantity what was measured, for instance {@code "missing mass"} or {@code "exponent"}
 * @param kind whether the prediction is exact at this size or asymptotic
 * @param parameters the setting
 * @param predicted the theory's value
 * @param measured the run's value
 * @param standardError standard error of the measured value
 */
public record Verdict(
        String quantity,
        Kind kind,
        Map<String, Object> parameters,
        double predicted,
        double measured,
        double standardError) {

    /** What the prediction is. */
    public enum Kind {
        /** Holds at the finite size that was run. */
        EXACT,
        /** Exponent of the asymptotic power law. */
        EXPONENT,
        /** Prefactor of the asymptotic power law. */
        PREFACTOR
    }

    /**
     * Returns how many standard errors lie between measurement and prediction.
     *
     * @return (measured - predicted) / standard error
     */
    public double z() {
        return (measured - predicted) / standardError;
    }
}
