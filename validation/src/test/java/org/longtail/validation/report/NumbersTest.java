package org.longtail.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.5, -0.5",
        "0.333333333, 0.33333",
        "123456, 123460",
        "-9999999, -10000000",
        "1e7, 1.0000e+07",
        "0.0001, 0.00010000",
        "0.00009999, 9.9990e-05",
        "NaN, NaN",
        "-Infinity, -Infinity"
    })
    void valuesHaveFiveDigits(double value, String shown) {
        assertEquals(shown, Numbers.value(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0.499871, 0.00021, 0.49987 ± 0.00021",
        "-1234.5678, 0.099, -1234.568 ± 0.099",
        "1234567, 5432, 1234567 ± 5400",
        "1.23456e-7, 2.1e-10, (1.2346 ± 0.0021)e-07",
        "0, 0.25, 0.00 ± 0.25",
        "1e-9, 3, 0 ± 3",
        "5, 0, 5 ± 0",
        "5, NaN, 5 ± NaN",
        "NaN, 1, NaN ± 1"
    })
    void theStandardErrorDecidesHowManyDigitsAreShown(double value, double standardError, String shown) {
        assertEquals(shown, Numbers.measured(value, standardError));
    }

    @Test
    void parametersKeepTheirOrder() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("support", "unbounded");
        parameters.put("exponent", 2.0);
        parameters.put("draws", 9007199254740993L);
        parameters.put("penalty", 1e-300);
        assertEquals(
                "support unbounded, exponent 2, draws 9007199254740993, penalty 1.0E-300",
                Numbers.parameters(parameters));
    }

    @Test
    void linesAreBrokenBetweenWords() {
        assertEquals(List.of("a bb", "ccccccc", "d ββ e"), TextWrap.lines("a bb ccccccc d ββ e", 6));
        assertEquals(List.of(""), TextWrap.lines("", 6));
    }
}
