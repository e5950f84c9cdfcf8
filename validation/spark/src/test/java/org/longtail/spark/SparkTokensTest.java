package org.longtail.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.random.RandomStream;
import org.longtail.validation.corpus.Corpus;
import org.longtail.validation.corpus.CorpusFit;
import org.longtail.validation.corpus.CorpusReader;
import org.longtail.zipf.Zipf;
import scala.Tuple2;

class SparkTokensTest {

    /** Lines of Zipf-distributed words of several scripts and cases, with empty lines among them. */
    private static List<String> lines() {
        long[] ranks = new long[20_000];
        Zipf.of(1.5).sampler().fill(RandomStream.of(4), ranks, 0, ranks.length);
        List<String> lines = new ArrayList<>(List.of("", "Ünïcode and ΣΑΛ, 数字 x_y!", "…"));
        for (int i = 0; i < ranks.length; i += 10) {
            StringBuilder line = new StringBuilder();
            for (int j = i; j < i + 10; j++) {
                line.append(j % 3 == 0 ? "W" : "w").append(ranks[j]).append(j % 2 == 0 ? " " : "-");
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static Dataset<Row> data(List<String> lines, int partitions) {
        return LocalSpark.SESSION
                .createDataset(lines, Encoders.STRING())
                .repartition(partitions)
                .toDF("line");
    }

    private static Corpus local(List<String> lines, boolean caseSensitive) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        return CorpusReader.read(List.of("-"), false, caseSensitive, new ByteArrayInputStream(text));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void countsWhatAFileHolds(boolean caseSensitive) throws InterruptedException {
        List<String> lines = lines();
        Corpus local = local(lines, caseSensitive);
        for (int partitions : new int[] {1, 5}) {
            Corpus spark = SparkTokens.corpus(data(lines, partitions), "line", caseSensitive);
            assertArrayEquals(local.spectrum().counts(), spark.spectrum().counts());
            assertArrayEquals(local.spectrum().frequencies(), spark.spectrum().frequencies());
            assertEquals(local.mostFrequent(), spark.mostFrequent());
            assertEquals(Optional.empty(), spark.growth());
            assertEquals(lines.size(), spark.texts());
            assertEquals(local.bytes() - (lines.size() - 1), spark.bytes());
            assertEquals(
                    CorpusFit.of(local, 0, 1, 1, () -> {}).powerLaw(),
                    CorpusFit.of(spark, 0, 1, 1, () -> {}).powerLaw());
        }
    }

    @Test
    void nullIsNoText() {
        Dataset<Row> data = LocalSpark.SESSION.range(6).selectExpr("if(id < 2, null, 'one two') as t");
        Corpus corpus = SparkTokens.corpus(data, "t", false);
        assertEquals(List.of(new Corpus.Type("one", 4), new Corpus.Type("two", 4)), corpus.mostFrequent());
        assertEquals(4, corpus.texts());
        assertEquals(28, corpus.bytes());
    }

    /** More types than one batch may hold: the same type then comes twice. */
    @Test
    void batchesHoldNoMoreThanTheyMay() {
        int mostTypes = 1000;
        List<String> texts = IntStream.rangeClosed(0, mostTypes)
                .mapToObj(i -> "w" + i + " again")
                .toList();
        List<Tuple2<String, Long>> counts = new ArrayList<>();
        new TokenBatches(texts.iterator(), false, mostTypes).forEachRemaining(counts::add);
        assertEquals(mostTypes + 3, counts.size());
        List<Long> again = counts.stream()
                .filter(type -> type._1.equals("again"))
                .map(Tuple2::_2)
                .toList();
        assertEquals(2, again.size());
        assertEquals(texts.size(), again.get(0) + again.get(1));
    }

    @Test
    void whatCannotBeUsedIsNamed() {
        Dataset<Row> data = LocalSpark.SESSION.range(6).selectExpr("id", "'?!' as t");
        assertEquals("column is missing: text (there are id, t)", refusal(data, "text"));
        assertEquals("column id must hold text: bigint", refusal(data, "id"));
        assertEquals("column t must hold at least one token", refusal(data, "t"));
        assertEquals("column line must hold at least one token", refusal(data(Collections.emptyList(), 1), "line"));
    }

    private static String refusal(Dataset<Row> data, String column) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> SparkTokens.corpus(data, column, false))
                        .getMessage());
    }
}
