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

/** One ridge fit, end to end, on one thread: Gram matrix, X'y, factorisation, solution. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class RidgeBenchmark {

    /** Rows x columns. */
    @Param({"200x10", "1000x50", "10000x100", "100000x100", "5000x1000", "2000x2000", "4000x2000"})
    String shape;

    private RidgeSolvers.Solver solver;

    /**
     * Prepares the library that this method times, and checks that its answer solves the problem.
     *
     * @param params tells which method runs
     */
    @Setup(Level.Trial)
    public void setUp(BenchmarkParams params) {
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        RidgeProblem problem = RidgeProblem.of(shape);
        solver = RidgeSolvers.named(method, problem);
        double gradient = problem.relativeGradient(solver.solve());
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
