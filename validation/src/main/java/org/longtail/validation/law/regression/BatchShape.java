package org.longtail.validation.law.regression;

import java.util.Map;
import org.longtail.validation.law.tool.Settings;

/**
 * One generation's batch of labelled rows.
 *
 * @param columns d
 * @param rows T
 * @param noise sigma, standard deviation of the noise in the labels
 */
record BatchShape(int columns, int rows, double noise) {

    static BatchShape of(Map<String, Object> setting) {
        return new BatchShape(
                Settings.small(setting, "columns"), Settings.small(setting, "rows"), Settings.real(setting, "noise"));
    }

    Map<String, Object> setting(String name, Object value) {
        return Settings.of(name, value, "columns", (long) columns, "rows", (long) rows, "noise", noise);
    }

    /** sigma^2. */
    double noiseVariance() {
        return noise * noise;
    }
}
