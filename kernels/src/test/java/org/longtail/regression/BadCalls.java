package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of a table of calls with bad input, each with a part of the message that names it. */
final class BadCalls {

    private BadCalls() {}

    static Arguments bad(String message, Executable call) {
        return Arguments.of(message, call);
    }

    static void assertNamed(String message, Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(String.valueOf(e.getMessage()).contains(message), e::getMessage);
    }
}
