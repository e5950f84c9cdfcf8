package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.longtail.simd.SimdSupport;

/**
 * Loops over many problems allocate nothing. Measured on the scalar path, whose byte code is all there is; vectors live
 * on the heap until the compiler has seen them often enough, which is a matter of the JVM and of time.
 */
class AllocationTest {

    @Test
    void loopsOverManyProblemsAllocateNothing() {
        assumeTrue(SimdSupport.path() == SimdSupport.Path.SCALAR);
        SplittableRandom random = new SplittableRandom(1);
        int columns = 9;
        double[] design = Samples.normals(random, 40 * columns);
        double[] response = Samples.normals(random, 40);
        double[] coefficients = new double[columns];
        GramMatrix gram = GramMatrix.of(columns);
        LinearSolver solver = LinearSolver.create();
        Runnable loop = () -> {
            for (int repeat = 0; repeat < 20; repeat++) {
                gram.clear();
                gram.add(design, 0, response, 0, 40);
                solver.solveInto(gram, 0.5, coefficients);
                solver.solveInto(design, 0, response, 0, 40, columns, 0, coefficients);
                solver.solveInto(design, 0, response, 0, 4, columns, 0, coefficients);
            }
        };
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        loop.run();
        long before = threads.getCurrentThreadAllocatedBytes();
        loop.run();
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
    }
}
