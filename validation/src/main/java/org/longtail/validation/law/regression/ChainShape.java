package org.longtail.validation.law.regression;

import java.util.Map;
import org.longtail.validation.law.tool.Settings;

/**
 * Sizes of a chain of regressions that ends in a stage of its own.
 *
 * @param columns d
 * @param generatorRows T0, rows of each generation
 * @param generatorNoise sigma0, standard deviation of the noise in each generation's labels
 * @param rows T, rows of the final stage
 * @param noise sigma, standard deviation of the noise in its labels
 */
record ChainShape(int columns, int generatorRows, double generatorNoise, int rows, double noise) {

    static ChainShape of(Map<String, Object> setting) {
        return new ChainShape(
                Settings.small(setting, "columns"),
                Settings.small(setting, "generatorRows"),
                Settings.real(setting, "generatorNoise"),
                Settings.small(setting, "rows"),
                Settings.real(setting, "noise"));
    }

    Map<String, Object> setting(String estimator, long generations) {
        return Settings.of(
                RegressionChain.ESTIMATOR,
                estimator,
                "columns",
                (long) columns,
                "generatorRows",
                (long) generatorRows,
                "generatorNoise",
                generatorNoise,
                "rows",
                (long) rows,
                "noise",
                noise,
                RegressionChain.GENERATIONS,
                generations);
    }

    /** Random numbers in one chain. */
    long draws(long generations) {
        return (columns + 1) * (rows + generations * generatorRows);
    }
}
