package org.longtail.simd;

import java.util.function.LongSupplier;

/**
 * The choice between the twins of one operation while the JVM is young: the scalar twin works, the vector twin is tried now
 * and then, and takes over for good once it is as fast. Both give the same results, so that the choice decides nothing but
 * time.
 *
 * <p>Why: until C2 has compiled it, a vector operation is a boxed method call, a thousand times slower than plain Java, and
 * C2 compiles it only after some thousand calls. So there are no trials before the scalar twin has worked for
 * {@link #GRACE}: short programs never pay. After that trials take no more time than the scalar twin's work beside them, as he who
 * knows not how long the snow will last buys skis once he has paid their price in rent; and the share of a vector twin that never
 * becomes fast goes to nothing, as the square root of the time.
 *
 * <p>Use: {@code long turn = warmUp.begin(n); warmUp.twin(turn).work(...); warmUp.end(turn, n);}. Threads share an operation's
 * counters without locks: an update lost postpones the change by a call. Nothing is allocated. After the change a call costs
 * the reading of one field.
 *
 * @param <K> the kernel's interface
 */
public final class WarmUp<K> {

    /**
     * Nanoseconds of scalar work before the first trial. CPU seconds of fresh JVMs up to so many ranks of a Zipf law of exponent
     * 1.5 on 1e6 types, in arrays of 8192 (Zen 5, 512 bits, one core that the compiler and others share, medians of seven; the
     * last column is the worst ratio to the better one of the forced twins):
     *
     * <pre>
     *                1e6   1e7   1e8   3e8   1e9
     * scalar        0.15  0.23  0.53  1.12  3.18
     * vector        1.24  1.74  1.88  2.01  2.24
     * grace 0       0.39  0.49  1.32  2.37  3.18   2.6
     * grace 0.06    0.22  0.38  1.35  2.54  3.08   2.5
     * grace 0.125   0.21  0.30  1.25  2.47  3.20   2.4
     * grace 0.25    0.21  0.29  1.01  2.10  3.46   1.9
     * grace 0.5     0.22  0.31  0.83  2.29  3.51   2.0
     * </pre>
     *
     * So vectors cost 1.6 s before they are fast, which 6e8 ranks earn back. He who draws 1e8 to 3e8 pays in vain, about as much
     * again as scalar work alone; no other grace spares him that without costing as much elsewhere.
     */
    static final long GRACE = 250_000_000;

    /**
     * Nanoseconds of trials after which the scalar twin must work twice as long before the next. The longest warm-up of an
     * operation measured, on a core shared with the compiler and others, took 0.94 s of trials.
     */
    static final double PATIENCE = 4e9;

    /** Shorter calls measure the clock and the call, not the work. */
    static final int LEAST_ELEMENTS = 32;

    /** So many trials in a row must be fast: the compiler replaces its own code a few times. */
    static final int TRIALS_IN_A_ROW = 4;

    /** The scalar twin is timed in one of so many calls, not in the first. */
    static final int TIMED_CALLS = 16;

    /** A vector twin is as fast up to this factor: some do their work by scalar code on narrow vectors. */
    private static final double TOLERANCE = 1.25;

    private static final long CHANGED = 0;
    private static final long UNTIMED = 1;

    private final K scalar;
    private final K vector;
    private final LongSupplier clock;
    private final long origin;

    /** Whether the vector twin has taken over. */
    private boolean changed;

    private int calls;
    private int fastTrials;

    /** The scalar twin's best time, in nanoseconds for an element. */
    private double scalarPace = Double.POSITIVE_INFINITY;

    private double scalarNanos;
    private long vectorNanos;

    /**
     * Begins with the scalar twin.
     *
     * @param scalar plain Java
     * @param vector the same on vectors
     */
    public WarmUp(K scalar, K vector) {
        this(scalar, vector, System::nanoTime);
    }

    WarmUp(K scalar, K vector, LongSupplier clock) {
        this.scalar = scalar;
        this.vector = vector;
        this.clock = clock;
        this.origin = clock.getAsLong() - UNTIMED - 1;
    }

    /**
     * Begins a call.
     *
     * @param elements how much work it is, in whatever the time is proportional to
     * @return whose turn it is, for {@link #twin} and {@link #end}
     */
    public long begin(int elements) {
        if (changed) {
            return CHANGED;
        }
        if (elements < LEAST_ELEMENTS) {
            return UNTIMED;
        }
        if (scalarNanos > GRACE + vectorNanos * (1 + vectorNanos / PATIENCE)) {
            return -now();
        }
        return ++calls % TIMED_CALLS == 0 ? now() : UNTIMED;
    }

    /**
     * Returns the twin whose turn it is.
     *
     * @param turn what {@link #begin} returned
     * @return the twin to call
     */
    public K twin(long turn) {
        return turn <= CHANGED ? vector : scalar;
    }

    /**
     * Ends a call.
     *
     * @param turn what {@link #begin} returned
     * @param elements what it was given
     */
    public void end(long turn, int elements) {
        if (turn == CHANGED) {
            return;
        }
        if (turn < CHANGED) {
            endTrial(now() + turn, elements);
            return;
        }
        if (turn != UNTIMED) {
            long nanos = now() - turn;
            scalarPace = Math.min(scalarPace, (double) nanos / elements);
            scalarNanos += (double) nanos * TIMED_CALLS;
        }
    }

    private void endTrial(long nanos, int elements) {
        vectorNanos += nanos;
        fastTrials = nanos <= TOLERANCE * scalarPace * elements ? fastTrials + 1 : 0;
        changed = fastTrials >= TRIALS_IN_A_ROW;
    }

    /** Whether the vector twin has taken over. */
    boolean hasChanged() {
        return changed;
    }

    /** Above both marks. */
    private long now() {
        return clock.getAsLong() - origin;
    }
}
