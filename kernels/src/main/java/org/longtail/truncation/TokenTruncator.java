package org.longtail.truncation;

import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * Truncates rows of next-token logits or probabilities as {@link DecoderSettings} say, and draws tokens from what is left.
 *
 * <p>With m the largest logit, T the product of the temperatures so far and w_i = e^((x_i - m) / T), each cut keeps a set of entries of the
 * distribution w_i / sum w; the settings say which. No cut sorts. Top-k finds a lower bound of the k-th largest entry from
 * the maxima of blocks of 256 and selects among the few entries above it, reading no block that has none; top-p drops, pass by pass, all entries
 * lighter than the average share of the mass to leave out, then selects; min-p reads
 * the blocks whose maximum reaches it.
 *
 * <p>Source: see {@link DecoderSettings}; C. A. R. Hoare, <i>Algorithm 65: Find</i>, 1961 (selection).
 *
 * <p>Shapes: a row is {@code to - from} entries, at most 4194304, of which id 0 is at {@code from}; a batch is rows one after the other.
 *
 * <p>Units and ranges: logits are natural logarithms up to a constant, finite or minus infinity (masked: never kept, never drawn);
 * probabilities are in [0, 1] and sum to 1 within 2^-8, 0 being masked.
 *
 * <p>Cost and memory: per entry, on 512-bit registers, some 0.1 ns for top-k and min-p, some 0.6 ns for top-p. 24 to 44 bytes per entry of the
 * longest row seen, kept for the next call; a call on a row no longer than that allocates nothing.
 *
 * <p>Accuracy: a weight's relative error is below 2^-23 (1 + 2 |x_i - m| / T): the rounding of x_i - m and its quotient, and an exponential
 * good to 1.01 ulp. Masses are sums of weights rounded to 2^-40 of the heaviest and add exactly, so that the kept set and the token
 * drawn are the same bit for bit on vectors of any width and without them. Rows of doubles are rounded to float first: entries
 * that round to the same float are ties.
 *
 * <p>Errors: a rejected row of logits leaves everything as it was, the entries kept of the last row too. Not thread-safe: one truncator per thread.
 */
public final class TokenTruncator {

    private final DecoderSettings settings;
    private final DecoderStep[] steps;
    private final TailCuts cuts = new TailCuts();
    private final KeptTokens kept = new KeptTokens(cuts.candidates());
    private float[] narrowed = new float[0];

    private TokenTruncator(DecoderSettings settings) {
        this.settings = settings;
        this.steps = settings.steps().toArray(DecoderStep[]::new);
    }

    /**
     * Returns a truncator.
     *
     * @param settings the steps
     * @return a new truncator, with memory of its own
     */
    public static TokenTruncator of(DecoderSettings settings) {
        return new TokenTruncator(settings);
    }

    /**
     * Returns the settings.
     *
     * @return as given to {@link #of}
     */
    public DecoderSettings settings() {
        return settings;
    }

    /**
     * Truncates a row of logits.
     *
     * @param logits holds the row, which is not changed
     * @param from index of id 0
     * @param to index after the last id
     * @return the kept entries: the same object each time, overwritten by the next call
     * @throws IllegalArgumentException if the range is wrong, empty or too long, an entry is NaN or plus infinity, or all
     *     are minus infinity
     */
    public KeptTokens truncateLogits(float[] logits, int from, int to) {
        RowCheck.requireRow(from, to, logits.length);
        float max = cuts.candidates().scan(logits, from, to - from);
        RowCheck.requireLogits(logits, from, to, max);
        cuts.candidates().begin(logits, from, to - from, false, max);
        return run(to - from);
    }

    /**
     * Truncates a row of probabilities. Weights are p_i / max p, rounded to float; the natural logarithms are taken only
     * where a temperature, typical or eta asks for them.
     *
     * @param probabilities holds the row, which is not changed
     * @param from index of id 0
     * @param to index after the last id
     * @return the kept entries: the same object each time, overwritten by the next call
     * @throws IllegalArgumentException if the range is wrong, empty or too long, an entry is NaN or outside [0, 1], or the
     *     sum is off 1 by more than 2^-8
     */
    public KeptTokens truncateProbabilities(float[] probabilities, int from, int to) {
        RowCheck.requireRow(from, to, probabilities.length);
        float max = cuts.candidates().scan(probabilities, from, to - from);
        RowCheck.requireProbabilities(probabilities, from, to, max);
        cuts.candidates().begin(probabilities, from, to - from, true, max);
        return run(to - from);
    }

    /**
     * Truncates a row of probabilities, each rounded to float.
     *
     * @param probabilities holds the row, which is not changed
     * @param from index of id 0
     * @param to index after the last id
     * @return the kept entries: the same object each time, overwritten by the next call
     * @throws IllegalArgumentException as {@link #truncateProbabilities(float[], int, int)}
     */
    public KeptTokens truncateProbabilities(double[] probabilities, int from, int to) {
        RowCheck.requireRow(from, to, probabilities.length);
        if (narrowed.length < to - from) {
            narrowed = new float[to - from];
        }
        RowCheck.narrow(probabilities, from, to, narrowed);
        return truncateProbabilities(narrowed, 0, to - from);
    }

    /**
     * Draws one token from a truncated row of logits, with one word of the stream.
     *
     * @param stream the source of randomness
     * @param logits holds the row, which is not changed
     * @param from index of id 0
     * @param to index after the last id
     * @return an id, 0 to {@code to - from - 1}
     * @throws IllegalArgumentException as {@link #truncateLogits}; nothing has been drawn then
     */
    public int draw(RandomStream stream, float[] logits, int from, int to) {
        return truncateLogits(logits, from, to).draw(stream);
    }

    /**
     * Draws one token from each row of a batch, with one word of the stream each, in order.
     *
     * @param stream the source of randomness
     * @param logits row-major, from index 0; not changed
     * @param vocabulary entries per row
     * @param tokens receives the ids
     * @param from where the first goes
     * @param to where the last goes, plus 1: {@code to - from} rows are drawn from
     * @throws IllegalArgumentException if the rows are more than {@code logits} holds, or one of them is bad: all are
     *     checked before anything is drawn or written
     */
    public void drawRows(RandomStream stream, float[] logits, int vocabulary, int[] tokens, int from, int to) {
        Arguments.requireRange(from, to, tokens.length);
        Arguments.requireAtLeastOne(vocabulary, "vocabulary");
        int rows = to - from;
        if ((long) rows * vocabulary > logits.length) {
            throw new IllegalArgumentException(
                    "logits must hold " + rows + " rows of " + vocabulary + " entries: length " + logits.length);
        }
        for (int row = 0; row < rows; row++) {
            int at = row * vocabulary;
            RowCheck.requireRow(at, at + vocabulary, logits.length);
            float max = TokenKernels.forLength(vocabulary).maximum(logits, at, vocabulary);
            RowCheck.requireLogits(logits, at, at + vocabulary, max);
        }
        for (int row = 0; row < rows; row++) {
            int at = row * vocabulary;
            tokens[from + row] = draw(stream, logits, at, at + vocabulary);
        }
    }

    private KeptTokens run(int n) {
        for (DecoderStep step : steps) {
            double value = step.value();
            switch (step.kind()) {
                case TEMPERATURE -> cuts.temperature(value);
                case TOP_K -> cuts.topK((int) value);
                case TOP_P -> cuts.topP(value);
                case MIN_P -> cuts.minP(value);
                case TYPICAL -> cuts.typical(value);
                case EPSILON -> cuts.epsilon(value);
                case ETA -> cuts.eta(value);
            }
        }
        cuts.end();
        return kept.ofRow(n);
    }
}
