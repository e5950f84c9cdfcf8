package org.longtail.validation.law;

import java.util.Map;

/**
 * A published statement that is only an order of magnitude, beside the exact one, at one setting.
 *
 * @param quantity what both speak of, for instance {@code "test error"}
 * @param source where the published form stands: authors, title, year, and the place in it
 * @param published the published form in plain Unicode, one line
 * @param exact the exact form in plain Unicode, one line
 * @param parameters the setting
 * @param publishedValue the published form's value there
 * @param exactValue the exact form's value there
 * @param measured the run's value; NaN where nothing was run
 * @param standardError standard error of the measured value; NaN where nothing was run
 */
public record PublishedForm(
        String quantity,
        String source,
        String published,
        String exact,
        Map<String, Object> parameters,
        double publishedValue,
        double exactValue,
        double measured,
        double standardError) {

    /**
     * Returns by how much the published form misses.
     *
     * @return published value / exact value
     */
    public double ratio() {
        return publishedValue / exactValue;
    }
}
