package org.longtail.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.regression.GramMatrix;

class SparkGramTest {

    private static final int FEATURES = 3;
    private static final String[] NAMES = {"x0", "x.1", "x2"};
    /** Of rows without weights. */
    private static final double[] NONE = {};

    /** Numbers that differ in size, so that the order of a sum shows in its last bits. */
    private static Dataset<Row> numbers(long rows, int partitions) {
        return LocalSpark.SESSION
                .range(0, rows, 1, partitions)
                .selectExpr(
                        "sin(id) as x0",
                        "exp(5 * sin(7 * id)) as `x.1`",
                        "cast(id % 10 as int) as x2",
                        "sin(id) + cos(3 * id) as y");
    }

    /** The same numbers in one array each, in the same order. */
    private static GramMatrix local(long rows) {
        List<Row> all = numbers(rows, 1).collectAsList();
        double[] design = new double[all.size() * FEATURES];
        double[] response = new double[all.size()];
        for (int i = 0; i < all.size(); i++) {
            design[FEATURES * i] = all.get(i).getDouble(0);
            design[FEATURES * i + 1] = all.get(i).getDouble(1);
            design[FEATURES * i + 2] = all.get(i).getInt(2);
            response[i] = all.get(i).getDouble(3);
        }
        GramMatrix gram = GramMatrix.of(FEATURES);
        gram.add(design, 0, response, 0, response.length);
        return gram;
    }

    static byte[] bytes(GramMatrix gram) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            gram.writeTo(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] sum(Dataset<Row> data) {
        return bytes(SparkGram.of(data, "y", NAMES));
    }

    /** 40 partitions are merged in two groups first. */
    @ParameterizedTest
    @ValueSource(longs = {1, 1025, 30_000})
    void everyPartitioningGivesTheSameBits(long rows) {
        byte[] one = sum(numbers(rows, 1));
        for (int partitions : new int[] {2, 7, 40}) {
            assertArrayEquals(one, sum(numbers(rows, partitions)), partitions + " partitions");
        }
    }

    /** In 40 partitions of a cached table, of which some are filtered empty, and neighbours of different length. */
    @Test
    void unevenAndEmptyPartitionsGiveTheSameBits() {
        String odd = "x2 > 4 or y > 1.5";
        byte[] one = sum(numbers(20_000, 1).where(odd));
        assertArrayEquals(one, sum(numbers(20_000, 40).where(odd)));
        Dataset<Row> cached = numbers(20_000, 9).where(odd).persist(StorageLevel.MEMORY_ONLY());
        assertArrayEquals(one, sum(cached));
        cached.unpersist();
    }

    /**
     * Against one accumulator: both orders err by at most m u |x_i| |x_j| with m = 256 + n / 256 (see GramMatrix), so that they
     * differ by twice that; u = 2^-53.
     */
    @Test
    void isTheLocalSumUpToRounding() {
        long rows = 10_000;
        GramMatrix local = local(rows);
        GramMatrix spark = SparkGram.of(numbers(rows, 5), "y", NAMES);
        assertEquals(rows, spark.rows());
        double tolerance = 2 * (256 + rows / 256.0) * 0x1p-53;
        double[] expected = new double[FEATURES * FEATURES];
        double[] actual = new double[FEATURES * FEATURES];
        local.crossProductInto(expected);
        spark.crossProductInto(actual);
        for (int i = 0; i < FEATURES; i++) {
            for (int j = 0; j < FEATURES; j++) {
                double norms = Math.sqrt(expected[i * FEATURES + i] * expected[j * FEATURES + j]);
                assertEquals(expected[i * FEATURES + j], actual[i * FEATURES + j], tolerance * norms);
            }
        }
        double[] moment = new double[FEATURES];
        double[] sparkMoment = new double[FEATURES];
        local.momentInto(moment);
        spark.momentInto(sparkMoment);
        for (int j = 0; j < FEATURES; j++) {
            double norms = Math.sqrt(expected[j * FEATURES + j] * local.responseSquared());
            assertEquals(moment[j], sparkMoment[j], tolerance * norms);
        }
    }

    /** Whole numbers add up without rounding: then every order gives the local sum itself. */
    @Test
    void isTheLocalSumWhereNothingIsRounded() {
        Dataset<Row> whole =
                LocalSpark.SESSION.range(0, 5000, 1, 4).selectExpr("id % 17 as a", "id % 5 as b", "id % 3 as y");
        GramMatrix gram = GramMatrix.of(2);
        for (int id = 0; id < 5000; id++) {
            gram.add(new double[] {id % 17, id % 5}, 0, new double[] {id % 3}, 0, 1);
        }
        assertArrayEquals(bytes(gram), bytes(SparkGram.of(whole, "y", "a", "b")));
    }

    @Test
    void arraysAndVectorsAreFeaturesToo() {
        Dataset<Row> columns = numbers(3000, 3).withColumnRenamed("x.1", "x1");
        byte[] expected = bytes(SparkGram.of(columns, "y", "x0", "x1", "x2"));
        Dataset<Row> arrays = columns.selectExpr("array(x0, x1, x2) as features", "y");
        assertArrayEquals(expected, bytes(SparkGram.of(arrays, "y", "features")));
        Dataset<Row> floats = columns.selectExpr("cast(array(x0, x1, x2) as array<float>) as features", "y");
        assertEquals(FEATURES, SparkGram.of(floats, "y", "features").columns());
        Dataset<Row> vectors = new VectorAssembler()
                .setInputCols(new String[] {"x0", "x1", "x2"})
                .setOutputCol("features")
                .transform(columns);
        assertArrayEquals(expected, bytes(SparkGram.of(vectors, "y", "features")));
    }

    /** Assembled vectors with more zeros than not are sparse. */
    @Test
    void sparseVectorsAreFeaturesToo() {
        Dataset<Row> columns = LocalSpark.SESSION
                .range(0, 2000, 1, 3)
                .selectExpr("if(id % 3 = 0, sin(id), 0) as a", "if(id % 5 = 0, 1, 0) as b", "0 as c", "id as y");
        Dataset<Row> vectors = new VectorAssembler()
                .setInputCols(new String[] {"a", "b", "c"})
                .setOutputCol("features")
                .transform(columns);
        assertArrayEquals(
                bytes(SparkGram.of(columns, "y", "a", "b", "c")), bytes(SparkGram.of(vectors, "y", "features")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sin(id) as x, id as y                            | x,z | column is missing: z (there are x, y)
            sin(id) as x, id as z                            | x   | column is missing: y (there are x, z)
            'a' as x, id as y                                | x   | column x must hold numbers: string
            id as x, 'a' as y                                | x   | column y must hold numbers: string
            array('a') as x, id as y                         | x   | column x must hold numbers: array<string>
            double('NaN') as x, id as y                      | x   | column x must hold finite numbers: NaN or null
            if(id = 1500, null, id) as x, id as y            | x   | column x must hold finite numbers: NaN or null
            id as x, if(id = 99, double('NaN'), id) as y     | x   | column y must hold finite numbers: NaN or null
            id as x, if(id = 99, double('-inf'), id) as y    | x   | column y must hold finite numbers: -Infinity
            array(id, if(id > 5, null, 1)) as x, id as y     | x   | column x[1] must hold finite numbers: NaN or null
            if(id > 5, null, array(id)) as x, id as y        | x   | column x holds null
            if(id > 5, array(id), array(id, id)) as x, id as y | x | all rows must have the same number of features: 2 and 1
            """)
    void whatCannotBeUsedIsNamed(String columns, String features, String message) {
        Dataset<Row> data = LocalSpark.SESSION.range(0, 2000, 1, 2).selectExpr(split(columns));
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> SparkGram.of(data, "y", features.split(",", -1)))
                        .getMessage());
    }

    /** The comma after the first alias parts the two expressions. */
    private static String[] split(String columns) {
        int comma = columns.indexOf(" as x, ") + " as x".length();
        return new String[] {columns.substring(0, comma), columns.substring(comma + 1)};
    }

    @Test
    void thereMustBeRowsAndFeatures() {
        Dataset<Row> none = numbers(10, 2).where("y > 100");
        assertEquals(
                "data must hold at least one row",
                assertThrows(IllegalArgumentException.class, () -> SparkGram.of(none, "y", NAMES))
                        .getMessage());
        assertEquals(
                "features must name at least one column",
                assertThrows(IllegalArgumentException.class, () -> SparkGram.of(none, "y"))
                        .getMessage());
    }

    /** Merging pieces of a sequence in any order gives the same tree. */
    @Test
    void piecesMayComeInAnyOrder() {
        int rows = 5000;
        byte[] expected = bytes(pieces(rows, IntStream.range(0, rows / 100).toArray()));
        int[] backwards =
                IntStream.range(0, rows / 100).map(i -> rows / 100 - 1 - i).toArray();
        int[] strided =
                IntStream.range(0, rows / 100).map(i -> i * 7 % (rows / 100)).toArray();
        assertArrayEquals(expected, bytes(pieces(rows, backwards)));
        assertArrayEquals(expected, bytes(pieces(rows, strided)));
    }

    private static GramMatrix pieces(int rows, int... order) {
        OrderedGram sum = new OrderedGram(1, false);
        for (int piece : order) {
            OrderedGram part = new OrderedGram(1, false);
            for (int row = piece * 100; row < (piece + 1) * 100; row++) {
                part.add(row, new double[] {Math.sin(row)}, new double[] {Math.exp(5 * Math.cos(row))}, NONE, 1);
            }
            sum.merge(part);
        }
        GramMatrix total = sum.total();
        assertEquals(rows, total.rows());
        return total;
    }

    @Test
    void missingRowsAreFoundOut() {
        OrderedGram gram = new OrderedGram(1, false);
        gram.add(5, new double[] {1}, new double[] {1}, NONE, 1);
        assertThrows(IllegalStateException.class, gram::total);
        OrderedGram gap = new OrderedGram(1, false);
        gap.add(0, new double[1024], new double[1024], NONE, 1024);
        gap.add(2048, new double[] {1}, new double[] {1}, NONE, 1);
        assertThrows(IllegalStateException.class, gap::total);
    }

    @Test
    void rowsThatChangeWhileTheyAreCountedAreFoundOut() {
        GramTask task = new GramTask(FeatureRows.of(numbers(1, 1).schema(), "y", null, NAMES));
        assertEquals(GramTask.Piece.MISCOUNTED, task.sum(List.<InternalRow>of().iterator(), 0, 1));
    }
}
