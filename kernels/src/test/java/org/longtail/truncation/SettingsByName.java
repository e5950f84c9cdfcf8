package org.longtail.truncation;

import java.util.Arrays;
import org.longtail.truncation.DecoderStep.Kind;

/** Settings from text, for tables of tests. */
final class SettingsByName {

    private SettingsByName() {}

    /** What {@link DecoderSettings#toString} wrote. */
    static DecoderSettings parse(String steps) {
        if (steps.equals("none")) {
            return DecoderSettings.none();
        }
        return DecoderSettings.of(Arrays.stream(steps.split(", "))
                .map(step -> step.split(" "))
                .map(words -> step(words[0], Double.parseDouble(words[1])))
                .toArray(DecoderStep[]::new));
    }

    static DecoderSettings of(String step, double value) {
        return DecoderSettings.of(step(step, value));
    }

    private static DecoderStep step(String name, double value) {
        Kind kind = Arrays.stream(Kind.values())
                .filter(each -> each.toString().equals(name))
                .findFirst()
                .orElseThrow();
        return new DecoderStep(kind, value);
    }
}
