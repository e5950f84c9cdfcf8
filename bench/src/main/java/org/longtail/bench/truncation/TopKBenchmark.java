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

/** The ids of the 50 largest logits of a row, whose logits are checked by ours alone. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Thread)
public class TopKBenchmark {

    private static final int K = 50;

    @Param({"32768", "131072", "262144"})
    int vocabulary;

    @Param({"normal", "zipf"})
    String logits;

    private final TokenTruncator truncator =
            TokenTruncator.of(DecoderSettings.none().topK(K));
    private final float[] heapValues = new float[K];
    private LogitRows rows;
    private Selection selection;
    private long[] keys;

    /** Makes the rows and checks that all methods find the same ids in each. */
    @Setup(Level.Trial)
    public void setUp() {
        rows = new LogitRows(logits, vocabulary);
        selection = new Selection(vocabulary);
        keys = new long[vocabulary];
        for (int i = 0; i < rows.count(); i++) {
            float[] row = rows.next();
            int[] expected = new int[K];
            truncate(row).idsInto(expected, 0);
            check("sort", expected, sort(row));
            check("quickselect", expected, quickselect(row));
            check("heap", expected, heap(row));
        }
    }

    private static void check(String method, int[] expected, int[] ids) {
        int[] ascending = Arrays.copyOf(ids, K);
        Arrays.sort(ascending);
        if (!Arrays.equals(expected, ascending)) {
            throw new IllegalStateException(method + " finds other ids");
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

    /** Logit and id in one long, all sorted. */
    @Benchmark
    public int[] sort() {
        return sort(rows.next());
    }

    private int[] sort(float[] row) {
        for (int i = 0; i < row.length; i++) {
            int bits = Float.floatToRawIntBits(row[i]);
            keys[i] = (long) (bits ^ bits >> 31 >>> 1) << 32 | i;
        }
        Arrays.sort(keys);
        for (int i = 0; i < K; i++) {
            selection.ids[i] = (int) keys[keys.length - 1 - i];
        }
        return selection.ids;
    }

    /** Three-way quickselect on a copy, then one pass for the ids. */
    @Benchmark
    public int[] quickselect() {
        return quickselect(rows.next());
    }

    private int[] quickselect(float[] row) {
        float[] values = selection.copyOf(row);
        int from = 0;
        int to = row.length;
        while (true) {
            float pivot = Selection.pivot(values, from, to);
            long parts = Selection.partition(values, from, to, pivot);
            int above = (int) (parts >>> 32);
            int below = (int) parts;
            if (K <= above) {
                to = above;
            } else if (K <= below) {
                selection.collect(row, pivot);
                return selection.ids;
            } else {
                from = below;
            }
        }
    }

    /** A heap of the 50 largest so far, its least on top. */
    @Benchmark
    public int[] heap() {
        return heap(rows.next());
    }

    private int[] heap(float[] row) {
        Arrays.fill(heapValues, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < row.length; i++) {
            if (row[i] > heapValues[0]) {
                replaceTop(row[i], i);
            }
        }
        return selection.ids;
    }

    private void replaceTop(float value, int id) {
        int at = 0;
        int child = 1;
        while (child < K) {
            if (child + 1 < K && heapValues[child + 1] < heapValues[child]) {
                child++;
            }
            if (heapValues[child] >= value) {
                break;
            }
            heapValues[at] = heapValues[child];
            selection.ids[at] = selection.ids[child];
            at = child;
            child = 2 * at + 1;
        }
        heapValues[at] = value;
        selection.ids[at] = id;
    }
}
