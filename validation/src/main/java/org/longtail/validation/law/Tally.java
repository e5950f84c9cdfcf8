package org.longtail.validation.law;

import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers the quantities of a cell, one value per replicate. */
final class Tally {

    private final Map<String, Moments> quantities = new LinkedHashMap<>();

    void add(String quantity, double value) {
        quantities.merge(quantity, Moments.NONE.with(value), (before, one) -> before.with(value));
    }

    Measurement measurement() {
        return new Measurement(new LinkedHashMap<>(quantities));
    }
}
