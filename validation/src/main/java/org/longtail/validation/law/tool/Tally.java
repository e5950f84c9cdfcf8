package org.longtail.validation.law.tool;

import java.util.LinkedHashMap;
import java.util.Map;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;

/** Gathers the quantities of a cell, one value per replicate. */
public final class Tally {

    private final Map<String, Moments> quantities = new LinkedHashMap<>();

    public void add(String quantity, double value) {
        quantities.merge(quantity, Moments.NONE.with(value), (before, one) -> before.with(value));
    }

    public Measurement measurement() {
        return new Measurement(new LinkedHashMap<>(quantities));
    }
}
