package org.longtail.validation.law.regression;

import java.util.Arrays;
import org.longtail.random.RandomStream;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.LinearSolver;
import org.longtail.regression.WishartSampler;

/** Runs generations of fits on pooled batches, isotropic design, through buffers that are reused from run to run. */
final class PooledFits {

    private final Pooling pooling;
    private final BatchShape shape;
    private final WishartSampler batches;
    private final GaussianRegression oneDesign;
    private final GramMatrix pool;
    private final LinearSolver solver = LinearSolver.create();
    private final double[] truth;
    private final double[] fitted;
    private final double[] values;

    PooledFits(Pooling pooling, BatchShape shape) {
        this.pooling = pooling;
        this.shape = shape;
        batches = WishartSampler.of(shape.columns());
        double[] variances = new double[shape.columns()];
        Arrays.fill(variances, 1);
        oneDesign = new GaussianRegression(variances, shape.rows());
        pool = GramMatrix.of(shape.columns());
        truth = LeastSquaresStages.powers(shape.columns(), 0);
        fitted = new double[shape.columns()];
        values = new double[shape.rows()];
    }

    /** Squared error of the last of so many generations. */
    double risk(RandomStream stream, long generations) {
        return pooling == Pooling.GAUSSIAN_MEAN ? meanRisk(stream, generations) : regressionRisk(stream, generations);
    }

    private double meanRisk(RandomStream stream, long generations) {
        double mean = truth[0];
        double total = 0;
        for (long g = 1; g <= generations; g++) {
            stream.fillNormals(values, 0, shape.rows());
            total += shape.rows() * mean + shape.noise() * Arrays.stream(values).sum();
            mean = total / (g * shape.rows());
        }
        double error = mean - truth[0];
        return error * error;
    }

    private double regressionRisk(RandomStream stream, long generations) {
        System.arraycopy(truth, 0, fitted, 0, fitted.length);
        pool.clear();
        for (long g = 1; g <= generations; g++) {
            if (pooling == Pooling.REUSED_DESIGN) {
                addOneDesign(stream, g);
            } else {
                if (pooling == Pooling.DISCARD) {
                    pool.clear();
                }
                batches.addTo(stream, shape.rows(), fitted, shape.noise(), pool);
            }
            solver.solveInto(pool, 0, fitted);
        }
        return oneDesign.risk(fitted, truth);
    }

    private void addOneDesign(RandomStream stream, long generation) {
        if (generation == 1) {
            oneDesign.draw(stream, fitted, shape.rows(), shape.noise());
        } else {
            oneDesign.relabel(stream, fitted, shape.rows(), shape.noise());
        }
        pool.add(oneDesign.design(), 0, oneDesign.response(), 0, shape.rows());
    }
}
