package org.longtail.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.Ridge;

/** Ridge regression of rows that are means of n observations each: columns x1, x2, y and n of Parquet files. */
final class WeightedRidgeExample {

    private WeightedRidgeExample() {}

    public static void main(String[] arguments) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        Dataset<Row> means = spark.read().parquet(arguments[0]);
        GramMatrix gram = SparkGram.weighted(means, "y", "n", "x1", "x2");
        System.out.println(gram.totalWeight() + " observations in " + gram.rows() + " rows");
        System.out.println(Ridge.ofPenaltyPerRow(0.01).withIntercept().fit(gram));
    }
}
