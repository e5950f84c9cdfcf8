package org.longtail.bench.regression;

import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Param;

/** X'X alone. EJML: multInner; ojAlgo: multiply; netlib and OpenBLAS: dsyrk. */
public class GramBenchmark extends LibraryBenchmark {

    /** Rows x columns. */
    @Param({"200x10", "1000x50", "10000x100", "100000x100", "5000x1000", "2000x2000", "4000x2000"})
    String shape;

    @Override
    Supplier<?> prepare(String library) {
        RidgeProblem problem = RidgeProblem.of(shape);
        GramSolvers.Product product = GramSolvers.named(library, problem);
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
                throw new IllegalStateException(library + " has a wrong entry: " + product.get(i, d - 1));
            }
        }
        return () -> {
            product.compute();
            return product;
        };
    }
}
