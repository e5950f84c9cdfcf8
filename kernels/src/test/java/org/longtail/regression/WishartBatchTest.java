package org.longtail.regression;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.longtail.random.RandomStream;
import org.longtail.simd.SimdSupport;

/**
 * Batches of sampled sums. The seeds are fixed; the 48 distributional comparisons at p = 1e-4 make a right sampler fail
 * for 5 seeds in 1000.
 */
class WishartBatchTest {

    private static final double LEVEL = 1e-4;

    /** Two-sided, normal, at that level. */
    private static final double SIGMAS = 3.89;

    private static final int SAMPLES = 12_000;

    private final SplittableRandom random = new SplittableRandom(1933);

    @Test
    void theTwinInUseIsTheOneOfThePath() {
        String path = SimdSupport.path() == SimdSupport.Path.VECTOR ? "Vector" : "Scalar";
        assertEquals(path + "BartlettKernel", BartlettKernel.INSTANCE.getClass().getSimpleName());
    }

    /** Lanes never meet and both twins do the same operations: equality is exact. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "8", "11", "20", "64"})
    void twinsAreEqual(int columns) {
        double[] expected = Samples.normals(random, BartlettKernel.length(columns));
        double[] actual = expected.clone();
        double[] factor = Samples.normals(random, columns * columns);
        double[] deviations = Samples.normals(random, columns);
        double[] coefficients = Samples.normals(random, columns);
        BartlettKernel scalar = new ScalarBartlettKernel();
        scalar.multiply(expected, columns, factor);
        BartlettKernel.INSTANCE.multiply(actual, columns, factor);
        assertArrayEquals(expected, actual);

        scalar.respond(expected, columns, deviations, coefficients, 0.7);
        BartlettKernel.INSTANCE.respond(actual, columns, deviations, coefficients, 0.7);
        assertArrayEquals(expected, actual);

        double[] expectedSums = Samples.normals(random, 3 + (columns + 1) * (columns + 1) * BartlettKernel.LANES);
        double[] sums = expectedSums.clone();
        scalar.crossProduct(expected, columns, expectedSums, 3);
        BartlettKernel.INSTANCE.crossProduct(actual, columns, sums, 3);
        assertArrayEquals(expectedSums, sums);
    }

    /** The same sums at every vector width and on the scalar path: their bits, written down once. */
    @Test
    void sumsAreTheSameOnEveryMachine() {
        GramBatch batch = GramBatch.of(21, 3);
        double[] covariance = {2, 0.8, -0.3, 0.8, 1, 0.1, -0.3, 0.1, 0.5};
        RandomStream stream = RandomStream.of(11);
        // Small degrees of freedom reject often: redrawn variates are among these.
        WishartSampler.ofCovariance(covariance, 3).fill(stream, 5, new double[] {1, -2, 0.5}, 0.7, batch);
        WishartSampler.ofVariances(new double[] {1, 2, 3}).fill(stream, 2, new double[3], 1, GramBatch.of(9, 3));
        assertEquals(BITS, Arrays.hashCode(batch.sums()));
        assertEquals(NEXT, stream.nextLong());
    }

    private static final int BITS = -1312077248;
    private static final long NEXT = 678668783821826530L;

    /** Every kind of entry, and fits, against direct simulation: two-sample Kolmogorov-Smirnov. */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 3", "3, 3", "4, 3", "12, 3", "5, 2"})
    void sumsAndFitsAreDistributedAsThoseOfRows(int rows, int columns) {
        double[] covariance = {2, 0.8, -0.3, 0.8, 1, 0.1, -0.3, 0.1, 0.5};
        double[] w = {1, -2, 0.5};
        if (columns == 2) {
            covariance = new double[] {2, 0.8, 0.8, 1};
        }
        GramBatch batch = GramBatch.of(SAMPLES, columns);
        WishartSampler.ofCovariance(covariance, columns).fill(RandomStream.of(2, rows, columns), rows, w, 0.7, batch);
        assertEquals(rows, batch.rows());
        double[] sampledFits = new double[SAMPLES * columns];
        RidgeBatch.create().solveInto(batch, 1, sampledFits);

        RandomStream other = RandomStream.of(3, rows, columns);
        GramMatrix gram = GramMatrix.of(columns);
        LinearSolver solver = LinearSolver.create();
        double[] product = new double[columns * columns];
        double[] moment = new double[columns];
        double[] fit = new double[columns];
        double[][] sampled = new double[8][SAMPLES];
        double[][] direct = new double[8][SAMPLES];
        for (int k = 0; k < SAMPLES; k++) {
            batch.crossProductInto(k, product);
            batch.momentInto(k, moment);
            fit = Arrays.copyOfRange(sampledFits, k * columns, (k + 1) * columns);
            record(product, moment, batch.responseSquared(k), fit, sampled, k);
            gram.clear();
            WishartSamplerTest.addRows(other, rows, columns, covariance, w, 0.7, gram);
            gram.crossProductInto(product);
            gram.momentInto(moment);
            solver.solveInto(gram, 1, fit);
            record(product, moment, gram.responseSquared(), fit, direct, k);
        }
        for (int i = 0; i < sampled.length; i++) {
            var result = KolmogorovSmirnovTest.withDefaults().test(sampled[i], direct[i]);
            int statistic = i;
            assertTrue(result.getPValue() > LEVEL, () -> "statistic " + statistic + ": p = " + result.getPValue());
        }
    }

    /** Functions of the sums that between them involve every kind of entry, and their dependence. */
    private static void record(
            double[] product, double[] moment, double responseSquared, double[] fit, double[][] statistics, int k) {
        int d = moment.length;
        double explained = 0;
        for (int i = 0; i < d; i++) {
            explained += fit[i] * moment[i];
        }
        statistics[0][k] = product[0];
        statistics[1][k] = product[d * d - 1];
        statistics[2][k] = product[1];
        statistics[3][k] = moment[d - 1];
        statistics[4][k] = responseSquared;
        statistics[5][k] = product[0] * product[d + 1] - product[1] * product[1];
        statistics[6][k] = fit[1];
        statistics[7][k] = responseSquared - explained;
    }

    /**
     * E |what - w|^2 in the norm of S is noise^2 d / (n - d - 1), exactly (inverse Wishart mean), whatever S; its
     * standard error is estimated from the sample. y'y - w'X'y of least squares is noise^2 chi-square(n - d): mean and
     * variance are known, the variance of a sample variance of chi-squares being (3 + 12 / k - 1) of its square over
     * the sample size.
     */
    @ParameterizedTest
    @CsvSource({"20, 5", "64, 8", "100, 20", "100000, 7"})
    void risksAndResidualsAreThoseOfTheory(int rows, int columns) {
        double[] variances = new double[columns];
        Arrays.setAll(variances, j -> Math.pow(j + 1, -1.5));
        double[] w = new double[columns];
        Arrays.setAll(w, j -> j - 2.0);
        GramBatch batch = GramBatch.of(SAMPLES, columns);
        WishartSampler.ofVariances(variances).fill(RandomStream.of(5, rows), rows, w, 1.3, batch);
        double[] fits = new double[SAMPLES * columns];
        RidgeBatch.create().solveInto(batch, 0, fits);
        double[] risks = new double[SAMPLES];
        double[] residuals = new double[SAMPLES];
        double[] moment = new double[columns];
        for (int k = 0; k < SAMPLES; k++) {
            batch.momentInto(k, moment);
            residuals[k] = batch.responseSquared(k);
            for (int j = 0; j < columns; j++) {
                double error = fits[k * columns + j] - w[j];
                risks[k] += variances[j] * error * error;
                residuals[k] -= fits[k * columns + j] * moment[j];
            }
        }
        double expectedRisk = 1.3 * 1.3 * columns / (rows - columns - 1.0);
        assertEquals(expectedRisk, mean(risks), SIGMAS * Math.sqrt(variance(risks) / SAMPLES));
        double freedom = rows - columns;
        double scale = 1.3 * 1.3;
        double expectedVariance = scale * scale * 2 * freedom;
        assertEquals(scale * freedom, mean(residuals), SIGMAS * Math.sqrt(expectedVariance / SAMPLES));
        assertEquals(1, variance(residuals) / expectedVariance, SIGMAS * Math.sqrt((2 + 12 / freedom) / SAMPLES));
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(x -> (x - mean) * (x - mean)).sum() / (values.length - 1.0);
    }

    @Test
    void aProblemDoesNotDependOnHowManyFollow() {
        WishartSampler sampler = WishartSampler.of(4);
        double[] w = {1, 2, 3, 4};
        GramBatch few = GramBatch.of(3, 4);
        GramBatch many = GramBatch.of(20, 4);
        sampler.fill(RandomStream.of(8), 9, w, 1, few);
        sampler.fill(RandomStream.of(8), 9, w, 1, many);
        double[] expected = new double[16];
        double[] actual = new double[16];
        for (int p = 0; p < 3; p++) {
            few.crossProductInto(p, expected);
            many.crossProductInto(p, actual);
            assertArrayEquals(expected, actual);
            assertEquals(few.responseSquared(p), many.responseSquared(p));
        }
    }

    /** A batch is drawn anew for another number of rows, and fewer rows than columns have the minimum-norm solution. */
    @Test
    void wideDesignsHaveTheMinimumNormSolution() {
        WishartSampler sampler = WishartSampler.of(4);
        GramBatch batch = GramBatch.of(5, 4);
        double[] w = {3, -1, 2, 0.5};
        sampler.fill(RandomStream.of(4), 100, w, 0, batch);
        double[] fits = new double[20];
        RidgeBatch.create().solveInto(batch, 0, fits);
        for (int p = 0; p < 5; p++) {
            assertArrayEquals(w, Arrays.copyOfRange(fits, 4 * p, 4 * p + 4), 1e-12);
        }
        sampler.fill(RandomStream.of(4), 2, w, 0, batch);
        RidgeBatch.create().solveInto(batch, 0, fits);
        double[] product = new double[16];
        double[] moment = new double[4];
        for (int p = 0; p < 5; p++) {
            batch.crossProductInto(p, product);
            batch.momentInto(p, moment);
            // The projection of w on a plane: shorter than w, and with the same X'y.
            double square = 0;
            for (int i = 0; i < 4; i++) {
                square += fits[4 * p + i] * fits[4 * p + i];
                double sum = 0;
                for (int j = 0; j < 4; j++) {
                    sum += product[4 * i + j] * fits[4 * p + j];
                }
                // From sums alone half the digits are left, times the condition of two random rows.
                assertEquals(moment[i], sum, 1e-6 * Math.sqrt(batch.responseSquared(p) * product[5 * i]));
            }
            assertTrue(square < 14.25 * (1 + 1e-12), "problem " + p);
        }
    }

    static Stream<Arguments> badCalls() {
        RandomStream stream = RandomStream.of(1);
        WishartSampler two = WishartSampler.of(2);
        GramBatch batch = GramBatch.of(3, 2);
        double[] w = {1, 2};
        RidgeBatch solver = RidgeBatch.create();
        GramBatch drawn = GramBatch.of(3, 2);
        two.fill(stream, 4, w, 1, drawn);
        return Stream.of(
                BadCalls.bad("problems must be at least 1: 0", () -> GramBatch.of(0, 2)),
                BadCalls.bad("columns must be at least 1: 0", () -> GramBatch.of(1, 0)),
                BadCalls.bad("columns must be at most 64: 65", () -> GramBatch.of(1, 65)),
                BadCalls.bad("problems must be fewer for 64 columns: 1000000", () -> GramBatch.of(1_000_000, 64)),
                BadCalls.bad("rows must be at least 1: 0", () -> two.fill(stream, 0, w, 1, batch)),
                BadCalls.bad("rows must be at most 2^53", () -> two.fill(stream, Long.MAX_VALUE, w, 1, batch)),
                BadCalls.bad("coefficients must have room for 2", () -> two.fill(stream, 1, new double[1], 1, batch)),
                BadCalls.bad(
                        "coefficient must be finite",
                        () -> two.fill(stream, 1, new double[] {1, Double.NaN}, 1, batch)),
                BadCalls.bad("noise must be finite and not negative: -1.0", () -> two.fill(stream, 1, w, -1, batch)),
                BadCalls.bad("batch must have 2 columns: 3", () -> two.fill(stream, 1, w, 1, GramBatch.of(1, 3))),
                BadCalls.bad("might overflow", () -> two.fill(stream, 3, new double[] {1e200, 1}, 1, batch)),
                BadCalls.bad("rows of sums must be at least 1: 0", () -> solver.solveInto(batch, 0, new double[6])),
                BadCalls.bad(
                        "penalty must be finite and not negative: -1.0",
                        () -> solver.solveInto(drawn, -1, new double[6])),
                BadCalls.bad("coefficients must have room for 6", () -> solver.solveInto(drawn, 0, new double[5])),
                BadCalls.bad("gram must have room for 4", () -> drawn.crossProductInto(0, new double[3])),
                BadCalls.bad("moment must have room for 2", () -> drawn.momentInto(0, new double[1])));
    }

    @ParameterizedTest
    @MethodSource("badCalls")
    void badInputIsNamed(String message, Executable call) {
        BadCalls.assertNamed(message, call);
    }

    @Test
    void thereIsNoProblemPastTheLast() {
        assertThrows(IndexOutOfBoundsException.class, () -> GramBatch.of(3, 2).responseSquared(3));
    }
}
