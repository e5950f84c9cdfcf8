package org.longtail.neural.text;

import java.util.Locale;
import java.util.Map;
import org.longtail.internal.Arguments;
import org.longtail.truncation.DecoderSettings;
import org.longtail.validation.law.tool.Settings;

/**
 * How each generation's text is made.
 *
 * @param temperature softmax temperature, at least 0
 * @param topK most likely tokens kept; {@link #ALL} for no limit
 * @param topP nucleus mass, in (0, 1]
 * @param real fraction of each generation's text that is real, in [0, 1]
 */
public record TextArm(double temperature, long topK, double topP, double real) {

    /** No limit. */
    public static final long ALL = 0;

    private static final String TEMPERATURE = "temperature";
    private static final String TOP_K = "topK";
    private static final String TOP_P = "topP";
    private static final String REAL = "real";

    /**
     * Checks the numbers.
     *
     * @param temperature softmax temperature, at least 0
     * @param topK most likely tokens kept; {@link #ALL} for no limit
     * @param topP nucleus mass, in (0, 1]
     * @param real fraction of each generation's text that is real, in [0, 1]
     * @throws IllegalArgumentException if one is out of its range
     */
    public TextArm {
        Arguments.requireNonNegative(temperature, TEMPERATURE);
        Arguments.requireAtLeast(topK, ALL, TOP_K);
        Arguments.requireFraction(topP, TOP_P);
        Arguments.requireProbability(real, REAL);
    }

    /**
     * An arm that only cuts at a nucleus.
     *
     * @param topP nucleus mass, in (0, 1]
     * @param real fraction of each generation's text that is real, in [0, 1]
     * @return the arm
     */
    public static TextArm nucleus(double topP, double real) {
        return new TextArm(1, ALL, topP, real);
    }

    static TextArm of(Map<String, Object> setting) {
        return new TextArm(
                Settings.real(setting, TEMPERATURE),
                Settings.whole(setting, TOP_K),
                Settings.real(setting, TOP_P),
                Settings.real(setting, REAL));
    }

    Map<String, Object> setting() {
        return Settings.of(TOP_P, topP, REAL, real, TOP_K, topK, TEMPERATURE, temperature);
    }

    /** In the order that decoders commonly apply: temperature, top-k, top-p. */
    DecoderSettings decoder() {
        DecoderSettings settings = DecoderSettings.none();
        if (temperature != 1) {
            settings = settings.temperature(temperature);
        }
        if (topK != ALL) {
            settings = settings.topK(Math.toIntExact(topK));
        }
        return topP == 1 ? settings : settings.topP(topP);
    }

    String title() {
        StringBuilder title = new StringBuilder("top-p ").append(topP);
        if (topK != ALL) {
            title.append(", top-k ").append(topK);
        }
        if (temperature != 1) {
            title.append(", temperature ").append(temperature);
        }
        if (real > 0) {
            title.append(String.format(Locale.ROOT, ", %.0f %% real", 100 * real));
        }
        return title.toString();
    }
}
