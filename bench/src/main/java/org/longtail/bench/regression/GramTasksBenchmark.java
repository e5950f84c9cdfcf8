package org.longtail.bench.regression;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.longtail.regression.GramMatrix;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** X'X and X'y of one large block of rows, on the caller's thread and shared by tasks. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class GramTasksBenchmark {

    /** Rows x columns. */
    @Param({"5000x1000", "10000x100"})
    String shape;

    /** How many tasks, and threads for them. */
    @Param({"1", "2"})
    int tasks;

    private RidgeProblem problem;
    private GramMatrix gram;
    private ExecutorService executor;

    /** Starts the threads and checks that sharing gives the sums of one thread, up to rounding. */
    @Setup(Level.Trial)
    public void setUp() {
        problem = RidgeProblem.of(shape);
        gram = GramMatrix.of(problem.columns());
        executor = Executors.newFixedThreadPool(tasks);
        double expected = longtail().responseSquared();
        double shared = longtailTasks().responseSquared();
        // Two sums of n squares, each some sqrt(n) u off.
        if (!(Math.abs(shared - expected) < problem.rows() * 0x1p-53 * expected)) {
            throw new IllegalStateException("shared y'y is " + shared + ", not " + expected);
        }
    }

    /** Stops the threads. */
    @TearDown(Level.Trial)
    public void tearDown() {
        executor.close();
    }

    /** On this thread. */
    @Benchmark
    public GramMatrix longtail() {
        gram.clear();
        gram.add(problem.design(), 0, problem.response(), 0, problem.rows());
        return gram;
    }

    /** Shared. */
    @Benchmark
    public GramMatrix longtailTasks() {
        gram.clear();
        gram.add(problem.design(), 0, problem.response(), 0, problem.rows(), executor, tasks);
        return gram;
    }
}
