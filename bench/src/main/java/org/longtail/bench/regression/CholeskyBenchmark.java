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

/** From the Gram matrix to the coefficients, on one thread: copy, Cholesky decomposition, solution. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class CholeskyBenchmark {

    /** The order d. */
    @Param({"10", "50", "100", "1000", "2000"})
    int order;

    private RidgeSolvers.Solver solver;

    /**
     * Prepares the library that this method times, and checks that its answer solves the problem.
     *
     * @param params tells which method runs
     */
    @Setup(Level.Trial)
    public void setUp(BenchmarkParams params) {
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        RidgeProblem problem = RidgeProblem.of(2 * order + "x" + order);
        solver = CholeskySolvers.named(method, problem);
        double gradient = problem.relativeGradient(solver.solve());
        if (!(gradient < 1e-10)) {
            throw new IllegalStateException(method + " leaves a relative gradient of " + gradient);
        }
    }

    /** Ours: equilibration and condition estimate included. */
    @Benchmark
    public double[] longtail() {
        return solver.solve();
    }

    /** EJML: Cholesky. */
    @Benchmark
    public double[] ejml() {
        return solver.solve();
    }

    /** ojAlgo: Cholesky. */
    @Benchmark
    public double[] ojAlgo() {
        return solver.solve();
    }

    /** dev.ludovic.netlib on the Vector API: dpotrf, dpotrs. */
    @Benchmark
    public double[] netlibVector() {
        return solver.solve();
    }

    /** Native OpenBLAS on one thread: dposv. */
    @Benchmark
    public double[] openblas() {
        return solver.solve();
    }
}
