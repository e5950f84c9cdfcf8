package org.longtail.bench.regression;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.longtail.random.RandomStream;
import org.longtail.regression.GramBatch;
import org.longtail.regression.GramMatrix;
import org.longtail.regression.RidgeBatch;
import org.longtail.regression.WishartSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * X'X and X'y of a Gaussian design, y = Xw + e: from its law, and by drawing the design. Times are of one draw, ours of
 * many together as a simulation makes them.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class WishartBenchmark {

    private static final long SEED = 20240712;

    /** Rows x columns. */
    @Param({"64x8", "10000x100"})
    String shape;

    private int rows;
    private int columns;
    private double[] coefficients = {};

    private final RandomStream stream = RandomStream.of(SEED, 0, 0);
    private final ZigguratSampler.NormalizedGaussian ziggurat =
            ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(SEED));

    /** Draws in a batch: some hundred KiB of sums. */
    private static final int DRAWS = 256;

    private WishartSampler sampler = WishartSampler.of(1);
    private GramBatch batch = GramBatch.of(1, 1);
    private GramMatrix sums = GramMatrix.of(1);
    private DMatrixRMaj design = new DMatrixRMaj(0, 0);
    private DMatrixRMaj response = new DMatrixRMaj(0, 0);
    private DMatrixRMaj gram = new DMatrixRMaj(0, 0);
    private DMatrixRMaj moment = new DMatrixRMaj(0, 0);

    /** Prepares both ways and checks that their X'X and X'y are what the law says. */
    @Setup(Level.Trial)
    public void setUp() {
        int times = shape.indexOf('x');
        rows = Integer.parseInt(shape.substring(0, times));
        columns = Integer.parseInt(shape.substring(times + 1));
        coefficients = new double[columns];
        Arrays.fill(coefficients, 1);
        sampler = WishartSampler.of(columns);
        sums = GramMatrix.of(columns);
        design = new DMatrixRMaj(rows, columns);
        response = new DMatrixRMaj(rows, 1);
        gram = new DMatrixRMaj(columns, columns);
        moment = new DMatrixRMaj(columns, 1);

        double[] square = new double[columns * columns];
        double[] product = new double[columns];
        longtailSingle();
        sums.crossProductInto(square);
        sums.momentInto(product);
        check("longtailSingle", square, product);
        if (columns <= RidgeBatch.MAX_COLUMNS) {
            batch = GramBatch.of(DRAWS, columns);
            longtail();
            for (int draw = 0; draw < DRAWS; draw++) {
                batch.crossProductInto(draw, square);
                batch.momentInto(draw, product);
                check("longtail", square, product);
            }
        }
        ejml();
        check("ejml", gram.data, moment.data);
    }

    /**
     * The trace of X'X is chi-square of n d degrees of freedom; the sum of X'y has mean n d and variance
     * n (2 d^2 + d) (its terms are s^2 + s e with s ~ N(0, d), of variance 2 d^2 + d). Nine deviations are as good as never.
     */
    private void check(String method, double[] square, double[] product) {
        double trace = 0;
        for (int i = 0; i < columns; i++) {
            trace += square[i * columns + i];
        }
        double sum = Arrays.stream(product).sum();
        double size = (double) rows * columns;
        if (!(Math.abs(trace - size) < 9 * Math.sqrt(2 * size)
                && Math.abs(sum - size) < 9 * Math.sqrt(size * (2 * columns + 1)))) {
            throw new IllegalStateException(method + " has trace " + trace + " and sum of X'y " + sum);
        }
    }

    /** Ours: the sums drawn from their law, side by side up to {@value RidgeBatch#MAX_COLUMNS} columns. */
    @Benchmark
    @OperationsPerInvocation(DRAWS)
    public Object longtail() {
        if (columns <= RidgeBatch.MAX_COLUMNS) {
            sampler.fill(stream, rows, coefficients, 1, batch);
            return batch;
        }
        for (int draw = 0; draw < DRAWS; draw++) {
            longtailSingle();
        }
        return sums;
    }

    /** Ours: the sums of one design, column sums included. */
    @Benchmark
    public GramMatrix longtailSingle() {
        sums.clear();
        sampler.addTo(stream, rows, coefficients, 1, sums);
        return sums;
    }

    /** The design drawn with Commons RNG's ziggurat, multiplied by EJML. */
    @Benchmark
    public DMatrixRMaj ejml() {
        for (int i = 0; i < design.data.length; i++) {
            design.data[i] = ziggurat.sample();
        }
        CommonOps_DDRM.mult(design, DMatrixRMaj.wrap(columns, 1, coefficients), response);
        for (int i = 0; i < rows; i++) {
            response.data[i] += ziggurat.sample();
        }
        CommonOps_DDRM.multInner(design, gram);
        CommonOps_DDRM.multTransA(design, response, moment);
        return gram;
    }
}
