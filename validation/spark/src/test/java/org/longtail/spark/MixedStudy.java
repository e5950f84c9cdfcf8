package org.longtail.spark;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.longtail.regression.GramMatrix;
import org.longtail.simd.SimdSupport;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Laws;
import org.longtail.validation.law.ScalingLaw;
import org.longtail.validation.study.CellRecord;
import org.longtail.validation.study.Engine;
import org.longtail.validation.study.Grid;
import org.longtail.validation.study.Shard;

/** Sums and cells of every law on executors of which some have vectors and some have not, printed line by line. */
final class MixedStudy {

    static final String VECTOR_MODULE = "jdk.incubator.vector";

    private static final int EXECUTORS = 3;
    /** Of the cells, which are dealt out over all laws; every one would take a minute. */
    private static final Shard SOME = new Shard(1, 170);

    private MixedStudy() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        try (SparkSession spark = SparkSession.builder()
                .master(arguments[0])
                .config("spark.ui.enabled", "false")
                .config("spark.cores.max", EXECUTORS)
                // No task starts before all executors are there; then each takes its turn.
                .config("spark.scheduler.minRegisteredResourcesRatio", "1.0")
                .config("spark.scheduler.maxRegisteredResourcesWaitingTime", "120s")
                .getOrCreate()) {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
            System.out.println(paths(context));
            results(spark, new SparkEngine(context)).forEach(System.out::println);
        }
    }

    /** Which kernels the executors run, and why. */
    private static Set<String> paths(JavaSparkContext context) {
        List<Integer> tasks = IntStream.range(0, 4 * EXECUTORS).boxed().toList();
        return new TreeSet<>(context.parallelize(tasks, tasks.size())
                .map(task -> SimdSupport.path() + reason())
                .collect());
    }

    private static String reason() {
        if (ModuleLayer.boot().findModule(VECTOR_MODULE).isEmpty()) {
            return " without module";
        }
        return System.getProperty("longtail.simd") == null ? " by choice" : " by order";
    }

    /** A line for the sums of a table, and one for each cell in order. */
    static List<String> results(SparkSession spark, Engine engine) throws InterruptedException {
        List<String> cells = new ArrayList<>();
        List<ScalingLaw> laws = Laws.all().stream()
                .filter(law -> !law.description().id().equals(SparkEngineTest.Broken.ID))
                .toList();
        engine.measure(
                Grid.of(laws, Budget.QUICK, 8).part(SOME),
                (key, measurement) -> cells.add(new CellRecord(key, measurement).toLine()));
        List<String> lines = new ArrayList<>(List.of(sums(spark)));
        lines.addAll(cells.stream().sorted().toList());
        return lines;
    }

    /** Quotients, which every JVM rounds alike. */
    private static String sums(SparkSession spark) {
        Dataset<Row> data = spark.range(0, 9000, 1, 4 * EXECUTORS)
                .selectExpr("id % 97 / 7 as a", "id % 89 / 11 as b", "id % 83 / 3 as y", "id % 5 / 13 as w");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (GramMatrix gram :
                    List.of(SparkGram.of(data, "y", "a", "b"), SparkGram.weighted(data, "y", "w", "a", "b"))) {
                gram.writeTo(out);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return HexFormat.of().formatHex(bytes.toByteArray());
    }
}
