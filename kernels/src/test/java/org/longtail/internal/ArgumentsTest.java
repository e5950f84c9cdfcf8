package org.longtail.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArgumentsTest {

    /** All values that a rule could take the wrong side of. */
    private static final double[] VALUES = {
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        -Double.MAX_VALUE,
        -1,
        -Double.MIN_VALUE,
        -0.0,
        0,
        Double.MIN_VALUE,
        0.5,
        Math.nextDown(1.0),
        1,
        Math.nextUp(1.0),
        2,
        Double.MAX_VALUE,
        Double.POSITIVE_INFINITY
    };

    private interface Check {
        double apply(double value, String name);
    }

    /** A rule: its check, its words, and the first and last of the values above that it lets pass. */
    record Rule(Check check, String words, double from, double to) {}

    static List<Rule> rules() {
        double most = Double.MAX_VALUE;
        return List.of(
                new Rule(Arguments::requireFinite, "must be finite", -most, most),
                new Rule(Arguments::requirePositive, "must be positive and finite", Double.MIN_VALUE, most),
                new Rule(Arguments::requireNonNegative, "must be finite and not negative", 0, most),
                new Rule(
                        (value, name) -> Arguments.requireGreaterThan(value, 1, name),
                        "must be finite and greater than 1.0",
                        Math.nextUp(1.0),
                        most),
                new Rule(Arguments::requireFraction, "must be in (0, 1]", Double.MIN_VALUE, 1),
                new Rule(Arguments::requireProbability, "must be in [0, 1]", 0, 1));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void valuesPassOrAreNamed(Rule rule) {
        for (double value : VALUES) {
            if (value >= rule.from && value <= rule.to) {
                assertEquals(value, rule.check.apply(value, "a"));
            } else {
                IllegalArgumentException thrown =
                        assertThrows(IllegalArgumentException.class, () -> rule.check.apply(value, "a"));
                assertEquals("a " + rule.words + ": " + value, thrown.getMessage());
            }
        }
    }

    @Test
    void countsPassOrAreNamed() {
        assertEquals(1, Arguments.requireAtLeastOne(1, "n"));
        assertEquals(Long.MAX_VALUE, Arguments.requireAtLeastOne(Long.MAX_VALUE, "n"));
        assertEquals(-3, Arguments.requireAtLeast(-3, -3, "n"));
        Stream.of(0L, -1L, Long.MIN_VALUE).forEach(n -> {
            IllegalArgumentException thrown =
                    assertThrows(IllegalArgumentException.class, () -> Arguments.requireAtLeastOne(n, "n"));
            assertEquals("n must be at least 1: " + n, thrown.getMessage());
        });
        assertEquals(
                "n must be at least -3: -4",
                assertThrows(IllegalArgumentException.class, () -> Arguments.requireAtLeast(-4, -3, "n"))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "0, 5, 5", "5, 5, 5", "2, 3, 5"})
    void rangesInsideAnArrayPass(int from, int to, int length) {
        assertDoesNotThrow(() -> Arguments.requireRange(from, to, length));
    }

    @ParameterizedTest
    @CsvSource({"-1, 2, 5", "3, 2, 5", "0, 6, 5", "6, 6, 5", "-2147483648, 2147483647, 5"})
    void rangesOutsideAreNamed(int from, int to, int length) {
        assertEquals(
                "range from..to must lie in 0.." + length + ": from " + from + " to " + to,
                assertThrows(IllegalArgumentException.class, () -> Arguments.requireRange(from, to, length))
                        .getMessage());
    }
}
