package org.longtail.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longtail.regression.GramMatrix;

class WeightedSparkGramTest {

    /** Every seventh row has no weight, and no numbers either. */
    private static Dataset<Row> numbers(long rows, int partitions) {
        return LocalSpark.SESSION
                .range(0, rows, 1, partitions)
                .selectExpr(
                        "if(id % 7 = 0, null, exp(5 * sin(7 * id))) as a",
                        "sin(id) as b", "if(id % 7 = 0, double('NaN'), cos(3 * id)) as y", "id % 7 / 4 as w");
    }

    /** What one accumulator makes of rows a, b, y, w. */
    private static GramMatrix local(Dataset<Row> data) {
        List<Row> rows = data.collectAsList();
        double[] design = new double[2 * rows.size()];
        double[] response = new double[rows.size()];
        double[] weights = new double[rows.size()];
        for (int i = 0; i < weights.length; i++) {
            design[2 * i] = number(rows.get(i), 0);
            design[2 * i + 1] = number(rows.get(i), 1);
            response[i] = number(rows.get(i), 2);
            weights[i] = number(rows.get(i), 3);
        }
        GramMatrix gram = GramMatrix.of(2);
        gram.add(design, 0, response, 0, weights, 0, weights.length);
        return gram;
    }

    private static double number(Row row, int column) {
        return row.isNullAt(column) ? Double.NaN : ((Number) row.get(column)).doubleValue();
    }

    private static byte[] sum(Dataset<Row> data) {
        return SparkGramTest.bytes(SparkGram.weighted(data, "y", "w", "a", "b"));
    }

    /** Pieces of leaves travel with their weights; 40 partitions are merged in two groups first. */
    @Test
    void everyPartitioningGivesTheSameBits() {
        byte[] one = sum(numbers(10_000, 1));
        assertArrayEquals(one, sum(numbers(10_000, 7)));
        assertArrayEquals(one, sum(numbers(10_000, 40)));
    }

    /**
     * Both multiply the same rows by the same rounded roots; from there on each order errs by at most m u |x_i| |x_j| with m = 256
     * + n / 256 (see GramMatrix), so that they differ by twice that; u = 2^-53. Weights are quarters, whose sum is exact.
     */
    @Test
    void isTheLocalSumUpToRounding() {
        int rows = 10_000;
        GramMatrix local = local(numbers(rows, 1));
        GramMatrix spark = SparkGram.weighted(numbers(rows, 3), "y", "w", "a", "b");
        assertEquals(local.rows(), spark.rows());
        assertEquals(local.totalWeight(), spark.totalWeight());
        double unit = 2 * (256 + rows / 256.0) * 0x1p-53;
        double[] expected = new double[4];
        double[] actual = new double[4];
        local.crossProductInto(expected);
        spark.crossProductInto(actual);
        double[] norms = {Math.sqrt(expected[0]), Math.sqrt(expected[3])};
        for (int i = 0; i < 4; i++) {
            assertEquals(expected[i], actual[i], unit * norms[i / 2] * norms[i % 2]);
        }
        double[] moment = new double[2];
        double[] sparkMoment = new double[2];
        local.momentInto(moment);
        spark.momentInto(sparkMoment);
        for (int j = 0; j < 2; j++) {
            assertEquals(moment[j], sparkMoment[j], unit * norms[j] * Math.sqrt(local.responseSquared()));
        }
    }

    /** Whole numbers and squares as weights: then every order gives the local sum itself. */
    @Test
    void isTheLocalSumWhereNothingIsRounded() {
        Dataset<Row> whole = LocalSpark.SESSION
                .range(0, 5000, 1, 3)
                .selectExpr("id % 17 as a", "id % 5 as b", "id % 3 as y", "(id % 4) * (id % 4) as w");
        assertArrayEquals(SparkGramTest.bytes(local(whole)), sum(whole));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1                               | v | column is missing: v (there are x, y, w)
            upper('a')                      | w | column w must hold numbers: string
            if(id = 1500, -0.5, 1)          | w | column w must hold finite weights that are not negative: -0.5
            if(id = 1500, double('NaN'), 1) | w | column w must hold finite weights that are not negative: NaN or null
            if(id = 99, null, 1)            | w | column w must hold finite weights that are not negative: NaN or null
            if(id = 99, double('inf'), 1)   | w | column w must hold finite weights that are not negative: Infinity
            0                               | w | column w must hold at least one weight above 0
            if(id = 7, 2, 1)                | w | column x must hold finite numbers: NaN or null
            """)
    void whatCannotBeUsedIsNamed(String weight, String name, String message) {
        Dataset<Row> data = LocalSpark.SESSION
                .range(0, 2000, 1, 2)
                .selectExpr(
                        weight.contains("2, 1") ? "if(id = 7, null, id) as x" : "id as x", "id as y", weight + " as w");
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> SparkGram.weighted(data, "y", name, "x"))
                        .getMessage());
    }
}
