package org.longtail.validation.law.regression;

import java.util.stream.IntStream;
import org.longtail.random.RandomStream;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.LeastSquares;
import org.longtail.regression.Ridge;

/** Fits on fresh Gaussian samples, through buffers that are reused from fit to fit. */
final class LeastSquaresStages {

    private final GaussianRegression sample;
    private final GramMatrix gram;

    LeastSquaresStages(double[] variances, int mostRows) {
        sample = new GaussianRegression(variances, mostRows);
        gram = GramMatrix.of(variances.length);
    }

    /** Coefficients after so many generations of least squares, each labelled by the one before. */
    double[] generate(RandomStream stream, double[] truth, ChainShape shape, long generations) {
        double[] coefficients = truth;
        for (long g = 0; g < generations; g++) {
            coefficients = leastSquares(stream, coefficients, shape.generatorRows(), shape.generatorNoise());
        }
        return coefficients;
    }

    double[] leastSquares(RandomStream stream, double[] labeller, int rows, double noise) {
        draw(stream, labeller, rows, noise);
        return LeastSquares.fit(gram).coefficients();
    }

    double[] ridge(RandomStream stream, double[] labeller, int rows, double noise, double penaltyPerRow) {
        draw(stream, labeller, rows, noise);
        return Ridge.ofPenaltyPerRow(penaltyPerRow).fit(gram).coefficients();
    }

    double risk(double[] coefficients, double[] truth) {
        return sample.risk(coefficients, truth);
    }

    private void draw(RandomStream stream, double[] labeller, int rows, double noise) {
        sample.draw(stream, labeller, rows, noise);
        gram.clear();
        gram.add(sample.design(), 0, sample.response(), 0, rows);
    }

    /** j^exponent for j = 1..count. */
    static double[] powers(int count, double exponent) {
        return IntStream.rangeClosed(1, count)
                .mapToDouble(j -> Math.pow(j, exponent))
                .toArray();
    }
}
