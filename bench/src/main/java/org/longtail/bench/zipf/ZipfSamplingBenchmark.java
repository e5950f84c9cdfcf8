package org.longtail.bench.zipf;

import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.distribution.ZipfDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.GuideTableDiscreteSampler;
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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Ranks of a bounded Zipf law into an {@code int[65536]}. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(ZipfSamplingBenchmark.COUNT)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class ZipfSamplingBenchmark {

    static final int COUNT = 1 << 16;

    private static final long SEED = 20240710;

    /** Peers with a table of the whole support are left out above this size: their tables do not fit in memory. */
    private static final int LARGEST_TABLE = 10_000_000;

    @Param({"1.05", "1.2", "1.5", "2", "3"})
    double exponent;

    @Param({"1000", "50000", "1000000", "1000000000"})
    int support;

    private final int[] ranks = new int[COUNT];
    private final RandomStream stream = RandomStream.of(SEED);
    private ZipfSampler ours;
    private DiscreteSampler peer;
    private ZipfDistribution commonsMath;

    /**
     * Builds the plan that this method times, and checks its mean log-rank against the law's.
     *
     * @param params tells which method runs
     */
    @Setup(Level.Trial)
    public void setUp(BenchmarkParams params) {
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(SEED);
        Zipf law = Zipf.bounded(exponent, support);
        switch (method) {
            case "longtail", "longtailScalar" -> {
                ours = ZipfSampler.of(law);
                check(law, longtail());
            }
            case "commonsRejectionInversion" -> {
                peer = RejectionInversionZipfSampler.of(rng, support, exponent);
                check(law, commonsRejectionInversion());
            }
            case "commonsAlias" -> {
                peer = AliasMethodDiscreteSampler.of(rng, probabilities(law));
                check(law, commonsAlias());
            }
            case "commonsGuideTable" -> {
                peer = GuideTableDiscreteSampler.of(rng, probabilities(law));
                check(law, commonsGuideTable());
            }
            case "commonsMath" -> {
                commonsMath = new ZipfDistribution(new Well19937c(SEED), support, exponent);
                check(law, commonsMath());
            }
            default -> throw new IllegalStateException("no set-up for " + method);
        }
    }

    private double[] probabilities(Zipf law) {
        if (support > LARGEST_TABLE) {
            throw new IllegalArgumentException("support too large for a table of probabilities: " + support);
        }
        double[] p = new double[support];
        for (int i = 0; i < support; i++) {
            p[i] = law.probability(i + 1);
        }
        return p;
    }

    /** Every peer draws the law that we draw: mean ln rank within 6 standard errors. */
    static void check(Zipf law, int[] drawn) {
        double sum = 0;
        for (int rank : drawn) {
            sum += Math.log(rank);
        }
        double z = (sum / drawn.length - law.meanLogRank()) / Math.sqrt(law.fisherInformation() / drawn.length);
        if (!(Math.abs(z) < 6)) {
            throw new IllegalStateException("mean log-rank is off by " + z + " standard errors");
        }
    }

    /** Ours. */
    @Benchmark
    public int[] longtail() {
        ours.fill(stream, ranks, 0, COUNT);
        return ranks;
    }

    /** Ours without the vector module. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = "-Dlongtail.simd=scalar")
    public int[] longtailScalar() {
        ours.fill(stream, ranks, 0, COUNT);
        return ranks;
    }

    /** Commons RNG, rejection-inversion: any support, no table. */
    @Benchmark
    public int[] commonsRejectionInversion() {
        return drawFromPeer();
    }

    /** Commons RNG, alias table of the whole support. */
    @Benchmark
    public int[] commonsAlias() {
        return drawFromTable();
    }

    /** Commons RNG, guide table of the whole support. */
    @Benchmark
    public int[] commonsGuideTable() {
        return drawFromTable();
    }

    /** Commons Math 3.6. */
    @Benchmark
    public int[] commonsMath() {
        for (int i = 0; i < COUNT; i++) {
            ranks[i] = commonsMath.sample();
        }
        return ranks;
    }

    /** Tables know indices, from 0. */
    private int[] drawFromTable() {
        for (int i = 0; i < COUNT; i++) {
            ranks[i] = peer.sample() + 1;
        }
        return ranks;
    }

    private int[] drawFromPeer() {
        for (int i = 0; i < COUNT; i++) {
            ranks[i] = peer.sample();
        }
        return ranks;
    }
}
