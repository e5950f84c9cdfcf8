package org.longtail.validation.law;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one cell measured.
 *
 * @param quantities moments over the cell's replicates, by name of the quantity
 */
public record Measurement(Map<String, Moments> quantities) {

    /**
     * Merges two blocks of one setting.
     *
     * @param other the other block
     * @return both together
     */
    public Measurement merge(Measurement other) {
        Map<String, Moments> merged = new LinkedHashMap<>(quantities);
        other.quantities.forEach((name, moments) -> merged.merge(name, moments, Moments::merge));
        return new Measurement(merged);
    }
}
