package org.longtail.bench.regression;

import java.util.Arrays;
import org.longtail.random.RandomStream;

/**
 * Small ridge problems of Gaussian data, one after another.
 *
 * @param problems how many
 * @param rows n of each
 * @param columns d of each
 * @param designs problems x n x d, row-major
 * @param responses problems x n
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: only a bundle of arguments
record RidgeBatchProblem(int problems, int rows, int columns, double[] designs, double[] responses) {

    private static final long SEED = 20240711;

    static RidgeBatchProblem of(int problems, int rows, int columns) {
        RandomStream stream = RandomStream.of(SEED, rows, columns);
        double[] designs = new double[problems * rows * columns];
        double[] responses = new double[problems * rows];
        stream.fillNormals(designs, 0, designs.length);
        stream.fillNormals(responses, 0, responses.length);
        return new RidgeBatchProblem(problems, rows, columns, designs, responses);
    }

    /** A copy of one problem. */
    RidgeProblem problem(int index) {
        int design = index * rows * columns;
        return new RidgeProblem(
                rows,
                columns,
                Arrays.copyOfRange(designs, design, design + rows * columns),
                Arrays.copyOfRange(responses, index * rows, (index + 1) * rows));
    }

    /** The largest relative gradient of all problems: zero for the solutions. */
    double relativeGradient(double[] coefficients) {
        double largest = 0;
        for (int p = 0; p < problems; p++) {
            double[] w = Arrays.copyOfRange(coefficients, p * columns, (p + 1) * columns);
            largest = Math.max(largest, problem(p).relativeGradient(w));
        }
        return largest;
    }
}
