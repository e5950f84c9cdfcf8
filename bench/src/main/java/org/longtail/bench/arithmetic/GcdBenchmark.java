package org.longtail.bench.arithmetic;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.commons.math3.util.ArithmeticUtils;
import org.longtail.arithmetic.GreatestCommonDivisors;
import org.longtail.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Greatest common divisors of uniform pairs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(GcdBenchmark.PAIRS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class GcdBenchmark {

    /** Too many for a branch predictor to learn. */
    static final int PAIRS = 16_384;

    private static final long SEED = 1967;

    /** Members of a pair are uniform on 1..largest. */
    @Param({"1000000", "2147483647"})
    int largest;

    private final int[] first = new int[PAIRS];
    private final int[] second = new int[PAIRS];
    private final int[] divisors = new int[PAIRS];

    /** Draws the pairs, and checks that all agree. */
    @Setup
    public void drawPairs() {
        RandomStream stream = RandomStream.of(SEED);
        for (int i = 0; i < PAIRS; i++) {
            first[i] = 1 + (int) stream.nextLong(largest);
            second[i] = 1 + (int) stream.nextLong(largest);
        }
        int[] expected = bigInteger().clone();
        for (int[] answer :
                new int[][] {longtail().clone(), euclid().clone(), commonsMath().clone()}) {
            if (!Arrays.equals(expected, answer)) {
                throw new IllegalStateException("the peers disagree");
            }
        }
    }

    /** Ours: Stein's algorithm on vectors of pairs. */
    @Benchmark
    public int[] longtail() {
        GreatestCommonDivisors.gcd(first, second, divisors, 0, PAIRS);
        return divisors;
    }

    /** Remainders, the textbook's loop. */
    @Benchmark
    public int[] euclid() {
        for (int i = 0; i < PAIRS; i++) {
            int a = first[i];
            int b = second[i];
            while (b != 0) {
                int remainder = a % b;
                a = b;
                b = remainder;
            }
            divisors[i] = a;
        }
        return divisors;
    }

    /** Commons Math: Stein's algorithm, one pair a call. */
    @Benchmark
    public int[] commonsMath() {
        for (int i = 0; i < PAIRS; i++) {
            divisors[i] = ArithmeticUtils.gcd(first[i], second[i]);
        }
        return divisors;
    }

    /** The JDK's own. */
    @Benchmark
    public int[] bigInteger() {
        for (int i = 0; i < PAIRS; i++) {
            divisors[i] = BigInteger.valueOf(first[i])
                    .gcd(BigInteger.valueOf(second[i]))
                    .intValue();
        }
        return divisors;
    }
}
