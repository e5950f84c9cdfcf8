package org.longtail.bench.truncation;

import java.util.Arrays;
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

/** The nucleus of mass 0.9 of a row of logits: its softmax, and the ids kept. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class TopPBenchmark {

    private static final double MASS = 0.9;

    @Param({"32768", "131072", "262144"})
    int vocabulary;

    @Param({"normal", "zipf"})
    String logits;

    private final TokenTruncator truncator =
            TokenTruncator.of(DecoderSettings.none().topP(MASS));
    private LogitRows rows;
    private Selection selection;

    /**
     * Makes the rows and checks that all methods keep equally many ids of each, but for one where the rounding of the sums
     * decides.
     */
    @Setup(Level.Trial)
    public void setUp() {
        rows = new LogitRows(logits, vocabulary);
        selection = new Selection(vocabulary);
        for (int i = 0; i < rows.count(); i++) {
            float[] row = rows.next();
            int expected = truncate(row).count();
            check("sort", expected, sort(row));
            check("quickselect", expected, quickselect(row));
        }
    }

    private static void check(String method, int expected, int count) {
        if (Math.abs(count - expected) > 1) {
            throw new IllegalStateException(method + " keeps " + count + " ids, not " + expected);
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

    /** The weights sorted, added up from the heaviest on, then one pass for the ids. */
    @Benchmark
    public int sort() {
        return sort(rows.next());
    }

    private int sort(float[] row) {
        double missing = MASS * selection.exponentials(row);
        float[] sorted = selection.copyOf(selection.weights);
        Arrays.sort(sorted);
        int last = sorted.length;
        while (missing > 0) {
            missing -= sorted[--last];
        }
        return selection.collect(selection.weights, sorted[last]);
    }

    /** Three-way quickselect by mass on a copy, then one pass for the ids. */
    @Benchmark
    public int quickselect() {
        return quickselect(rows.next());
    }

    private int quickselect(float[] row) {
        double missing = MASS * selection.exponentials(row);
        float[] values = selection.copyOf(selection.weights);
        int from = 0;
        int to = values.length;
        while (true) {
            float pivot = Selection.pivot(values, from, to);
            long parts = Selection.partition(values, from, to, pivot);
            int above = (int) (parts >>> 32);
            int below = (int) parts;
            double massAbove = 0;
            for (int i = from; i < above; i++) {
                massAbove += values[i];
            }
            double massEqual = (double) pivot * (below - above);
            if (missing <= massAbove) {
                to = above;
            } else if (missing <= massAbove + massEqual || below == to) {
                return selection.collect(selection.weights, pivot);
            } else {
                missing -= massAbove + massEqual;
                from = below;
            }
        }
    }
}
