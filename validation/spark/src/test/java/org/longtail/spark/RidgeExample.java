package org.longtail.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.Ridge;
import org.longtail.regression.RidgePath;
import org.longtail.regression.RidgePathFit;

/** Ridge regression of a table that no machine could hold: columns x1, x2 and y of Parquet files. */
final class RidgeExample {

    private RidgeExample() {}

    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        Dataset<Row> data = spark.read().parquet(arguments[0]);
        GramMatrix gram = SparkGram.of(data, "y", "x1", "x2");
        System.out.println(Ridge.ofPenaltyPerRow(0.01).withIntercept().fit(gram));
        RidgePathFit path = RidgePath.ofPenaltiesPerRow(1, 0.1, 0.01, 0.001).fit(gram);
        System.out.println(path.totalPenalty(path.bestByGeneralizedCrossValidation()));
    }
}
