package org.longtail.bench.random;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.apache.commons.rng.UniformRandomProvider;
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

/** 64 random bits at a time into an array that stays in the first-level cache. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(RandomBitsBenchmark.WORDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class RandomBitsBenchmark {

    /** 16 KiB: fits in every machine's first-level cache. */
    static final int WORDS = 2048;

    private static final long SEED = 20240710;

    private final long[] words = new long[WORDS];
    private final RandomStream stream = RandomStream.of(SEED);
    private final RandomGenerator xoshiro =
            RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(SEED);
    private final RandomGenerator l64x128 =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    private final UniformRandomProvider commons = RandomSource.XO_SHI_RO_256_PP.create(SEED);
    private long constant;

    /**
     * Checks that this method gives as many ones as zeros: within 6 standard deviations, sqrt(bits) / 2 each.
     *
     * @param params tells which method runs; the others stay out of its profile
     */
    @Setup(Level.Trial)
    public void check(BenchmarkParams params) {
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        long[] drawn = switch (method) {
            case "longtail" -> longtail();
            case "jdkXoshiro" -> jdkXoshiro();
            case "jdkL64X128Mix" -> jdkL64X128Mix();
            case "commonsXoshiro" -> commonsXoshiro();
            case "memoryFill" -> new long[0]; // no random bits
            default -> throw new IllegalStateException("no check for " + method);
        };
        double bits = (double) drawn.length * Long.SIZE;
        double ones = Arrays.stream(drawn).mapToDouble(Long::bitCount).sum();
        if (!(Math.abs(ones - bits / 2) <= 3 * Math.sqrt(bits))) {
            throw new IllegalStateException(method + " has " + ones + " ones in " + bits + " bits");
        }
    }

    /** Ours: xoshiro256++ on sixteen logical lanes. */
    @Benchmark
    public long[] longtail() {
        stream.fillLongs(words, 0, WORDS);
        return words;
    }

    /** The same generator in the JDK, one word a call. */
    @Benchmark
    public long[] jdkXoshiro() {
        for (int i = 0; i < WORDS; i++) {
            words[i] = xoshiro.nextLong();
        }
        return words;
    }

    /** The JDK's default generator. */
    @Benchmark
    public long[] jdkL64X128Mix() {
        for (int i = 0; i < WORDS; i++) {
            words[i] = l64x128.nextLong();
        }
        return words;
    }

    /** The same generator in Commons RNG. */
    @Benchmark
    public long[] commonsXoshiro() {
        for (int i = 0; i < WORDS; i++) {
            words[i] = commons.nextLong();
        }
        return words;
    }

    /** The floor: the same array filled with one value. */
    @Benchmark
    public long[] memoryFill() {
        Arrays.fill(words, constant++);
        return words;
    }
}
