package org.longtail.validation.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.validation.law.Laws;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class MathMarkupTest {

    /** Every law's own formula. */
    @SuppressWarnings("unused") // by name alone
    static final Iterable<String> FORMULAS =
            Laws.all().stream().map(law -> law.description().formula()).toList();

    /** One piece, without the elements that only group. */
    private static String bare(String plain) {
        return MathMarkup.html(plain)
                .replace("<math displaystyle=\"true\">", "")
                .replace("</math>", "")
                .replaceAll("</?span>", "")
                .replaceAll("</?mrow>", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                // Exponents: a name, a number, a group with or without a sign; each spelling of the same.
                "x^2|<msup><mi>x</mi><mn>2</mn></msup>",
                "x²|<msup><mi>x</mi><mn>2</mn></msup>",
                "k^-b|<msup><mi>k</mi><mo>−</mo><mi>b</mi></msup>",
                "xⁿ⁺¹|<msup><mi>x</mi><mi>n</mi><mo>+</mo><mn>1</mn></msup>",
                "T^(c+1)|<msup><mi>T</mi><mi>c</mi><mo>+</mo><mn>1</mn></msup>",
                "T^−(c+1)|<msup><mi>T</mi><mo>−</mo><mo>(</mo><mi>c</mi><mo>+</mo><mn>1</mn><mo>)</mo></msup>",
                "u^−c'|<msup><mi>u</mi><mo>−</mo><msup><mi>c</mi><mo>′</mo></msup></msup>",
                "E^2r|<msup><mi>E</mi><mn>2</mn><mi>r</mi></msup>",
                // Indices, and both at once.
                "pᵢ|<msub><mi>p</mi><mi>i</mi></msub>",
                "H_{K,b}|<msub><mi>H</mi><mi>K</mi><mo>,</mo><mi>b</mi></msub>",
                "σ₀²d|<msubsup><mi>σ</mi><mn>0</mn><mn>2</mn></msubsup><mi>d</mi>",
                // Words stand upright, products of letters do not come together.
                "ln x|<mi>ln</mi><mspace width=\"0.22em\"></mspace><mi>x</mi>",
                "CT|<mi>C</mi><mi>T</mi>",
                "Var|<mi>Var</mi>",
                "Γ|<mi mathvariant=\"normal\">Γ</mi>",
                "β̂|<mi>β̂</mi>",
                "1.25e|<mn>1.25</mn><mi>e</mi>",
                // A fraction takes what is written without a space; its line replaces parentheses.
                "n a/T|<mi>n</mi><mspace width=\"0.22em\"></mspace><mfrac><mi>a</mi><mi>T</mi></mfrac>",
                "(1−c)/b'|<mfrac><mn>1</mn><mo>−</mo><mi>c</mi><msup><mi>b</mi><mo>′</mo></msup></mfrac>",
                "1/f(x)y|<mfrac><mn>1</mn><mi>f</mi><mo>(</mo><mi>x</mi><mo>)</mo></mfrac><mi>y</mi>",
                "(a/b)|<mo>(</mo><mi>a</mi><mo lspace=\"0\" rspace=\"0\">/</mo><mi>b</mi><mo>)</mo>",
                "√(ab)|<msqrt><mi>a</mi><mi>b</mi></msqrt>",
                "√n|<msqrt><mi>n</mi></msqrt>",
                // Σ is a sum before its terms, and a matrix elsewhere.
                "Σ_{i≤k} p|<munder><mo largeop=\"true\" movablelimits=\"false\">∑</mo><mi>i</mi><mo>≤</mo><mi>k</mi>"
                        + "</munder><mi>p</mi>",
                "Σ p|<mo largeop=\"true\" movablelimits=\"false\">∑</mo><mi>p</mi>",
                "XΣX|<mi>X</mi><mi mathvariant=\"normal\">Σ</mi><mi>X</mi>"
            })
    void setsFormulas(String plain, String markup) {
        assertEquals(markup, bare(plain));
    }

    @Test
    void anAbsoluteValueTakesAnExponent() {
        assertEquals(
                "<mo form=\"prefix\" stretchy=\"false\">|</mo><mi>w</mi>"
                        + "<msup><mo form=\"prefix\" stretchy=\"false\">|</mo><mn>2</mn></msup>",
                bare("|w|²"));
    }

    @Test
    void aLineMayEndBeforeRelationsAndTermsAndAfterCommas() {
        String html = MathMarkup.html("E = a/b + c,  d = 2").replace("&#x3D;", "=");
        assertEquals(
                "<span><math displaystyle=\"true\"><mi>E</mi></math>"
                        + "<wbr><math displaystyle=\"true\"><mo form=\"infix\">=</mo>"
                        + "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac></math>"
                        + "<wbr><math displaystyle=\"true\"><mo form=\"infix\">+</mo><mi>c</mi><mo>,</mo></math></span>"
                        + " <span><math displaystyle=\"true\"><mi>d</mi></math>"
                        + "<wbr><math displaystyle=\"true\"><mo form=\"infix\">=</mo><mn>2</mn></math></span>",
                html);
    }

    @ParameterizedTest
    @FieldSource("FORMULAS")
    @ValueSource(
            strings = {
                "", " ", "^", "_", "x^", "x_", "(", ")", "((a)", "a)b(", "√", "/", "a/", "/b", "Σ", "<b>&\"", "x^(",
                "𝔼 x𝔼²"
            })
    void anyTextGivesWellFormedMarkupThatLosesNoLetter(String plain)
            throws ParserConfigurationException, IOException, SAXException {
        String html = MathMarkup.html(plain).replace("<wbr>", "");
        String text = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader("<p>" + html + "</p>")))
                .getDocumentElement()
                .getTextContent();
        plain.codePoints()
                .filter(c -> c < 128
                        ? Character.isLetterOrDigit(c)
                        : Character.UnicodeScript.of(c) == Character.UnicodeScript.GREEK && c != 'Σ')
                .forEach(c ->
                        assertTrue(text.contains(Character.toString(c)), plain + " lost " + Character.toString(c)));
        assertFalse(html.contains("<b>"), html);
    }
}
