package org.longtail.bench.regression;

import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Param;

/**
 * Many small ridge fits, from memory (10,000 problems) and from the cache (80). Times are of all of them. The peers'
 * routines are those of {@link RidgeBenchmark}.
 */
public class RidgeBatchBenchmark extends LibraryBenchmark {

    /** Rows x columns of each problem. */
    @Param({"64x8", "100x20"})
    String shape;

    /** How many problems. */
    @Param({"10000", "80"})
    int problems;

    @Override
    Supplier<?> prepare(String library) {
        int times = shape.indexOf('x');
        int rows = Integer.parseInt(shape.substring(0, times));
        int columns = Integer.parseInt(shape.substring(times + 1));
        RidgeBatchProblem batch = RidgeBatchProblem.of(problems, rows, columns);
        RidgeSolvers.Solver solver = RidgeBatchSolvers.named(library, batch);
        requireSolved(library, batch.relativeGradient(solver.solve()));
        return solver::solve;
    }
}
