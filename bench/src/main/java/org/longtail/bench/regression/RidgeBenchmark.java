package org.longtail.bench.regression;

import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Param;

/**
 * One ridge fit, end to end: Gram matrix, X'y, factorisation, solution. EJML: multInner, multTransA, Cholesky; ojAlgo:
 * multiply, Cholesky; netlib and OpenBLAS: dsyrk, dgemv, dpotrf and dpotrs or dposv.
 */
public class RidgeBenchmark extends LibraryBenchmark {

    /** Rows x columns. */
    @Param({"200x10", "1000x50", "10000x100", "100000x100", "5000x1000", "2000x2000", "4000x2000"})
    String shape;

    @Override
    Supplier<?> prepare(String library) {
        RidgeProblem problem = RidgeProblem.of(shape);
        RidgeSolvers.Solver solver = RidgeSolvers.named(library, problem);
        requireSolved(library, problem.relativeGradient(solver.solve()));
        return solver::solve;
    }
}
