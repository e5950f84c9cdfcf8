package org.longtail.bench.truncation;

import java.util.concurrent.TimeUnit;
import org.longtail.truncation.Softmax;
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

/** The softmax of a row of logits. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class SoftmaxBenchmark {

    /** Of a probability: floats of depth 32 are 2^-19 apart. */
    private static final double TOLERANCE = 1e-5;

    @Param({"32768", "131072", "262144"})
    int vocabulary;

    @Param({"normal", "zipf"})
    String logits;

    private LogitRows rows;
    private Selection selection;
    private float[] probabilities;

    /** Makes the rows and checks that both methods agree. */
    @Setup(Level.Trial)
    public void setUp() {
        rows = new LogitRows(logits, vocabulary);
        selection = new Selection(vocabulary);
        probabilities = new float[vocabulary];
        float[] row = rows.next();
        float[] expected = scalar(row);
        float[] actual = softmax(row);
        for (int i = 0; i < vocabulary; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= TOLERANCE * expected[i])) {
                throw new IllegalStateException("the methods differ: " + actual[i] + " and " + expected[i]);
            }
        }
    }

    /** Ours. */
    @Benchmark
    public float[] longtail() {
        return softmax(rows.next());
    }

    private float[] softmax(float[] row) {
        Softmax.fill(row, 0, row.length, probabilities, 0);
        return probabilities;
    }

    /** With {@link Math#exp}. */
    @Benchmark
    public float[] scalar() {
        return scalar(rows.next());
    }

    private float[] scalar(float[] row) {
        float scale = (float) (1 / selection.exponentials(row));
        for (int i = 0; i < row.length; i++) {
            selection.weights[i] *= scale;
        }
        return selection.weights;
    }
}
