package org.longtail.validation.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.longtail.inference.FrequencySpectrum;

class GrowthTest {

    @Test
    void followsTheText() {
        // Token i is new when i is a power of two.
        String text = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> "t" + Integer.highestOneBit(i))
                .collect(Collectors.joining(" "));
        Corpus corpus = CorpusReader.read(
                List.of("-"), false, false, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        Growth growth = corpus.growth().orElseThrow();
        for (Growth.Point point : growth.points()) {
            assertEquals(64 - Long.numberOfLeadingZeros(point.tokens()), point.types());
        }
        assertEquals(1000, growth.points().getLast().tokens());
        assertEquals(Math.log10(10 / 7.0), growth.exponent(), 1e-12);
    }

    /** Of two types seen twice, n of the four tokens show 2 (1 - (1 - n/4)^2) on average. */
    @Test
    void inRandomOrderIsAnExpectation() {
        List<Growth.Point> points =
                Growth.inRandomOrder(FrequencySpectrum.of(new long[] {2, 2})).points();
        assertEquals(
                List.of(1L, 2L, 3L, 4L),
                points.stream().map(Growth.Point::tokens).toList());
        for (Growth.Point p : points) {
            assertEquals(2 * (1 - Math.pow(1 - p.tokens() / 4.0, 2)), p.types(), 1e-12);
        }
    }

    @Test
    void hasTheExponentOfAPowerLaw() {
        List<Growth.Point> points = IntStream.rangeClosed(0, 30)
                .mapToObj(k -> Math.round(Math.pow(10, k / 10.0)))
                .distinct()
                .map(tokens -> new Growth.Point(tokens, Math.pow(tokens, 0.6)))
                .toList();
        assertEquals(0.6, new Growth(points).exponent(), 1e-12);
        assertTrue(Double.isNaN(new Growth(points.subList(0, 5)).exponent()));
        assertTrue(Double.isNaN(new Growth(List.of()).exponent()));
    }
}
