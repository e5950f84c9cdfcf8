package org.longtail.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MathTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "T^−(1−1/β)|T<sup>−(1−1/β)</sup>",
                "ζ(β)^(−1/β) · x|ζ(β)<sup>−1/β</sup> · x",
                "(T/ζ(β'))^−c',  c' = 1|(T/ζ(β'))<sup>−c'</sup>,  c' = 1",
                "x^(1/(1+β)) y|x<sup>1/(1+β)</sup> y",
                "c u^−c Γ(c,u)|c u<sup>−c</sup> Γ(c,u)",
                "R_k ~ k^-(β-1)|R<sub>k</sub> ~ k<sup>-(β-1)</sup>",
                "E/R_k|E/R<sub>k</sub>",
                "T·C/F_k·(k+½)^−β|T·C/F<sub>k</sub>·(k+½)<sup>−β</sup>",
                "x_min and some_name|x_min and some_name",
                "a < b & c^2|a &lt; b &amp; c<sup>2</sup>",
                "<script>^2|&lt;script&gt;<sup>2</sup>"
            })
    void raisesExponentsLowersIndicesAndEscapesTheRest(String plain, String html) {
        assertEquals(html, MathText.html(plain).replace("&NoBreak;<", "<"));
    }

    @Test
    void keepsABaseAndItsExponentOnOneLine() {
        assertEquals("ζ(β)&NoBreak;<sup>−1/β</sup> R&NoBreak;<sub>k</sub>", MathText.html("ζ(β)^(−1/β) R_k"));
    }
}
