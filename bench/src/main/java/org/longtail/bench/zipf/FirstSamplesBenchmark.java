package org.longtail.bench.zipf;

import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.longtail.random.RandomStream;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The first million ranks of a fresh JVM: classes loaded, the plan made, and most of the ranks drawn before a compiler has
 * seen the code. Each measurement is the one call of a JVM; nothing runs before it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(10)
@State(Scope.Thread)
public class FirstSamplesBenchmark {

    private static final int COUNT = 1_000_000;
    private static final int SUPPORT = 1_000_000;
    private static final double EXPONENT = 1.5;
    private static final long SEED = 20240710;

    private int[] ranks = {};

    /** After the call, so that the check warms nothing up: the mean log-rank is within 6 standard errors of the law's. */
    @TearDown(Level.Trial)
    public void check() {
        ZipfSamplingBenchmark.check(Zipf.bounded(EXPONENT, SUPPORT), ranks);
    }

    /** Ours as users start it: scalar first. */
    @Benchmark
    @Fork(value = 10, jvmArgsAppend = "-Dlongtail.simd=auto")
    public int[] longtail() {
        ranks = new int[COUNT];
        ZipfSampler.of(Zipf.bounded(EXPONENT, SUPPORT)).fill(RandomStream.of(SEED), ranks, 0, COUNT);
        return ranks;
    }

    /** Ours without vectors. */
    @Benchmark
    @Fork(value = 10, jvmArgsAppend = "-Dlongtail.simd=scalar")
    public int[] longtailScalar() {
        return longtail();
    }

    /** Commons RNG, rejection-inversion. */
    @Benchmark
    public int[] commonsRejectionInversion() {
        ranks = new int[COUNT];
        DiscreteSampler sampler =
                RejectionInversionZipfSampler.of(RandomSource.XO_SHI_RO_256_PP.create(SEED), SUPPORT, EXPONENT);
        for (int i = 0; i < COUNT; i++) {
            ranks[i] = sampler.sample();
        }
        return ranks;
    }
}
