package org.longtail.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.longtail.random.RandomStream;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.Ridge;

/**
 * Ridge regression over rows that Spark holds in memory, one column for each feature: ours, and MLlib's normal solver, which must find
 * the same coefficients. Beside them the accumulation alone in plain Java, on as many threads, over rows in an array.
 *
 * <p>Arguments: rows, features, rounds. See README.md for the command; the table takes 8 bytes for each value.
 */
final class RidgeBenchmark {

    private static final int THREADS = 2;
    private static final int BLOCK = 1024;
    private static final double PENALTY = 0.01;
    private static final double SCALE = 0x1p-63;

    private final SparkSession spark;
    private final long rows;
    private final int features;
    /** MLlib divides its penalty by it. */
    private double responseDeviation;

    private RidgeBenchmark(SparkSession spark, long rows, int features) {
        this.spark = spark;
        this.rows = rows;
        this.features = features;
    }

    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder()
                .master("local[" + THREADS + "]")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        spark.sparkContext().setLogLevel("ERROR");
        new RidgeBenchmark(spark, Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]))
                .run(Integer.parseInt(arguments[2]));
        spark.stop();
    }

    private void run(int rounds) {
        Dataset<Row> table = table().persist(StorageLevel.MEMORY_ONLY());
        seconds("making the table", () -> requireRows(table));
        double[] block = new double[BLOCK * (features + 1)];
        RandomStream.of(1).fillUniforms(block, 0, block.length);
        for (int round = 0; round < rounds; round++) {
            List<double[]> found = new ArrayList<>();
            double ours = seconds("Longtail on Spark", () -> found.add(longtail(table)));
            double plain = seconds("plain Java, " + THREADS + " threads", () -> plainJava(block));
            double mllib = seconds("MLlib, normal solver", () -> found.add(mllib(table)));
            System.out.printf(
                    Locale.ROOT,
                    "MLlib / Longtail on Spark: %.1f; Longtail on Spark / plain Java: %.1f%n",
                    mllib / ours,
                    ours / plain);
            requireClose(found.getFirst(), found.getLast());
        }
    }

    private void requireRows(Dataset<Row> table) {
        if (table.count() != rows) {
            throw new IllegalStateException("rows are missing");
        }
    }

    private double seconds(String name, Runnable contestant) {
        long start = System.nanoTime();
        contestant.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%-28s %8.2f s %12.0f rows/s%n", name, seconds, rows / seconds);
        return seconds;
    }

    /** Both solve normal equations of condition 1: some ulps apart. */
    private static void requireClose(double[] expected, double[] actual) {
        for (int j = 0; j < expected.length; j++) {
            if (!(Math.abs(expected[j] - actual[j]) < 1e-9)) {
                throw new IllegalStateException("coefficient " + j + ": " + expected[j] + " and " + actual[j]);
            }
        }
    }

    private String[] names() {
        return IntStream.range(0, features).mapToObj(j -> "x" + j).toArray(String[]::new);
    }

    /** Features are hashes of (row, column), uniform on -1 to 1; the response follows the first two, with such noise. */
    private Dataset<Row> table() {
        Column[] columns = new Column[features + 1];
        for (int j = 0; j < features; j++) {
            columns[j] = uniform(j).as("x" + j);
        }
        columns[features] =
                uniform(0).minus(uniform(1).multiply(2)).plus(uniform(features)).as("y");
        return spark.range(0, rows, 1, 16).select(columns);
    }

    private static Column uniform(int column) {
        return functions
                .xxhash64(functions.col("id"), functions.lit((long) column))
                .cast("double")
                .multiply(SCALE);
    }

    private double[] longtail(Dataset<Row> table) {
        GramMatrix gram = SparkGram.of(table, "y", names());
        double mean = gram.responseSum() / rows;
        responseDeviation = Math.sqrt(gram.responseSquared() / rows - mean * mean);
        return Ridge.ofPenaltyPerRow(PENALTY).fit(gram).coefficients();
    }

    private double[] mllib(Dataset<Row> table) {
        Dataset<Row> vectors = new VectorAssembler()
                .setInputCols(names())
                .setOutputCol("features")
                .transform(table)
                .select("features", "y");
        return new LinearRegression()
                .setLabelCol("y")
                .setSolver("normal")
                .setFitIntercept(false)
                .setStandardization(false)
                .setRegParam(PENALTY * responseDeviation)
                .fit(vectors)
                .coefficients()
                .toArray();
    }

    /** Sums of one block again and again: no table in memory could be read faster. */
    private void plainJava(double[] block) {
        long blocks = rows / BLOCK / THREADS;
        GramMatrix gram = IntStream.range(0, THREADS)
                .parallel()
                .mapToObj(thread -> {
                    GramMatrix part = GramMatrix.of(features);
                    for (long i = 0; i < blocks; i++) {
                        part.add(block, 0, block, BLOCK * features, BLOCK);
                    }
                    return part;
                })
                .reduce((left, right) -> {
                    left.merge(right);
                    return left;
                })
                .orElseThrow();
        if (gram.rows() != blocks * BLOCK * THREADS) {
            throw new IllegalStateException("rows are missing");
        }
    }
}
