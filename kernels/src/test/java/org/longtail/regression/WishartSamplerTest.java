package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.longtail.random.RandomStream;

/**
 * The sampled sums against the law of sums over rows. Every test compares at p = 1e-4; there are 49 comparisons, so a
 * right sampler fails one of them for 5 seeds in 1000. The seeds are fixed: it passes or fails for good.
 */
class WishartSamplerTest {

    private static final double LEVEL = 1e-4;

    /** Two-sided, normal. */
    private static final double SIGMAS = 3.89;

    private static final int SAMPLES = 12_000;

    /** Every entry of the sums, and a fit with intercept, against direct simulation: two-sample Kolmogorov-Smirnov. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "3, 3", "4, 3", "12, 3"})
    void sumsAndFitsAreDistributedAsThoseOfRows(int rows, int columns) {
        double[] covariance = {2, 0.8, -0.3, 0.8, 1, 0.1, -0.3, 0.1, 0.5};
        double[] w = {1, -2, 0.5};
        if (columns == 2) {
            covariance = new double[] {2, 0.8, 0.8, 1};
        }
        WishartSampler sampler = WishartSampler.ofCovariance(covariance, columns);
        RandomStream stream = RandomStream.of(2, rows, columns);
        RandomStream other = RandomStream.of(3, rows, columns);
        double[][] sampled = new double[9][SAMPLES];
        double[][] direct = new double[9][SAMPLES];
        GramMatrix gram = GramMatrix.of(columns);
        for (int k = 0; k < SAMPLES; k++) {
            gram.clear();
            sampler.addTo(stream, rows, w, 0.7, gram);
            assertEquals(rows, gram.rows());
            record(gram, sampled, k);
            gram.clear();
            addRows(other, rows, columns, covariance, w, 0.7, gram);
            record(gram, direct, k);
        }
        for (int i = 0; i < sampled.length; i++) {
            var result = KolmogorovSmirnovTest.withDefaults().test(sampled[i], direct[i]);
            int statistic = i;
            assertTrue(result.getPValue() > LEVEL, () -> "statistic " + statistic + ": p = " + result.getPValue());
        }
    }

    /** Functions of the sums that between them involve every kind of entry, and their dependence. */
    private static void record(GramMatrix gram, double[][] statistics, int k) {
        int d = gram.columns();
        double[] product = new double[d * d];
        gram.crossProductInto(product);
        double[] moment = new double[d];
        gram.momentInto(moment);
        double[] sums = new double[d];
        gram.columnSumsInto(sums);
        LinearFit fit = Ridge.ofTotalPenalty(1).withIntercept().fit(gram);
        statistics[0][k] = product[0];
        statistics[1][k] = product[d * d - 1];
        statistics[2][k] = product[1];
        statistics[3][k] = moment[0];
        statistics[4][k] = gram.responseSquared();
        statistics[5][k] = sums[0] * gram.responseSum();
        statistics[6][k] = product[0] * product[d + 1] - product[1] * product[1];
        statistics[7][k] = fit.coefficients()[1];
        statistics[8][k] = fit.residualSumOfSquares();
    }

    static void addRows(
            RandomStream stream,
            int rows,
            int columns,
            double[] covariance,
            double[] w,
            double noise,
            GramMatrix gram) {
        double[] root = choleskyByHand(covariance, columns);
        double[] design = new double[rows * columns];
        double[] response = new double[rows];
        for (int row = 0; row < rows; row++) {
            double[] z = new double[columns + 1];
            stream.fillNormals(z, 0, columns + 1);
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i <= j; i++) {
                    design[row * columns + j] += z[i] * root[i * columns + j];
                }
                response[row] += design[row * columns + j] * w[j];
            }
            response[row] += noise * z[columns];
        }
        gram.add(design, 0, response, 0, rows);
    }

    private static double[] choleskyByHand(double[] a, int d) {
        double[] r = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = i; j < d; j++) {
                double sum = a[i * d + j];
                for (int k = 0; k < i; k++) {
                    sum -= r[k * d + i] * r[k * d + j];
                }
                r[i * d + j] = j == i ? Math.sqrt(sum) : sum / r[i * d + i];
            }
        }
        return r;
    }

    /**
     * E |what - w|^2 in the norm of S is noise^2 d / (n - d - 1), exactly (inverse Wishart mean), whatever S. The
     * standard error of the mean is estimated from the sample.
     */
    @ParameterizedTest
    @CsvSource({"20, 5", "64, 8", "100, 20", "100000, 7"})
    void theRiskOfLeastSquaresIsTheInverseWishartMean(int rows, int columns) {
        double[] variances = new double[columns];
        Arrays.setAll(variances, j -> Math.pow(j + 1, -1.5));
        WishartSampler sampler = WishartSampler.ofVariances(variances);
        RandomStream stream = RandomStream.of(5, rows);
        double[] w = new double[columns];
        Arrays.setAll(w, j -> j - 2.0);
        GramMatrix gram = GramMatrix.of(columns);
        LinearSolver solver = LinearSolver.create();
        double[] estimate = new double[columns];
        double[] risks = draw(SAMPLES, () -> {
            gram.clear();
            sampler.addTo(stream, rows, w, 1.3, gram);
            solver.solveInto(gram, 0, estimate);
            double risk = 0;
            for (int j = 0; j < columns; j++) {
                risk += variances[j] * (estimate[j] - w[j]) * (estimate[j] - w[j]);
            }
            return risk;
        });
        double mean = Arrays.stream(risks).average().orElseThrow();
        double square = Arrays.stream(risks).map(x -> (x - mean) * (x - mean)).sum();
        double standardError = Math.sqrt(square / (SAMPLES - 1.0) / SAMPLES);
        double expected = 1.3 * 1.3 * columns / (rows - columns - 1.0);
        assertEquals(expected, mean, SIGMAS * standardError);
    }

    @Test
    void withoutNoiseTheCoefficientsComeBack() {
        double[] w = {3, -1, 2, 0.5};
        GramMatrix gram = GramMatrix.of(4);
        WishartSampler.of(4).addTo(RandomStream.of(6), 1000, w, 0, gram);
        LinearFit fit = LeastSquares.fitWithIntercept(gram);
        assertArrayEquals(w, fit.coefficients(), 1e-12);
        assertEquals(0, fit.intercept(), 1e-12);
    }

    @Test
    void samplesAddUpAndReproduce() {
        double[] w = {1, 1, 1};
        WishartSampler sampler = WishartSampler.of(3);
        GramMatrix twice = GramMatrix.of(3);
        RandomStream stream = RandomStream.of(7);
        sampler.addTo(stream, 10, w, 1, twice);
        sampler.addTo(stream, 5, w, 1, twice);
        assertEquals(15, twice.rows());

        GramMatrix parts = GramMatrix.of(3);
        GramMatrix part = GramMatrix.of(3);
        RandomStream again = RandomStream.of(7);
        sampler.addTo(again, 10, w, 1, parts);
        sampler.addTo(again, 5, w, 1, part);
        parts.merge(part);
        double[] expected = new double[9];
        double[] actual = new double[9];
        twice.crossProductInto(expected);
        parts.crossProductInto(actual);
        assertArrayEquals(expected, actual);
    }

    static Stream<Arguments> badCalls() {
        RandomStream stream = RandomStream.of(1);
        WishartSampler two = WishartSampler.of(2);
        GramMatrix gram = GramMatrix.of(2);
        double[] w = {1, 2};
        return Stream.of(
                BadCalls.bad("columns must be at least 1: 0", () -> WishartSampler.of(0)),
                BadCalls.bad("columns must be at most", () -> WishartSampler.of(50_000)),
                BadCalls.bad(
                        "variance must be positive and finite: 0.0",
                        () -> WishartSampler.ofVariances(new double[] {1, 0})),
                BadCalls.bad("columns must be at least 1: 0", () -> WishartSampler.ofVariances(new double[0])),
                BadCalls.bad("covariance must have 4 values: 3", () -> WishartSampler.ofCovariance(new double[3], 2)),
                BadCalls.bad(
                        "covariance must be finite: NaN",
                        () -> WishartSampler.ofCovariance(new double[] {Double.NaN}, 1)),
                BadCalls.bad("symmetric", () -> WishartSampler.ofCovariance(new double[] {1, 0.5, 0.4, 1}, 2)),
                BadCalls.bad("positive definite", () -> WishartSampler.ofCovariance(new double[] {1, 2, 2, 1}, 2)),
                BadCalls.bad("rows must be at least 1: 0", () -> two.addTo(stream, 0, w, 1, gram)),
                BadCalls.bad("rows must be at most 2^53", () -> two.addTo(stream, Long.MAX_VALUE, w, 1, gram)),
                BadCalls.bad("coefficients must have room for 2", () -> two.addTo(stream, 1, new double[1], 1, gram)),
                BadCalls.bad(
                        "coefficient must be finite",
                        () -> two.addTo(stream, 1, new double[] {1, Double.NaN}, 1, gram)),
                BadCalls.bad("noise must be finite and not negative: -1.0", () -> two.addTo(stream, 1, w, -1, gram)),
                BadCalls.bad("gram must have 2 columns: 3", () -> two.addTo(stream, 1, w, 1, GramMatrix.of(3))),
                BadCalls.bad("overflow", () -> two.addTo(stream, 3, new double[] {1e200, 1}, 1, gram)));
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void badInputIsNamed(String message, Executable call) {
        BadCalls.assertNamed(message, call);
    }

    private static double[] draw(int count, DoubleSupplier source) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> source.getAsDouble());
        return values;
    }
}
