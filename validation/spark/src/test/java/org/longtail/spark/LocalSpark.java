package org.longtail.spark;

import org.apache.spark.sql.SparkSession;

/** One session on two threads for all tests of this JVM: starting another takes seconds. */
final class LocalSpark {

    static final SparkSession SESSION = SparkSession.builder()
            .master("local[2]")
            .appName("tests")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.shuffle.partitions", "3")
            .getOrCreate();

    private LocalSpark() {}
}
