package org.longtail.bench.zipf;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.sampling.distribution.DiscreteSampler;
import org.apache.commons.rng.sampling.distribution.RejectionInversionZipfSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.longtail.random.RandomStream;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;
import org.longtail.zipf.ZipfCountSampler;
import org.longtail.zipf.ZipfCounts;
import org.longtail.zipf.ZipfSampler;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** The counts of all ranks of a bounded Zipf law after T draws: an array at support 1e6, a sparse set at 1e9. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
@State(Scope.Thread)
public class ZipfCountsBenchmark {

    private static final long SEED = 20240710;

    /** Larger supports are counted in a sparse set. */
    private static final int LARGEST_DENSE = 10_000_000;

    /** Sixteen bytes each, twice while a set is made: what fits in the heap of a fork. */
    private static final double MOST_DISTINCT = 6e7;

    private static final long MOST_ONE_BY_ONE = 1_000_000_000;
    private static final long MOST_COMMONS = 1_000_000;
    private static final int BLOCK = 1 << 14;

    @Param({"1.2", "1.5", "2"})
    double exponent;

    @Param({"1000000", "1000000000"})
    int support;

    @Param({"1000000", "1000000000", "1000000000000"})
    long draws;

    private final RandomStream stream = RandomStream.of(SEED);
    private final int[] block = new int[BLOCK];
    private long[] dense;
    private ZipfCountSampler counts;
    private ZipfSampler single;
    private DiscreteSampler peer;

    /**
     * Builds the plan that this method times, and checks the total of its counts.
     *
     * @param params tells which method runs
     */
    @Setup(Level.Trial)
    public void setUp(BenchmarkParams params) {
        String method = params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
        Zipf law = Zipf.bounded(exponent, support);
        boolean sparse = support > LARGEST_DENSE;
        dense = new long[sparse ? 0 : support];
        long total = switch (method) {
            case "longtail" -> {
                double distinct = ExpectedCounts.distinctTypes(law, draws);
                require(!sparse || distinct <= MOST_DISTINCT, "too many distinct ranks: " + distinct);
                counts = ZipfCountSampler.of(law);
                yield longtail() instanceof ZipfCounts set ? set.total() : denseTotal();
            }
            case "oneByOne" -> {
                require(!sparse && draws <= MOST_ONE_BY_ONE, "one by one only to 1e9 draws at support 1e6");
                single = ZipfSampler.of(law);
                oneByOne();
                yield denseTotal();
            }
            case "commonsRejectionInversion" -> {
                require(!sparse && draws <= MOST_COMMONS, "Commons only to 1e6 draws at support 1e6");
                peer = RejectionInversionZipfSampler.of(RandomSource.XO_SHI_RO_256_PP.create(SEED), support, exponent);
                commonsRejectionInversion();
                yield denseTotal();
            }
            default -> throw new IllegalStateException("no set-up for " + method);
        };
        if (total != draws) {
            throw new IllegalStateException("counts sum to " + total + ", not to " + draws);
        }
    }

    private static void require(boolean fits, String message) {
        if (!fits) {
            throw new IllegalArgumentException("left out: " + message);
        }
    }

    private long denseTotal() {
        long total = 0;
        for (long count : dense) {
            total += count;
        }
        return total;
    }

    /**
     * Ours: all counts at once.
     *
     * @return an array or a sparse set
     */
    @Benchmark
    public Object longtail() {
        if (dense.length == 0) {
            return counts.sample(stream, draws);
        }
        counts.fill(stream, draws, dense);
        return dense;
    }

    /**
     * Ours: ranks one by one, counted.
     *
     * @return the counts
     */
    @Benchmark
    public long[] oneByOne() {
        Arrays.fill(dense, 0);
        for (long left = draws; left > 0; left -= BLOCK) {
            int n = (int) Math.min(BLOCK, left);
            single.fill(stream, block, 0, n);
            for (int i = 0; i < n; i++) {
                dense[block[i] - 1]++;
            }
        }
        return dense;
    }

    /**
     * Commons RNG, rejection-inversion: ranks one by one, counted.
     *
     * @return the counts
     */
    @Benchmark
    public long[] commonsRejectionInversion() {
        Arrays.fill(dense, 0);
        for (long i = 0; i < draws; i++) {
            dense[peer.sample() - 1]++;
        }
        return dense;
    }
}
