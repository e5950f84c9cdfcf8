package org.longtail.bench.random;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.longtail.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Standard normals. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(NormalsBenchmark.COUNT)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class NormalsBenchmark {

    static final int COUNT = 4096;

    private static final long SEED = 20240710;

    private final double[] values = new double[COUNT];
    private final RandomStream stream = RandomStream.of(SEED);
    private final ContinuousSampler ziggurat =
            ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(SEED));
    private final RandomGenerator xoshiro =
            RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(SEED);

    /**
     * Checks that this method draws the law: mean and mean square within 6 standard errors, 1 and sqrt 2 over the root of the
     * count.
     *
     * @param params tells which method runs; the others stay out of its profile
     */
    @Setup(Level.Trial)
    public void check(BenchmarkParams params) {
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        double[] drawn = switch (method) {
            case "longtail" -> longtail();
            case "commonsZiggurat" -> commonsZiggurat();
            case "jdkXoshiro" -> jdkXoshiro();
            default -> throw new IllegalStateException("no check for " + method);
        };
        double mean = Arrays.stream(drawn).average().orElseThrow();
        double square = Arrays.stream(drawn).map(x -> x * x).average().orElseThrow();
        if (!(Math.abs(mean) < 6 / Math.sqrt(COUNT) && Math.abs(square - 1) < 6 * Math.sqrt(2.0 / COUNT))) {
            throw new IllegalStateException(method + " has mean " + mean + " and mean square " + square);
        }
    }

    /** Ours. */
    @Benchmark
    public double[] longtail() {
        stream.fillNormals(values, 0, COUNT);
        return values;
    }

    /** Commons RNG's modified ziggurat on the same generator. */
    @Benchmark
    public double[] commonsZiggurat() {
        for (int i = 0; i < COUNT; i++) {
            values[i] = ziggurat.sample();
        }
        return values;
    }

    /** The JDK's own normals on the same generator. */
    @Benchmark
    public double[] jdkXoshiro() {
        for (int i = 0; i < COUNT; i++) {
            values[i] = xoshiro.nextGaussian();
        }
        return values;
    }
}
