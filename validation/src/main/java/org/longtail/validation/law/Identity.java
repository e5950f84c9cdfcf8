package org.longtail.validation.law;

import java.util.Map;

/**
 * One deterministic comparison: two ways to compute the same number, no randomness.
 *
 * @param name what is compared, for instance {@code "scaling function against the exact sum"}
 * @param parameters the setting
 * @param predicted the theory's value
 * @param computed the value computed another way
 * @param relativeTolerance bound on the relative difference that theory guarantees
 */
public record Identity(
        String name, Map<String, Object> parameters, double predicted, double computed, double relativeTolerance) {

    /**
     * Returns the relative difference.
     *
     * @return |computed - predicted| / |predicted|
     */
    public double relativeDifference() {
        return Math.abs(computed - predicted) / Math.abs(predicted);
    }

    /**
     * Returns whether the two agree within the tolerance.
     *
     * @return true when they do
     */
    public boolean holds() {
        return relativeDifference() <= relativeTolerance;
    }
}
