package org.longtail.bench.regression;

import java.util.concurrent.TimeUnit;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The machine's peak: fused multiply-adds on registers alone, in sixteen chains, enough to hide their latency.
 *
 * <p>An operation is one fused multiply-add of a vector: 2 x lanes floating-point operations.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class PeakFmaBenchmark {

    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int ROUNDS = 4096;
    private static final int CHAINS = 16;

    /** Not constants, lest the compiler evaluate the chains. */
    private double factor = 0.999;

    private double addend = 0.001;

    /** Sixteen chains of x = factor x + addend. */
    @Benchmark
    @OperationsPerInvocation(ROUNDS * CHAINS)
    public double longtail() {
        DoubleVector a = DoubleVector.broadcast(SPECIES, factor);
        DoubleVector b = DoubleVector.broadcast(SPECIES, addend);
        DoubleVector c0 = DoubleVector.broadcast(SPECIES, factor + 0);
        DoubleVector c1 = DoubleVector.broadcast(SPECIES, factor + 1);
        DoubleVector c2 = DoubleVector.broadcast(SPECIES, factor + 2);
        DoubleVector c3 = DoubleVector.broadcast(SPECIES, factor + 3);
        DoubleVector c4 = DoubleVector.broadcast(SPECIES, factor + 4);
        DoubleVector c5 = DoubleVector.broadcast(SPECIES, factor + 5);
        DoubleVector c6 = DoubleVector.broadcast(SPECIES, factor + 6);
        DoubleVector c7 = DoubleVector.broadcast(SPECIES, factor + 7);
        DoubleVector c8 = DoubleVector.broadcast(SPECIES, factor + 8);
        DoubleVector c9 = DoubleVector.broadcast(SPECIES, factor + 9);
        DoubleVector c10 = DoubleVector.broadcast(SPECIES, factor + 10);
        DoubleVector c11 = DoubleVector.broadcast(SPECIES, factor + 11);
        DoubleVector c12 = DoubleVector.broadcast(SPECIES, factor + 12);
        DoubleVector c13 = DoubleVector.broadcast(SPECIES, factor + 13);
        DoubleVector c14 = DoubleVector.broadcast(SPECIES, factor + 14);
        DoubleVector c15 = DoubleVector.broadcast(SPECIES, factor + 15);
        for (int k = 0; k < ROUNDS; k++) {
            c0 = c0.fma(a, b);
            c1 = c1.fma(a, b);
            c2 = c2.fma(a, b);
            c3 = c3.fma(a, b);
            c4 = c4.fma(a, b);
            c5 = c5.fma(a, b);
            c6 = c6.fma(a, b);
            c7 = c7.fma(a, b);
            c8 = c8.fma(a, b);
            c9 = c9.fma(a, b);
            c10 = c10.fma(a, b);
            c11 = c11.fma(a, b);
            c12 = c12.fma(a, b);
            c13 = c13.fma(a, b);
            c14 = c14.fma(a, b);
            c15 = c15.fma(a, b);
        }
        return c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9)
                .add(c10)
                .add(c11)
                .add(c12)
                .add(c13)
                .add(c14)
                .add(c15)
                .lane(0);
    }
}
