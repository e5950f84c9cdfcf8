package org.longtail.bench.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** From JMH's JSON to the pages. */
class ReportTest {

    private static final String JSON = """
            [
              {"benchmark": "org.longtail.bench.regression.GramBenchmark.longtail", "mode": "avgt",
               "params": {"shape": "1000x50"}, "environment": {"facts": {"Processor": "A <b> & C"}, "vectorBits": 512},
               "primaryMetric": {"score": 50.0, "scoreUnit": "us/op", "rawData": [[50.0, 50.0], [50.0, 50.0]]}},
              {"benchmark": "org.longtail.bench.regression.GramBenchmark.ejml", "mode": "avgt",
               "params": {"shape": "1000x50"},
               "primaryMetric": {"score": 1.0, "scoreUnit": "ms/op", "rawData": [[1.0], [1.0]]}},
              {"benchmark": "org.longtail.bench.regression.PeakFmaBenchmark.longtail", "mode": "thrpt",
               "primaryMetric": {"score": 8.0, "scoreUnit": "ops/ns", "rawData": [[8.0]]}},
              {"benchmark": "org.longtail.bench.floor.MemoryReadBenchmark.read", "mode": "avgt",
               "params": {"kibibytes": "512"},
               "primaryMetric": {"score": 4.096, "scoreUnit": "us/op", "rawData": [[4.096]]}},
              {"benchmark": "org.example.Sampled.longtail", "mode": "sample",
               "primaryMetric": {"score": 8.0, "scoreUnit": "ns/op", "rawDataHistogram": [[[[1.0, 2]]]]}}
            ]
            """;

    private static final MeasurementFile FILE = MeasurementFile.parse(JSON);

    private static Report report() {
        Floors floors = Floors.of(FILE.measurements(), FILE.environment().vectorBits());
        return new Report(
                FILE.environment(),
                floors,
                Comparison.of(Subjects.all(), FILE.measurements(), List.of(), floors),
                Optional.of(Baseline.of(FILE.measurements(), FILE.measurements(), 0.1)));
    }

    @Test
    void readsTimesOfEveryUnit() {
        assertEquals(4, FILE.measurements().size());
        assertEquals(50_000, FILE.measurements().get(0).time(), 1e-6);
        assertEquals(1e6, FILE.measurements().get(1).time(), 1e-6);
        assertEquals(0.125, FILE.measurements().get(2).time(), 1e-15);
    }

    /** 1000 x 50 x 51 flops at 8 vectors x 8 lanes x 2 a nanosecond: 19.9 µs of the 50 measured. */
    @Test
    void holdsOurTimeAgainstTheHighestFloor() {
        Report report = report();
        assertEquals(128, report.floors().flops(), 1e-9);
        assertEquals(128, report.floors().bandwidths().firstEntry().getValue(), 1e-9);
        Comparison.Setting setting = report.comparisons().getFirst().settings().getFirst();
        assertEquals("FMA peak", setting.floor().orElseThrow().name());
        assertEquals("40 % of FMA peak", Texts.floor(setting));
    }

    @Test
    void isATableInMarkdown() {
        String markdown = MarkdownReport.of(report());
        assertTrue(markdown.contains("| EJML         | 1.00 ms | 20.0× | 20.0 to 20.0  |"), markdown);
        assertTrue(markdown.contains("- Processor: A <b> & C"), markdown);
    }

    @Test
    void isASelfContainedPage() {
        String html = HtmlReport.of(report());
        assertTrue(html.contains("A &lt;b&gt; &amp; C"));
        assertTrue(html.contains("Gram matrix X&#39;X"));
        assertTrue(html.contains("20.0×"));
        assertTrue(html.contains("\"intensity\":"));
        assertFalse(html.matches("(?s).*(src|href)=\"(https?:)?//.*"), "the page asks the network for something");
        assertFalse(html.contains("{{"), "a tag of the template is left over");
    }

    @Test
    void isNoPageOfAnotherJson() {
        assertThrows(RuntimeException.class, () -> MeasurementFile.parse("{}"));
    }

    @Test
    void readsAsPeopleDo() {
        assertEquals("0.589 ns", Texts.time(0.5891));
        assertEquals("1.00 µs", Texts.time(999.6));
        assertEquals("205 ms", Texts.time(205_179_000));
        assertEquals("7250 s", Texts.time(7.251e12));
        assertEquals(
                "exponent 1.05, support 1e6",
                Settings.text(new TreeMap<>(Map.of("exponent", "1.05", "support", "1000000"))));
    }

    @Test
    void hasAnAxisThatIsSymmetricAboutOne() {
        RatioAxis axis = new RatioAxis(0.25, 4);
        assertEquals(50, axis.place(1), 1e-12);
        assertEquals(25, axis.place(0.5), 1e-12);
        assertEquals(0, axis.place(0.01), 0);
        assertEquals(
                List.of("0.5×", "1×", "2×"),
                axis.marks().stream().map(RatioAxis.Mark::label).toList());
    }
}
