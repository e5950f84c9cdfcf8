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

/** Many small ridge fits on one thread, from memory (10,000 problems) and from the cache (80). Times are of all of them. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class RidgeBatchBenchmark {

    /** Rows x columns of each problem. */
    @Param({"64x8", "100x20"})
    String shape;

    /** How many problems. */
    @Param({"10000", "80"})
    int problems;

    private RidgeSolvers.Solver solver;

    /**
     * Prepares the library that this method times, and checks that its answer solves the problem.
     *
     * @param params tells which method runs
     */
    @Setup(Level.Trial)
    public void setUp(BenchmarkParams params) {
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        int times = shape.indexOf('x');
        int rows = Integer.parseInt(shape.substring(0, times));
        int columns = Integer.parseInt(shape.substring(times + 1));
        RidgeBatchProblem batch = RidgeBatchProblem.of(problems, rows, columns);
        solver = RidgeBatchSolvers.named(method, batch);
        double gradient = batch.relativeGradient(solver.solve());
        if (!(gradient < 1e-10)) {
            throw new IllegalStateException(method + " leaves a relative gradient of " + gradient);
        }
    }

    /** Ours. */
    @Benchmark
    public double[] longtail() {
        return solver.solve();
    }

    /** EJML: multInner, multTransA, Cholesky. */
    @Benchmark
    public double[] ejml() {
        return solver.solve();
    }

    /** ojAlgo: multiply, Cholesky. */
    @Benchmark
    public double[] ojAlgo() {
        return solver.solve();
    }

    /** dev.ludovic.netlib on the Vector API: dsyrk, dgemv, dpotrf, dpotrs. */
    @Benchmark
    public double[] netlibVector() {
        return solver.solve();
    }

    /** Native OpenBLAS on one thread: dsyrk, dgemv, dposv. */
    @Benchmark
    public double[] openblas() {
        return solver.solve();
    }
}
