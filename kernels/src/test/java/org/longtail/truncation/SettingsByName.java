package org.longtail.truncation;

import java.util.Arrays;
import org.longtail.truncation.DecoderStep.Kind;

/** One-step settings for tables of tests. */
final class SettingsByName {

    private SettingsByName() {}

    static DecoderSettings of(String step, double value) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.toString().equals(step))
                .findFirst()
                .orElseThrow();
        return DecoderSettings.of(new DecoderStep(kind, value));
    }
}
