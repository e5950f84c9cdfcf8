package org.longtail.bench.regression;

import dev.ludovic.netlib.blas.BLAS;
import dev.ludovic.netlib.blas.JavaBLAS;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.longtail.regression.GramMatrix;
import org.ojalgo.matrix.store.R064Store;

/** X'X by each library; ours has X'y, y'y and the column sums in it, which cannot be left out. */
final class GramSolvers {

    private GramSolvers() {}

    /** A product that can be repeated, and its result. */
    interface Product {

        void compute();

        /** Entry (i, j) of X'X, for i at most j. */
        double get(int i, int j);
    }

    static Product named(String name, RidgeProblem problem) {
        return switch (name) {
            case "longtail" -> longtail(problem);
            case "ejml" -> ejml(problem);
            case "ojAlgo" -> ojAlgo(problem);
            case "netlibVector" -> netlib(problem);
            case "openblas" -> openblas(problem);
            default -> throw new IllegalArgumentException("no product named " + name);
        };
    }

    private static Product longtail(RidgeProblem p) {
        GramMatrix gram = GramMatrix.of(p.columns());
        return new Product() {
            @Override
            public void compute() {
                gram.clear();
                gram.add(p.design(), 0, p.response(), 0, p.rows());
            }

            @Override
            public double get(int i, int j) {
                double[] all = new double[p.columns() * p.columns()];
                gram.crossProductInto(all);
                return all[i * p.columns() + j];
            }
        };
    }

    private static Product ejml(RidgeProblem p) {
        DMatrixRMaj x = DMatrixRMaj.wrap(p.rows(), p.columns(), p.design());
        DMatrixRMaj gram = new DMatrixRMaj(p.columns(), p.columns());
        return new Product() {
            @Override
            public void compute() {
                CommonOps_DDRM.multInner(x, gram);
            }

            @Override
            public double get(int i, int j) {
                return gram.get(i, j);
            }
        };
    }

    private static Product ojAlgo(RidgeProblem p) {
        R064Store x = R064Store.FACTORY.make(p.rows(), p.columns());
        for (int i = 0; i < p.rows(); i++) {
            for (int j = 0; j < p.columns(); j++) {
                x.set(i, j, p.design()[i * p.columns() + j]);
            }
        }
        R064Store gram = R064Store.FACTORY.make(p.columns(), p.columns());
        return new Product() {
            @Override
            public void compute() {
                x.transpose().multiply(x, gram);
            }

            @Override
            public double get(int i, int j) {
                return gram.doubleValue(i, j);
            }
        };
    }

    /** Fortran order: the row-major design is the transpose of what dsyrk sees, so that A A' is X'X. */
    private static Product netlib(RidgeProblem p) {
        BLAS blas = JavaBLAS.getInstance();
        int d = p.columns();
        double[] gram = new double[d * d];
        return new Product() {
            @Override
            public void compute() {
                blas.dsyrk("L", "N", d, p.rows(), 1, p.design(), d, 0, gram, d);
            }

            @Override
            public double get(int i, int j) {
                return gram[i * d + j];
            }
        };
    }

    /** The data lie outside the Java heap, so that no call copies them. */
    private static Product openblas(RidgeProblem p) {
        openblas.blas_set_num_threads(1);
        int d = p.columns();
        DoublePointer design = new DoublePointer(p.design());
        DoublePointer gram = new DoublePointer((long) d * d);
        int order = openblas.CblasColMajor;
        return new Product() {
            @Override
            public void compute() {
                openblas.cblas_dsyrk(
                        order, openblas.CblasLower, openblas.CblasNoTrans, d, p.rows(), 1, design, d, 0, gram, d);
            }

            @Override
            public double get(int i, int j) {
                return gram.get((long) i * d + j);
            }
        };
    }
}
