package org.longtail.bench.regression;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.LinearSolver;
import org.netlib.util.intW;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;

/**
 * From X'X + penalty I and X'y to the solution, by the Cholesky decomposition of each library. Each copies its matrix
 * first, as it must be left as it is; ours also equilibrates and estimates the condition, which cannot be left out.
 */
final class CholeskySolvers {

    private CholeskySolvers() {}

    static RidgeSolvers.Solver named(String name, RidgeProblem problem) {
        GramMatrix sums = GramMatrix.of(problem.columns());
        sums.add(problem.design(), 0, problem.response(), 0, problem.rows());
        int d = problem.columns();
        double[] gram = new double[d * d];
        double[] moment = new double[d];
        sums.crossProductInto(gram);
        sums.momentInto(moment);
        for (int i = 0; i < d; i++) {
            gram[i * d + i] += RidgeProblem.PENALTY;
        }
        return switch (name) {
            case "longtail" -> longtail(sums);
            case "ejml" -> ejml(gram, moment);
            case "ojAlgo" -> ojAlgo(gram, moment);
            case "netlibVector" -> netlib(gram, moment);
            case "openblas" -> openblas(gram, moment);
            default -> throw new IllegalArgumentException("no solver named " + name);
        };
    }

    private static RidgeSolvers.Solver longtail(GramMatrix sums) {
        LinearSolver solver = LinearSolver.create();
        double[] w = new double[sums.columns()];
        return () -> {
            solver.solveInto(sums, RidgeProblem.PENALTY, w);
            return w;
        };
    }

    private static RidgeSolvers.Solver ejml(double[] gram, double[] moment) {
        int d = moment.length;
        DMatrixRMaj a = DMatrixRMaj.wrap(d, d, gram);
        DMatrixRMaj copy = new DMatrixRMaj(d, d);
        DMatrixRMaj b = DMatrixRMaj.wrap(d, 1, moment);
        DMatrixRMaj w = new DMatrixRMaj(d, 1);
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(d);
        return () -> {
            copy.setTo(a);
            if (!cholesky.setA(copy)) {
                throw new IllegalStateException("not positive definite");
            }
            cholesky.solve(b, w);
            return w.data;
        };
    }

    private static RidgeSolvers.Solver ojAlgo(double[] gram, double[] moment) {
        int d = moment.length;
        R064Store a = R064Store.FACTORY.make(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                a.set(i, j, gram[i * d + j]);
            }
        }
        R064Store b = R064Store.FACTORY.column(moment);
        Cholesky<Double> cholesky = Cholesky.R064.make(d, d);
        return () -> {
            if (!cholesky.decompose(a)) {
                throw new IllegalStateException("not positive definite");
            }
            return cholesky.getSolution(b).toRawCopy1D();
        };
    }

    private static RidgeSolvers.Solver netlib(double[] gram, double[] moment) {
        LAPACK lapack = JavaLAPACK.getInstance();
        int d = moment.length;
        double[] factor = new double[d * d];
        double[] w = new double[d];
        intW info = new intW(0);
        return () -> {
            System.arraycopy(gram, 0, factor, 0, d * d);
            System.arraycopy(moment, 0, w, 0, d);
            lapack.dpotrf("L", d, factor, d, info);
            lapack.dpotrs("L", d, 1, factor, d, w, d, info);
            if (info.val != 0) {
                throw new IllegalStateException("not positive definite");
            }
            return w;
        };
    }

    /** The data lie outside the Java heap, so that no call copies them there. */
    private static RidgeSolvers.Solver openblas(double[] gram, double[] moment) {
        openblas.blas_set_num_threads(1);
        int d = moment.length;
        long square = (long) d * d;
        DoublePointer a = new DoublePointer(gram);
        DoublePointer b = new DoublePointer(moment);
        DoublePointer factor = new DoublePointer(square);
        DoublePointer w = new DoublePointer((long) d);
        double[] result = new double[d];
        return () -> {
            openblas.cblas_dcopy((int) square, a, 1, factor, 1);
            openblas.cblas_dcopy(d, b, 1, w, 1);
            int info = openblas.LAPACKE_dposv(openblas.LAPACK_COL_MAJOR, (byte) 'L', d, 1, factor, d, w, d);
            if (info != 0) {
                throw new IllegalStateException("not positive definite");
            }
            w.get(result);
            return result;
        };
    }
}
