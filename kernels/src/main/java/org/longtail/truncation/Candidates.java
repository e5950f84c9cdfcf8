package org.longtail.truncation;

/**
 * The entries of one row that are still in the race: ids in ascending order, and beside them the row's values (logits or
 * probabilities) and the weights relative to the heaviest. Values and weights are brought up to date only when asked for: a chain that
 * needs no weights computes none.
 *
 * <p>A weight is e^((logit - max) / temperature), or probability / max, rounded to float; max is the largest value still in the race.
 */
final class Candidates {

    private float[] row = new float[0];
    private int rowAt;
    private boolean rowHoldsProbabilities;

    private final RowBlocks blocks = new RowBlocks();
    private final ProbabilityLogs logs = new ProbabilityLogs();

    private boolean valuesAreProbabilities;

    private int size;
    private boolean whole;
    private float rowMax;
    private float max;
    private float inverseTemperature;
    private int[] everyId = new int[0];
    private int[] chosenIds = new int[0];

    private float[] compactValues = new float[0];
    private float[] weights = new float[0];
    private boolean valuesCurrent;
    private boolean weightsCurrent;
    private boolean massCurrent;
    private long mass;

    /**
     * Looks through a row, before anything of the last one is given up.
     *
     * @return the largest value, or NaN when a value is NaN or plus infinity
     */
    float scan(float[] newRow, int at, int n) {
        return blocks.scan(newRow, at, n);
    }

    /** Begins the row just scanned, all entries in the race. */
    void begin(float[] newRow, int at, int n, boolean probabilities, float largest) {
        reserve(n);
        row = newRow;
        rowAt = at;
        rowHoldsProbabilities = probabilities;
        valuesAreProbabilities = probabilities;
        size = n;
        whole = true;
        rowMax = largest;
        max = largest;
        inverseTemperature = 1;
        valuesCurrent = true;
        weightsCurrent = false;
    }

    private void reserve(int n) {
        if (everyId.length < n) {
            everyId = new int[n];
            for (int i = 0; i < n; i++) {
                everyId[i] = i;
            }
            chosenIds = new int[n];
            compactValues = new float[n];
            weights = new float[n];
        }
    }

    int size() {
        return size;
    }

    /** Whether {@link #values} is the row itself. */
    boolean valuesAreRow() {
        return whole && valuesAreProbabilities == rowHoldsProbabilities;
    }

    /** The maxima of the row's blocks. */
    float[] blockMaxima() {
        return blocks.maxima();
    }

    /** Whether nothing has been left out yet, not even masked entries. */
    boolean isWhole() {
        return whole;
    }

    int[] ids() {
        return whole ? everyId : chosenIds;
    }

    float max() {
        return max;
    }

    float inverseTemperature() {
        return inverseTemperature;
    }

    boolean valuesAreProbabilities() {
        return valuesAreProbabilities;
    }

    /** A value of the row, as it came in. */
    float rowValue(int id) {
        return row[rowAt + id];
    }

    float[] row() {
        return row;
    }

    int rowAt() {
        return rowAt;
    }

    /** The smallest value that is not masked: logits of minus infinity and probabilities of 0 are. */
    float lowest() {
        return valuesAreProbabilities ? Float.MIN_VALUE : -Float.MAX_VALUE;
    }

    /** The values begin here in {@link #values}. */
    int valuesAt() {
        return valuesAreRow() ? rowAt : 0;
    }

    /** The values of {@link #ids}, in that order, from {@link #valuesAt} on. Not to be written to. */
    float[] values() {
        if (valuesAreRow()) {
            return row;
        }
        if (!valuesCurrent) {
            for (int i = 0; i < size; i++) {
                compactValues[i] = row[rowAt + chosenIds[i]];
            }
            if (valuesAreProbabilities != rowHoldsProbabilities) {
                logs.into(compactValues, 0, size, compactValues);
            }
            valuesCurrent = true;
        }
        return compactValues;
    }

    /** The weights of {@link #ids}, in that order. */
    float[] weights() {
        if (!weightsCurrent) {
            TokenKernels kernels = TokenKernels.forLength(size);
            float[] values = values();
            mass = valuesAreProbabilities
                    ? kernels.weighProbabilities(values, valuesAt(), size, max, weights)
                    : kernels.weigh(values, valuesAt(), size, max, inverseTemperature, weights, 0);
            weightsCurrent = true;
            massCurrent = true;
        }
        return weights;
    }

    /** The mass of the weights. */
    long mass() {
        float[] current = weights();
        if (!massCurrent) {
            mass = TokenKernels.forLength(size).mass(current, 0, size);
            massCurrent = true;
        }
        return mass;
    }

    void setInverseTemperature(float inverse) {
        inverseTemperature = inverse;
        weightsCurrent = false;
    }

    /** Turns probabilities into logits, of which the largest is 0. */
    void requireLogits() {
        if (valuesAreProbabilities) {
            float[] values = values();
            logs.relativeTo(max);
            logs.into(values, valuesAt(), size, compactValues);
            valuesAreProbabilities = false;
            valuesCurrent = true;
            weightsCurrent = false;
            max = 0;
        }
    }

    /**
     * The share of the whole row that the entries in the race have, at the temperature reached. Reads the row once more.
     *
     * @param n entries of the row
     * @param scratch room for n weights
     */
    double shareOfRow(int n, float[] scratch) {
        TokenKernels kernels = TokenKernels.forLength(n);
        long whole;
        if (valuesAreProbabilities) {
            whole = kernels.weighProbabilities(row, rowAt, n, rowMax, scratch);
        } else if (rowHoldsProbabilities) {
            logs.into(row, rowAt, n, scratch);
            whole = kernels.weigh(scratch, 0, n, logs.of(rowMax), inverseTemperature, scratch, 0);
        } else {
            whole = kernels.weigh(row, rowAt, n, rowMax, inverseTemperature, scratch, 0);
        }
        long kept = 0;
        int[] ids = ids();
        for (int i = 0; i < size; i++) {
            kept += FixedPoint.of(scratch[ids[i]]);
        }
        return (double) kept / whole;
    }

    /** Leaves out entries whose value is below the threshold. */
    void keepValues(float threshold) {
        if (valuesAreRow()) {
            size = blocks.keep(row, rowAt, size, threshold, everyId, compactValues, chosenIds);
            whole = false;
        } else {
            float[] values = values();
            keep(values, threshold, values);
        }
        valuesCurrent = true;
        weightsCurrent = false;
    }

    /** Leaves out entries whose weight is below the threshold. */
    void keepWeights(float threshold) {
        float[] current = weights();
        keep(current, threshold, current);
        valuesCurrent = false;
        massCurrent = false;
    }

    /** Leaves out entries whose key is below the threshold; {@code keys} is overwritten. The largest may go. */
    void keepKeys(float[] keys, float threshold) {
        keep(keys, threshold, keys);
        valuesCurrent = false;
        weightsCurrent = false;
    }

    private void keep(float[] keys, float threshold, float[] keysOut) {
        size = TokenKernels.forLength(size).keep(keys, 0, size, threshold, ids(), 0, keysOut, chosenIds, 0);
        whole = false;
    }

    /** Of the entries whose value is the threshold, keeps the first few only. Call after {@link #keepValues}. */
    void keepFirstValues(float threshold, long count) {
        keepFirst(compactValues, threshold, count);
    }

    /** Of the entries whose weight is the threshold, keeps the first few only. Call after {@link #keepWeights}. */
    void keepFirstWeights(float threshold, long count) {
        keepFirst(weights, threshold, count);
    }

    /** Of the entries whose key is the threshold, keeps the first few only. Call after {@link #keepKeys}. */
    void keepFirst(float[] keys, float threshold, long count) {
        int next = 0;
        long ties = 0;
        for (int i = 0; i < size; i++) {
            if (keys[i] > threshold || ties++ < count) {
                keys[next] = keys[i];
                chosenIds[next++] = chosenIds[i];
            }
        }
        size = next;
    }

    /** Makes the largest value still in the race the one of weight 1. */
    void rebase() {
        float[] values = values();
        int at = valuesAt();
        float largest = values[at];
        for (int i = 1; i < size; i++) {
            largest = values[at + i] > largest ? values[at + i] : largest;
        }
        max = largest + 0f;
        weightsCurrent = false;
    }
}
