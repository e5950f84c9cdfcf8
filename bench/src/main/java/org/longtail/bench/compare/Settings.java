package org.longtail.bench.compare;

import java.util.Map;
import java.util.stream.Collectors;

/** Settings as people read them. */
final class Settings {

    private static final int PLAIN_DIGITS = 4;

    private Settings() {}

    /** {@code exponent 1.5, support 1e6}. */
    static String text(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(e -> e.getKey() + " " + value(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Round numbers by their power of ten: six zeros are not counted at a glance. */
    private static String value(String value) {
        return value.matches("[1-9]0{" + PLAIN_DIGITS + ",}") ? value.charAt(0) + "e" + (value.length() - 1) : value;
    }
}
