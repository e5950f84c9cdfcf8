package org.longtail.bench.truncation;

import java.util.concurrent.TimeUnit;
import org.longtail.truncation.DecoderSettings;
import org.longtail.truncation.KeptTokens;
import org.longtail.truncation.TokenTruncator;
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

/** The ids of entries at least 0.05 times as probable as the likeliest. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class MinPBenchmark {

    private static final double RATIO = 0.05;

    @Param({"32768", "131072", "262144"})
    int vocabulary;

    @Param({"normal", "zipf"})
    String logits;

    private final TokenTruncator truncator =
            TokenTruncator.of(DecoderSettings.none().minP(RATIO));
    private LogitRows rows;
    private Selection selection;

    /** Makes the rows and checks that both methods keep as many ids of each. */
    @Setup(Level.Trial)
    public void setUp() {
        rows = new LogitRows(logits, vocabulary);
        selection = new Selection(vocabulary);
        for (int i = 0; i < rows.count(); i++) {
            float[] row = rows.next();
            if (truncate(row).count() != scalar(row)) {
                throw new IllegalStateException("the methods keep different ids");
            }
        }
    }

    /** Ours. */
    @Benchmark
    public KeptTokens longtail() {
        return truncate(rows.next());
    }

    private KeptTokens truncate(float[] row) {
        return truncator.truncateLogits(row, 0, row.length);
    }

    /** One pass for the maximum, one for the ids. */
    @Benchmark
    public int scalar() {
        return scalar(rows.next());
    }

    private int scalar(float[] row) {
        return selection.collect(row, (float) (Selection.max(row) + Math.log(RATIO)));
    }
}
