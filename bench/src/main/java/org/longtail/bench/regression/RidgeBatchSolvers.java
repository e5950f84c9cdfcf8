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
import org.longtail.regression.RidgeBatch;
import org.netlib.util.intW;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.R064Store;

/** Many small ridge fits by each library, with one workspace for all: only the data of the problems differ. */
final class RidgeBatchSolvers {

    private RidgeBatchSolvers() {}

    static RidgeSolvers.Solver named(String name, RidgeBatchProblem batch) {
        return switch (name) {
            case "longtail" -> longtail(batch);
            case "ejml" -> ejml(batch);
            case "ojAlgo" -> ojAlgo(batch);
            case "netlibVector" -> netlib(batch);
            case "openblas" -> openblas(batch);
            default -> throw new IllegalArgumentException("no solver named " + name);
        };
    }

    private static RidgeSolvers.Solver longtail(RidgeBatchProblem b) {
        RidgeBatch solver = RidgeBatch.create();
        double[] all = new double[b.problems() * b.columns()];
        return () -> {
            solver.solveInto(
                    b.designs(), b.responses(), b.problems(), b.rows(), b.columns(), RidgeProblem.PENALTY, all);
            return all;
        };
    }

    private static RidgeSolvers.Solver ejml(RidgeBatchProblem b) {
        int d = b.columns();
        DMatrixRMaj[] designs = new DMatrixRMaj[b.problems()];
        DMatrixRMaj[] responses = new DMatrixRMaj[b.problems()];
        for (int p = 0; p < b.problems(); p++) {
            RidgeProblem problem = b.problem(p);
            designs[p] = DMatrixRMaj.wrap(b.rows(), d, problem.design());
            responses[p] = DMatrixRMaj.wrap(b.rows(), 1, problem.response());
        }
        DMatrixRMaj gram = new DMatrixRMaj(d, d);
        DMatrixRMaj moment = new DMatrixRMaj(d, 1);
        DMatrixRMaj w = new DMatrixRMaj(d, 1);
        LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.chol(d);
        double[] all = new double[b.problems() * d];
        return () -> {
            for (int p = 0; p < designs.length; p++) {
                CommonOps_DDRM.multInner(designs[p], gram);
                CommonOps_DDRM.multTransA(designs[p], responses[p], moment);
                for (int i = 0; i < d; i++) {
                    gram.add(i, i, RidgeProblem.PENALTY);
                }
                if (!cholesky.setA(gram)) {
                    throw new IllegalStateException("not positive definite");
                }
                cholesky.solve(moment, w);
                System.arraycopy(w.data, 0, all, p * d, d);
            }
            return all;
        };
    }

    private static RidgeSolvers.Solver ojAlgo(RidgeBatchProblem b) {
        int d = b.columns();
        R064Store[] designs = new R064Store[b.problems()];
        R064Store[] responses = new R064Store[b.problems()];
        for (int p = 0; p < b.problems(); p++) {
            RidgeProblem problem = b.problem(p);
            designs[p] = R064Store.FACTORY.make(b.rows(), d);
            for (int i = 0; i < b.rows(); i++) {
                for (int j = 0; j < d; j++) {
                    designs[p].set(i, j, problem.design()[i * d + j]);
                }
            }
            responses[p] = R064Store.FACTORY.column(problem.response());
        }
        Cholesky<Double> cholesky = Cholesky.R064.make(d, d);
        R064Store gram = R064Store.FACTORY.make(d, d);
        double[] all = new double[b.problems() * d];
        return () -> {
            for (int p = 0; p < designs.length; p++) {
                designs[p].transpose().multiply(designs[p], gram);
                for (int i = 0; i < d; i++) {
                    gram.add(i, i, RidgeProblem.PENALTY);
                }
                if (!cholesky.decompose(gram)) {
                    throw new IllegalStateException("not positive definite");
                }
                double[] w = cholesky.getSolution(designs[p].transpose().multiply(responses[p]))
                        .toRawCopy1D();
                System.arraycopy(w, 0, all, p * d, d);
            }
            return all;
        };
    }

    private static RidgeSolvers.Solver netlib(RidgeBatchProblem b) {
        BLAS blas = JavaBLAS.getInstance();
        LAPACK lapack = JavaLAPACK.getInstance();
        int n = b.rows();
        int d = b.columns();
        double[] gram = new double[d * d];
        double[] all = new double[b.problems() * d];
        intW info = new intW(0);
        return () -> {
            for (int p = 0; p < b.problems(); p++) {
                blas.dsyrk("L", "N", d, n, 1, b.designs(), p * n * d, d, 0, gram, 0, d);
                blas.dgemv("N", d, n, 1, b.designs(), p * n * d, d, b.responses(), p * n, 1, 0, all, p * d, 1);
                for (int i = 0; i < d; i++) {
                    gram[i * d + i] += RidgeProblem.PENALTY;
                }
                lapack.dpotrf("L", d, gram, 0, d, info);
                lapack.dpotrs("L", d, 1, gram, 0, d, all, p * d, d, info);
                if (info.val != 0) {
                    throw new IllegalStateException("not positive definite");
                }
            }
            return all;
        };
    }

    /** The data lie outside the Java heap, so that no call copies them. */
    private static RidgeSolvers.Solver openblas(RidgeBatchProblem b) {
        openblas.blas_set_num_threads(1);
        int n = b.rows();
        int d = b.columns();
        DoublePointer x = new DoublePointer(b.designs());
        DoublePointer y = new DoublePointer(b.responses());
        DoublePointer gram = new DoublePointer((long) d * d);
        DoublePointer w = new DoublePointer((long) b.problems() * d);
        double[] all = new double[b.problems() * d];
        int order = openblas.CblasColMajor;
        return () -> {
            for (int p = 0; p < b.problems(); p++) {
                x.position((long) p * n * d);
                y.position((long) p * n);
                w.position((long) p * d);
                openblas.cblas_dsyrk(order, openblas.CblasLower, openblas.CblasNoTrans, d, n, 1, x, d, 0, gram, d);
                openblas.cblas_dgemv(order, openblas.CblasNoTrans, d, n, 1, x, d, y, 1, 0, w, 1);
                for (long i = 0; i < d; i++) {
                    gram.put(i * d + i, gram.get(i * d + i) + RidgeProblem.PENALTY);
                }
                int info = openblas.LAPACKE_dposv(openblas.LAPACK_COL_MAJOR, (byte) 'L', d, 1, gram, d, w, d);
                if (info != 0) {
                    throw new IllegalStateException("not positive definite");
                }
            }
            w.position(0).get(all);
            return all;
        };
    }
}
