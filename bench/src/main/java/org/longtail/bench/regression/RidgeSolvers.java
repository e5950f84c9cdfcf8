package org.longtail.bench.regression;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.LinearSolver;
import org.netlib.util.intW;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;

/** One ridge fit, end to end, by each library: Gram matrix, X'y, factorisation, solution. */
final class RidgeSolvers {

    private RidgeSolvers() {}

    /** A fit that can be repeated: its data are in the form that its library likes best. */
    interface Solver {
        double[] solve();
    }

    static Solver named(String name, RidgeProblem problem) {
        return switch (name) {
            case "longtail" -> longtail(problem);
            case "ejml" -> ejml(problem);
            case "ojAlgo" -> ojAlgo(problem);
            case "netlibVector" -> netlib(problem);
            case "openblas" -> openblas(problem);
            default -> throw new IllegalArgumentException("no solver named " + name);
        };
    }

    private static Solver longtail(RidgeProblem p) {
        GramMatrix gram = GramMatrix.of(p.columns());
        LinearSolver solver = LinearSolver.create();
        double[] w = new double[p.columns()];
        return () -> {
            gram.clear();
            gram.add(p.design(), 0, p.response(), 0, p.rows());
            solver.solveInto(gram, RidgeProblem.PENALTY, w);
            return w;
        };
    }

    private static Solver ejml(RidgeProblem p) {
        DMatrixRMaj x = DMatrixRMaj.wrap(p.rows(), p.columns(), p.design());
        DMatrixRMaj y = DMatrixRMaj.wrap(p.rows(), 1, p.response());
        DMatrixRMaj gram = new DMatrixRMaj(p.columns(), p.columns());
        DMatrixRMaj moment = new DMatrixRMaj(p.columns(), 1);
        DMatrixRMaj w = new DMatrixRMaj(p.columns(), 1);
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(p.columns());
        return () -> {
            CommonOps_DDRM.multInner(x, gram);
            CommonOps_DDRM.multTransA(x, y, moment);
            for (int i = 0; i < p.columns(); i++) {
                gram.add(i, i, RidgeProblem.PENALTY);
            }
            if (!cholesky.setA(gram)) {
                throw new IllegalStateException("not positive definite");
            }
            cholesky.solve(moment, w);
            return w.data;
        };
    }

    private static Solver ojAlgo(RidgeProblem p) {
        R064Store x = R064Store.FACTORY.make(p.rows(), p.columns());
        for (int i = 0; i < p.rows(); i++) {
            for (int j = 0; j < p.columns(); j++) {
                x.set(i, j, p.design()[i * p.columns() + j]);
            }
        }
        R064Store y = R064Store.FACTORY.column(p.response());
        Cholesky<Double> cholesky = Cholesky.R064.make(p.columns(), p.columns());
        R064Store gram = R064Store.FACTORY.make(p.columns(), p.columns());
        return () -> {
            x.transpose().multiply(x, gram);
            for (int i = 0; i < p.columns(); i++) {
                gram.add(i, i, RidgeProblem.PENALTY);
            }
            MatrixStore<Double> moment = x.transpose().multiply(y);
            if (!cholesky.decompose(gram)) {
                throw new IllegalStateException("not positive definite");
            }
            return cholesky.getSolution(moment).toRawCopy1D();
        };
    }

    /** Fortran order: the row-major design is the transpose of what dsyrk sees, so that A A' is X'X. */
    private static Solver netlib(RidgeProblem p) {
        BLAS blas = JavaBLAS.getInstance();
        LAPACK lapack = JavaLAPACK.getInstance();
        int d = p.columns();
        double[] gram = new double[d * d];
        double[] w = new double[d];
        intW info = new intW(0);
        return () -> {
            blas.dsyrk("L", "N", d, p.rows(), 1, p.design(), d, 0, gram, d);
            blas.dgemv("N", d, p.rows(), 1, p.design(), d, p.response(), 1, 0, w, 1);
            for (int i = 0; i < d; i++) {
                gram[i * d + i] += RidgeProblem.PENALTY;
            }
            lapack.dpotrf("L", d, gram, d, info);
            lapack.dpotrs("L", d, 1, gram, d, w, d, info);
            if (info.val != 0) {
                throw new IllegalStateException("not positive definite");
            }
            return w;
        };
    }

    /** The data lie outside the Java heap, so that no call copies them. */
    private static Solver openblas(RidgeProblem p) {
        openblas.blas_set_num_threads(1);
        int d = p.columns();
        DoublePointer design = new DoublePointer(p.design());
        DoublePointer response = new DoublePointer(p.response());
        DoublePointer gram = new DoublePointer((long) d * d);
        DoublePointer w = new DoublePointer((long) d);
        double[] result = new double[d];
        return () -> {
            openblas.cblas_dsyrk(
                    openblas.CblasColMajor,
                    openblas.CblasLower,
                    openblas.CblasNoTrans,
                    d,
                    p.rows(),
                    1,
                    design,
                    d,
                    0,
                    gram,
                    d);
            openblas.cblas_dgemv(
                    openblas.CblasColMajor, openblas.CblasNoTrans, d, p.rows(), 1, design, d, response, 1, 0, w, 1);
            for (long i = 0; i < d; i++) {
                gram.put(i * d + i, gram.get(i * d + i) + RidgeProblem.PENALTY);
            }
            int info = openblas.LAPACKE_dposv(openblas.LAPACK_COL_MAJOR, (byte) 'L', d, 1, gram, d, w, d);
            if (info != 0) {
                throw new IllegalStateException("not positive definite");
            }
            w.get(result);
            return result;
        };
    }
}
