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
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.functions;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.Ridge;

/**
 * Ridge regression over generated rows: ours on Spark, ours in plain Java on as many threads, and MLlib's normal solver. Every
 * contestant makes the rows anew in each pass, as it would read them; what making them costs is told, too. All get the same
 * values, and must find the same coefficients.
 *
 * <p>Arguments: rows, features, rounds. See README.md for the command.
 */
final class RidgeBenchmark {

    private static final int THREADS = 2;
    private static final int BLOCK = 1024;
    private static final double PENALTY = 0.01;
    private static final double SCALE = 0x1p-63;

    private final SparkSession spark;
    private final long rows;
    private final int features;

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
        double[] expected = {};
        for (int round = 0; round < rounds; round++) {
            List<double[]> found = new ArrayList<>();
            double making = seconds("making the rows alone", this::makeRows);
            double ours = seconds("Longtail on Spark", () -> found.add(longtail()));
            double plain = seconds("plain Java, " + THREADS + " threads", () -> found.add(plainJava()));
            double mllib = seconds("MLlib, normal solver", () -> found.add(mllib()));
            System.out.printf(
                    Locale.ROOT,
                    "MLlib / Longtail on Spark: %.1f; Longtail on Spark / plain Java: %.2f; making / Longtail on Spark: %.2f%n",
                    mllib / ours,
                    ours / plain,
                    making / ours);
            expected = found.getFirst();
            for (double[] coefficients : found) {
                requireClose(expected, coefficients);
            }
        }
        System.out.println("first coefficients: " + expected[0] + ", " + expected[1]);
    }

    private void makeRows() {
        if (table().queryExecution().toRdd().count() != rows) {
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

    /** MLlib scales by standard deviations and back, which costs some digits. */
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

    /** Spark's function hashes its arguments one after the other, each with the hash so far as its seed. */
    private static Column uniform(int column) {
        return functions
                .xxhash64(functions.col("id"), functions.lit((long) column))
                .cast("double")
                .multiply(SCALE);
    }

    private static double uniform(long row, int column) {
        return XXH64.hashLong(column, XXH64.hashLong(row, 42)) * SCALE;
    }

    private double[] longtail() {
        return Ridge.ofPenaltyPerRow(PENALTY)
                .fit(SparkGram.of(table(), "y", names()))
                .coefficients();
    }

    private double[] mllib() {
        Dataset<Row> vectors = new VectorAssembler()
                .setInputCols(names())
                .setOutputCol("features")
                .transform(table())
                .select("features", "y");
        return new LinearRegression()
                .setLabelCol("y")
                .setSolver("normal")
                .setFitIntercept(false)
                .setStandardization(false)
                .setRegParam(PENALTY)
                .fit(vectors)
                .coefficients()
                .toArray();
    }

    private double[] plainJava() {
        GramMatrix gram = IntStream.range(0, THREADS)
                .parallel()
                .mapToObj(part -> plainJava(rows * part / THREADS, rows * (part + 1) / THREADS))
                .reduce((left, right) -> {
                    left.merge(right);
                    return left;
                })
                .orElseThrow();
        return Ridge.ofPenaltyPerRow(PENALTY).fit(gram).coefficients();
    }

    private GramMatrix plainJava(long from, long to) {
        GramMatrix gram = GramMatrix.of(features);
        double[] design = new double[BLOCK * features];
        double[] response = new double[BLOCK];
        for (long begin = from; begin < to; begin += BLOCK) {
            int count = (int) Math.min(BLOCK, to - begin);
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < features; j++) {
                    design[i * features + j] = uniform(begin + i, j);
                }
                response[i] = design[i * features] - 2 * design[i * features + 1] + uniform(begin + i, features);
            }
            gram.add(design, 0, response, 0, count);
        }
        return gram;
    }
}
