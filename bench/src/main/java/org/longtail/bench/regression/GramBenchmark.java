package org.longtail.bench.regression;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** X'X alone, on one thread. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class GramBenchmark {

    /** Rows x columns. */
    @Param({"200x10", "1000x50", "10000x100", "100000x100", "5000x1000", "2000x2000", "4000x2000"})
    String shape;

    private GramSolvers.Product product;

    /**
     * Prepares the library that this method times, and checks that its answer solves the problem.
     *
     * @param params tells which method runs
     */
    @Setup(Level.Trial)
    public void setUp(BenchmarkParams params) {
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        RidgeProblem problem = RidgeProblem.of(shape);
        product = GramSolvers.named(method, problem);
        product.compute();
        int d = problem.columns();
        for (int i = 0; i < d; i += d - 1) {
            double expected = 0;
            for (int k = 0; k < problem.rows(); k++) {
                expected += problem.design()[k * d + i] * problem.design()[k * d + d - 1];
            }
            // Two rounded sums of n products of size 1: their difference has this deviation many times over.
            double tolerance = problem.rows() * 1e-14;
            if (!(Math.abs(product.get(i, d - 1) - expected) < tolerance)) {
                throw new IllegalStateException(method + " has a wrong entry: " + product.get(i, d - 1));
            }
        }
    }

    /** Ours. */
    @Benchmark
    public void longtail() {
        product.compute();
    }

    /** EJML: multInner. */
    @Benchmark
    public void ejml() {
        product.compute();
    }

    /** ojAlgo: multiply. */
    @Benchmark
    public void ojAlgo() {
        product.compute();
    }

    /** dev.ludovic.netlib on the Vector API: dsyrk. */
    @Benchmark
    public void netlibVector() {
        product.compute();
    }

    /** Native OpenBLAS on one thread: dsyrk. */
    @Benchmark
    public void openblas() {
        product.compute();
    }
}
