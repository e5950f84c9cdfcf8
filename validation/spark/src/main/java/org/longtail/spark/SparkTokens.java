package org.longtail.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.longtail.inference.FrequencySpectrum;
import org.longtail.validation.corpus.Corpus;
import scala.Tuple2;

/**
 * Counts the tokens of a column of text, for the fit that {@code longtail fit} makes of files.
 *
 * <p>Memory: a task counts at most {@value TokenBatches#MOST_TYPES} different tokens before it passes them on to Spark's shuffle, which spills to disk. The driver gets
 * the frequencies of frequencies, at most sqrt(2 n) pairs for n tokens, and ten types.
 *
 * <p>Accuracy: exact, and equal to the counts of a file that holds the same texts as lines.
 */
public final class SparkTokens {

    private static final int MOST_FREQUENT = 10;

    private SparkTokens() {}

    /** The more frequent type is the larger one; of one count the first of the alphabet. */
    private static final class ByCount implements Comparator<Tuple2<String, Long>>, Serializable {

        private static final long serialVersionUID = 1;

        @Override
        public int compare(Tuple2<String, Long> left, Tuple2<String, Long> right) {
            int byCount = Long.compare(left._2, right._2);
            return byCount == 0 ? right._1.compareTo(left._1) : byCount;
        }
    }

    /**
     * Counts tokens.
     *
     * @param data the rows
     * @param column name of a column of text; null is no text
     * @param caseSensitive whether The is another token than the
     * @return the counts, without a growth curve: rows have no order
     * @throws IllegalArgumentException when the column is missing or holds no text, or when there is no token
     */
    public static Corpus corpus(Dataset<Row> data, String column, boolean caseSensitive) {
        Dataset<Row> texts = data.select(text(data, column).as("text")).where("text is not null");
        Row size = texts.agg(functions.count("text"), functions.sum(functions.octet_length(functions.col("text"))))
                .first();
        JavaPairRDD<String, Long> counts = texts.as(Encoders.STRING())
                .toJavaRDD()
                .mapPartitionsToPair(partition -> new TokenBatches(partition, caseSensitive, TokenBatches.MOST_TYPES))
                .reduceByKey(Long::sum)
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            List<Tuple2<Long, Long>> frequencies = counts.mapToPair(type -> new Tuple2<>(type._2, 1L))
                    .reduceByKey(Long::sum)
                    .collect();
            if (frequencies.isEmpty()) {
                throw new IllegalArgumentException("column " + column + " must hold at least one token");
            }
            return new Corpus(
                    spectrum(frequencies),
                    counts.map(type -> type).top(MOST_FREQUENT, new ByCount()).stream()
                            .map(type -> new Corpus.Type(type._1, type._2))
                            .toList(),
                    Optional.empty(),
                    size.getLong(0),
                    0,
                    size.getLong(1));
        } finally {
            counts.unpersist(false);
        }
    }

    private static FrequencySpectrum spectrum(List<Tuple2<Long, Long>> frequencies) {
        List<Tuple2<Long, Long>> sorted = frequencies.stream()
                .sorted(Comparator.comparingLong(Tuple2::_1))
                .toList();
        return FrequencySpectrum.ofFrequencies(
                sorted.stream().mapToLong(Tuple2::_1).toArray(),
                sorted.stream().mapToLong(Tuple2::_2).toArray());
    }

    private static Column text(Dataset<Row> data, String column) {
        String[] names = data.schema().fieldNames();
        if (!Arrays.asList(names).contains(column)) {
            throw new IllegalArgumentException(
                    "column is missing: " + column + " (there are " + String.join(", ", names) + ")");
        }
        if (!data.schema().apply(column).dataType().equals(DataTypes.StringType)) {
            throw new IllegalArgumentException("column " + column + " must hold text: "
                    + data.schema().apply(column).dataType().simpleString());
        }
        return functions.col("`" + column.replace("`", "``") + "`");
    }
}
