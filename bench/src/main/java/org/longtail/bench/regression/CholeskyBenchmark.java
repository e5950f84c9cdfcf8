package org.longtail.bench.regression;

import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Param;

/**
 * From the Gram matrix to the coefficients: copy, Cholesky decomposition, solution; ours equilibrates and estimates the
 * condition, too. Netlib: dpotrf, dpotrs; OpenBLAS: dposv.
 */
public class CholeskyBenchmark extends LibraryBenchmark {

    /** The order d. */
    @Param({"10", "50", "100", "1000", "2000"})
    int order;

    @Override
    Supplier<?> prepare(String library) {
        RidgeProblem problem = RidgeProblem.of(2 * order + "x" + order);
        RidgeSolvers.Solver solver = CholeskySolvers.named(library, problem);
        requireSolved(library, problem.relativeGradient(solver.solve()));
        return solver::solve;
    }
}
