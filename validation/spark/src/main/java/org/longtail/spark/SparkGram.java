package org.longtail.spark;

import java.util.List;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.longtail.regression.GramMatrix;
import org.longtail.spark.GramTask.Piece;
import scala.Tuple2;

/**
 * Accumulates X'X, X'y and the other sums of a linear fit over a Spark data set, of rows with weights or without.
 *
 * <p>Formula: as {@link GramMatrix}; ridge, its path and least squares then run on the driver, on d x d sums.
 *
 * <p>Source: the tree over row numbers is the pairwise summation of N. J. Higham, The accuracy of floating point summation, 1993,
 * with places fixed in advance.
 *
 * <p>Shapes: features are numeric columns, or one column of arrays of numbers or of MLlib vectors, d of them; the response is a
 * numeric column, and so are the weights.
 *
 * <p>Cost: a pass that counts the rows of each partition, for which Spark reads no column it need not, and one over the values.
 * Memory: a task of n rows holds 1024 rows and about log2(n / 1024) sums of 16 d^2 bytes, and sends at most twice as many of
 * 4 d^2 bytes and 2048 rows; an executor merges, and the driver merges, {@value #FAN_IN} of these at a time (or the square root of the number of
 * partitions). Nothing grows with the data but this logarithm.
 *
 * <p>Accuracy: the sums depend on the order of the rows (partition after partition) and on nothing else: not on where partitions
 * are cut, on how many there are, on executors, retries or threads, nor on the machine's vectors. Against one accumulator that
 * is fed in the same order they differ by rounding, within the bound of {@link GramMatrix}. Rows whose order is not
 * defined, as after a shuffle, make the last bits undefined, too.
 *
 * <p>Errors: a column that is missing or of a wrong type, a value that is null, NaN or infinite, and a negative weight, is an
 * {@link IllegalArgumentException} that names the column and the value.
 */
public final class SparkGram {

    /** Neighbouring partitions that executors merge before the driver merges what comes of them; more of more than its square. */
    private static final int FAN_IN = 32;

    private SparkGram() {}

    /**
     * Accumulates a data set.
     *
     * @param data the rows
     * @param response name of the response's column
     * @param features names of the features' columns, or of one column that holds them all
     * @return the sums, in the memory of this JVM
     * @throws IllegalArgumentException when a column is missing or holds what cannot be used, or when there are no rows
     */
    public static GramMatrix of(Dataset<Row> data, String response, String... features) {
        return sum(data, FeatureRows.of(data.schema(), response, null, features));
    }

    /**
     * Accumulates a data set of weighted rows: X'WX, X'Wy and so on with W the diagonal matrix of the weights.
     *
     * <p>The weights are analytic, as those of {@link GramMatrix#add(double[], int, double[], int, double[], int, int)}: a row of
     * weight v has noise of variance sigma^2 / v, as the mean of v equal rows would, and is one row. They are used as they
     * are, so that only their ratios matter to least squares, but their size does to a penalty. A row of weight zero is left
     * out and not counted, whatever numbers it holds.
     *
     * @param data the rows
     * @param response name of the response's column
     * @param weight name of the weights' column, of finite numbers that are not negative
     * @param features names of the features' columns, or of one column that holds them all
     * @return the sums, in the memory of this JVM
     * @throws IllegalArgumentException when a column is missing or holds what cannot be used, or when no row has a positive
     *     weight
     */
    public static GramMatrix weighted(Dataset<Row> data, String response, String weight, String... features) {
        Objects.requireNonNull(weight, "weight");
        GramMatrix sum = sum(data, FeatureRows.of(data.schema(), response, weight, features));
        if (sum.rows() == 0) {
            throw new IllegalArgumentException("column " + weight + " must hold at least one weight above 0");
        }
        return sum;
    }

    private static GramMatrix sum(Dataset<Row> data, FeatureRows columns) {
        JavaRDD<InternalRow> rows =
                columns.select(data).queryExecution().toRdd().toJavaRDD();
        // Of a table without columns Spark need not compute any; mostly its partitions have as many rows.
        long[] cheap =
                counts(data.select(new Column[0]).queryExecution().toRdd().toJavaRDD());
        Piece sum = cheap.length == rows.getNumPartitions() ? sum(rows, columns, cheap) : Piece.MISCOUNTED;
        if (sum.equals(Piece.MISCOUNTED)) {
            sum = sum(rows, columns, counts(rows));
        }
        if (!sum.error().isEmpty()) {
            throw new IllegalArgumentException(sum.error());
        }
        if (sum.gram() == null) {
            throw new IllegalArgumentException("data must hold at least one row");
        }
        return sum.gram().total();
    }

    private static long[] counts(JavaRDD<InternalRow> rows) {
        List<Long> counts = rows.mapPartitions(partition -> {
                    long count = 0;
                    for (; partition.hasNext(); partition.next()) {
                        count++;
                    }
                    return List.of(count).iterator();
                })
                .collect();
        return counts.stream().mapToLong(Long::longValue).toArray();
    }

    /** Neighbours are merged first: most of their nodes and all of their runs join. */
    private static Piece sum(JavaRDD<InternalRow> rows, FeatureRows columns, long[] counts) {
        GramTask task = new GramTask(columns);
        long[] firsts = new long[counts.length];
        for (int i = 1; i < counts.length; i++) {
            firsts[i] = firsts[i - 1] + counts[i - 1];
        }
        int fanIn = Math.max(FAN_IN, (int) Math.ceil(Math.sqrt(counts.length)));
        JavaRDD<Tuple2<Integer, byte[]>> pieces = rows.mapPartitionsWithIndex(
                (partition, values) -> {
                    Piece piece = task.sum(values, firsts[partition], counts[partition]);
                    return List.of(new Tuple2<>(partition / fanIn, piece.toBytes()))
                            .iterator();
                },
                false);
        if (counts.length > fanIn) {
            pieces = pieces.mapToPair(piece -> piece)
                    .groupByKey((counts.length + fanIn - 1) / fanIn)
                    .map(group -> new Tuple2<>(group._1, merged(group._2).toBytes()));
        }
        return merged(pieces.map(Tuple2::_2).collect());
    }

    private static Piece merged(Iterable<byte[]> pieces) {
        Piece merged = Piece.NONE;
        for (byte[] piece : pieces) {
            merged = merged.merge(Piece.of(piece));
        }
        return merged;
    }
}
