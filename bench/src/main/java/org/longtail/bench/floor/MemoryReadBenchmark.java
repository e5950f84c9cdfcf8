package org.longtail.bench.floor;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
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

/** Bandwidth: an array read from end to end, one pass an operation, out of each cache and out of memory. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class MemoryReadBenchmark {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();

    /** Enough to hide the latency of an addition. */
    private static final int CHAINS = 8;

    /** Fits the first, the second and the third level of most machines; the last one fits none. */
    @Param({"16", "512", "8192", "262144"})
    int kibibytes;

    private double[] values = {};

    /** Writes the array once: untouched pages would all be one page of zeros. */
    @Setup(Level.Trial)
    public void setUp() {
        values = new double[kibibytes * (1024 / Double.BYTES)];
        Arrays.fill(values, 1);
        if (read() != values.length) {
            throw new IllegalStateException("the sum of " + values.length + " ones is " + read());
        }
    }

    /** The sum, in eight chains. */
    @Benchmark
    public double read() {
        DoubleVector s0 = DoubleVector.zero(SPECIES);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        DoubleVector s4 = s0;
        DoubleVector s5 = s0;
        DoubleVector s6 = s0;
        DoubleVector s7 = s0;
        for (int i = 0; i <= values.length - CHAINS * LANES; i += CHAINS * LANES) {
            s0 = s0.add(DoubleVector.fromArray(SPECIES, values, i));
            s1 = s1.add(DoubleVector.fromArray(SPECIES, values, i + LANES));
            s2 = s2.add(DoubleVector.fromArray(SPECIES, values, i + 2 * LANES));
            s3 = s3.add(DoubleVector.fromArray(SPECIES, values, i + 3 * LANES));
            s4 = s4.add(DoubleVector.fromArray(SPECIES, values, i + 4 * LANES));
            s5 = s5.add(DoubleVector.fromArray(SPECIES, values, i + 5 * LANES));
            s6 = s6.add(DoubleVector.fromArray(SPECIES, values, i + 6 * LANES));
            s7 = s7.add(DoubleVector.fromArray(SPECIES, values, i + 7 * LANES));
        }
        return s0.add(s1).add(s2).add(s3).add(s4.add(s5).add(s6).add(s7)).reduceLanes(VectorOperators.ADD);
    }
}
