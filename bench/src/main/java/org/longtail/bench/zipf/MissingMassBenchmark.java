package org.longtail.bench.zipf;

import java.util.concurrent.TimeUnit;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Zipf;
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

/** Expected missing mass of T draws of a bounded Zipf law. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class MissingMassBenchmark {

    private static final double EXPONENT = 1.2;

    /** Ours adds the smaller support rank by rank; the larger one mostly by Euler-Maclaurin. */
    @Param({"65536", "1000000"})
    int support;

    @Param({"1000000", "1000000000000"})
    long draws;

    private Zipf law;

    /** Builds the law and checks that both sums agree. */
    @Setup(Level.Trial)
    public void setUp() {
        law = Zipf.bounded(EXPONENT, support);
        double difference = Math.abs(longtail() / naive() - 1);
        if (!(difference < 1e-11)) {
            throw new IllegalStateException("the two sums differ by " + difference);
        }
    }

    /** Ours. */
    @Benchmark
    public double longtail() {
        return ExpectedCounts.missingMass(law, draws);
    }

    /** The sum as one would write it with {@link Math}. */
    @Benchmark
    public double naive() {
        double normalizer = law.normalizer();
        double sum = 0;
        for (int i = support; i >= 1; i--) {
            double p = Math.pow(i, -EXPONENT) / normalizer;
            sum += p * Math.exp(draws * Math.log1p(-p));
        }
        return sum;
    }
}
