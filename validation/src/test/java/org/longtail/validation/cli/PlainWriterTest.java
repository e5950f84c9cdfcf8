package org.longtail.validation.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longtail.validation.law.LawDescription;
import org.longtail.validation.law.Laws;
import org.longtail.validation.law.ScalingLaw;

class PlainWriterTest {

    private static String written(String text, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintWriter writer = new PrintWriter(new PlainWriter(bytes, charset))) {
            writer.print(text);
            writer.write(text.toCharArray());
            text.chars().forEach(writer::write);
        }
        String thrice = bytes.toString(charset);
        String once = thrice.substring(0, thrice.length() / 3);
        assertEquals(once.repeat(3), thrice, "every way to write gives the same");
        return once;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            US-ASCII     | T^−(1−1/β) ≃ ½        | T^-(1-1/beta) ~ 1/2
            US-ASCII     | Σ pᵢ(1−gⁿ)²           | sum p_i(1-g^n)^2
            US-ASCII     | σ₀² ± 3·Γ(u), β̂ √x    | sigma_0^2 +- 3*Gamma(u), beta sqrtx
            ISO-8859-1   | σ² ± ½ é              | sigma² ± ½ é
            windows-1252 | ✗ 3 – 4 日            | x 3 – 4 ?
            UTF-8        | σ₀² ± 3·Γ(u), β̂ ✗ 日  | σ₀² ± 3·Γ(u), β̂ ✗ 日
            """)
    void spellsWhatTheTerminalLacks(String charset, String text, String shown) {
        assertEquals(shown, written(text, Charset.forName(charset)));
    }

    @Test
    void everyLawCanBeReadInAscii() {
        for (ScalingLaw law : Laws.all()) {
            LawDescription description = law.description();
            String text = description.name() + description.statement() + description.formula() + description.source();
            // A title may ask a question.
            assertEquals(questionMarks(text), questionMarks(written(text, StandardCharsets.US_ASCII)), text);
        }
    }

    private static long questionMarks(String text) {
        return text.chars().filter(c -> c == '?').count();
    }

    @Test
    void writesPartsOfTexts() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PlainWriter writer = new PlainWriter(bytes, StandardCharsets.US_ASCII)) {
            writer.write("aβc", 1, 2);
            writer.write(new char[] {'x', 'ζ', 'y'}, 0, 2);
        }
        assertEquals("betacxzeta", bytes.toString(StandardCharsets.US_ASCII));
    }
}
