package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rejected call says which argument it rejects, and its value. */
class BadArgumentsTest {

    private static final Zipf LAW = Zipf.of(1.5);
    private static final DiscreteLaw OTHER = new UnknownLaw((1 << 20) + 1);
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    static Stream<Arguments> laws() {
        String exponent = "exponent must be finite and greater than 1.0: ";
        return Stream.of(
                bad(exponent + "1.0", () -> Zipf.of(1)),
                bad(exponent + "-2.0", () -> Zipf.of(-2)),
                bad(exponent + "NaN", () -> Zipf.of(Double.NaN)),
                bad(exponent + "Infinity", () -> Zipf.of(INFINITY)),
                bad("exponent must be finite: NaN", () -> Zipf.bounded(Double.NaN, 10)),
                bad("exponent must be finite: -Infinity", () -> Zipf.bounded(-INFINITY, 10)),
                bad("supportSize must be at least 1: 0", () -> Zipf.bounded(1, 0)),
                bad("supportSize must be at least 1: -3", () -> Zipf.bounded(1, -3)),
                bad("supportSize must be at most 2^62: 4611686018427387905", () -> Zipf.bounded(1, (1L << 62) + 1)),
                bad("supportSize must be at most 2^62: 9223372036854775807", () -> Zipf.bounded(2, Long.MAX_VALUE)),
                bad("probability must be in [0, 1]: NaN", () -> LAW.quantile(Double.NaN)),
                bad("probability must be in [0, 1]: -0.1", () -> LAW.quantile(-0.1)),
                bad("probability must be in [0, 1]: 1.1", () -> LAW.quantile(1.1)),
                bad(exponent + "1.0", () -> ZipfTail.of(1, 1)),
                bad(exponent + "NaN", () -> ZipfTail.of(Double.NaN, 1)),
                bad("first must be at least 1: 0", () -> ZipfTail.of(2, 0)),
                bad("first must be at most 2^53: 9007199254740993", () -> ZipfTail.of(2, (1L << 53) + 1)));
    }

    static Stream<Arguments> counts() {
        String negative = "draws must be at least 0: -1";
        String unknown = " must be made of Zipf laws or counts, or have a support of at most 2^20: " + OTHER;
        String test = "test" + unknown;
        String training = "training" + unknown;
        String law = "law" + unknown;
        return Stream.of(
                bad(negative, () -> ExpectedCounts.missingMass(LAW, -1)),
                bad(negative, () -> ExpectedCounts.missingMass(LAW, LAW, -1)),
                bad(negative, () -> ExpectedCounts.missingMassVariance(LAW, LAW, -1)),
                bad(negative, () -> ExpectedCounts.distinctTypes(LAW, -1)),
                bad("draws must be at least 1: 0", () -> ExpectedCounts.distinctTypesVariance(LAW, 0)),
                bad("times must be at least 1: 0", () -> ExpectedCounts.typesSeen(LAW, 0, 10)),
                bad("draws must be at least 3: 2", () -> ExpectedCounts.typesSeen(LAW, 3, 2)),
                bad(test, () -> ExpectedCounts.missingMass(OTHER, LAW, 1)),
                bad(training, () -> ExpectedCounts.missingMass(LAW, OTHER, 1)),
                bad(test, () -> ExpectedCounts.missingMassVariance(OTHER, LAW, 1)),
                bad(training, () -> ExpectedCounts.missingMassVariance(LAW, OTHER, 1)),
                bad(law, () -> ExpectedCounts.missingMass(OTHER, 1)),
                bad(law, () -> ExpectedCounts.distinctTypes(OTHER, 1)),
                bad(law, () -> ExpectedCounts.distinctTypesVariance(OTHER, 1)),
                bad(law, () -> ExpectedCounts.typesSeen(OTHER, 1, 1)));
    }

    private static Arguments bad(String message, Executable call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"laws", "counts"})
    void badArgumentsAreNamed(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
