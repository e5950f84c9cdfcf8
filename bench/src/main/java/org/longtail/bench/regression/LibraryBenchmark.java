package org.longtail.bench.regression;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** One computation by each library on one thread, a method for each. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public abstract class LibraryBenchmark {

    /** What is left of X'y by a solution, relative: a thousand times what these well-conditioned problems lose. */
    private static final double LARGEST_GRADIENT = 1e-10;

    private Supplier<?> computation;

    /** Prepares the computation of a library, named as its method is, and checks its answer. */
    abstract Supplier<?> prepare(String library);

    /**
     * Prepares the library that this method times.
     *
     * @param params tells which method runs
     */
    @Setup(Level.Trial)
    public void setUp(BenchmarkParams params) {
        computation =
                prepare(params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1));
    }

    /** Throws unless a solution leaves next to nothing of X'y. */
    static void requireSolved(String library, double relativeGradient) {
        if (!(relativeGradient < LARGEST_GRADIENT)) {
            throw new IllegalStateException(library + " leaves a relative gradient of " + relativeGradient);
        }
    }

    /** Ours. */
    @Benchmark
    public Object longtail() {
        return computation.get();
    }

    /** EJML. */
    @Benchmark
    public Object ejml() {
        return computation.get();
    }

    /** ojAlgo. */
    @Benchmark
    public Object ojAlgo() {
        return computation.get();
    }

    /** dev.ludovic.netlib on the Vector API. */
    @Benchmark
    public Object netlibVector() {
        return computation.get();
    }

    /** Native OpenBLAS on one thread. */
    @Benchmark
    public Object openblas() {
        return computation.get();
    }
}
