package org.longtail.truncation;

/** Plain Java: the oracle of {@code VectorTokenKernels}, and what runs on short rows and without the vector module. */
final class ScalarTokenKernels implements TokenKernels {

    @Override
    public float blockMaxima(float[] values, int at, int n, float[] maxima) {
        float max = Float.NEGATIVE_INFINITY;
        for (int from = 0; from < n; from += BLOCK) {
            float blockMax = maximum(values, at + from, Math.min(BLOCK, n - from));
            maxima[from / BLOCK] = blockMax;
            max = Math.max(max, blockMax);
        }
        return max;
    }

    @Override
    public float maximum(float[] values, int at, int n) {
        float max = Float.NEGATIVE_INFINITY;
        boolean valid = true;
        for (int i = at; i < at + n; i++) {
            max = values[i] > max ? values[i] : max;
            valid &= values[i] < Float.POSITIVE_INFINITY;
        }
        return valid ? max : Float.NaN;
    }

    @Override
    public long weigh(
            float[] logits, int at, int n, float max, float inverseTemperature, float[] weights, int weightsAt) {
        long mass = 0;
        for (int i = 0; i < n; i++) {
            float weight = FloatExp.exp((logits[at + i] - max) * inverseTemperature);
            weights[weightsAt + i] = weight;
            mass += FixedPoint.of(weight);
        }
        return mass;
    }

    @Override
    public long weighProbabilities(float[] probabilities, int at, int n, float max, float[] weights) {
        return weighProbabilities(probabilities, at, 0, n, max, weights);
    }

    long weighProbabilities(float[] probabilities, int at, int from, int n, float max, float[] weights) {
        long mass = 0;
        for (int i = from; i < n; i++) {
            float weight = probabilities[at + i] / max;
            weights[i] = weight;
            mass += FixedPoint.of(weight);
        }
        return mass;
    }

    @Override
    public boolean anyNegative(float[] values, int at, int n) {
        boolean negative = false;
        for (int i = at; i < at + n; i++) {
            negative |= values[i] < 0;
        }
        return negative;
    }

    @Override
    public long mass(float[] weights, int at, int n) {
        long mass = 0;
        for (int i = 0; i < n; i++) {
            mass += FixedPoint.of(weights[at + i]);
        }
        return mass;
    }

    @Override
    public void scale(float[] values, int at, int n, float factor) {
        for (int i = at; i < at + n; i++) {
            values[i] *= factor;
        }
    }

    @Override
    public void weightedDepths(
            float[] logits, int at, int n, float max, float inverseTemperature, float[] weights, float[] out) {
        weightedDepths(logits, at, 0, n, max, inverseTemperature, weights, out);
    }

    void weightedDepths(
            float[] logits,
            int at,
            int from,
            int n,
            float max,
            float inverseTemperature,
            float[] weights,
            float[] out) {
        for (int i = from; i < n; i++) {
            float y = (logits[at + i] - max) * inverseTemperature;
            // The weight is 0 where y may be infinite.
            out[i] = y < FloatExp.LOWEST ? 0 : Math.abs(weights[i] * y);
        }
    }

    @Override
    public void closeness(
            float[] logits, int at, int n, float max, float inverseTemperature, float centre, float[] keys) {
        closeness(logits, at, 0, n, max, inverseTemperature, centre, keys);
    }

    void closeness(
            float[] logits, int at, int from, int n, float max, float inverseTemperature, float centre, float[] keys) {
        for (int i = from; i < n; i++) {
            keys[i] = -Math.abs((logits[at + i] - max) * inverseTemperature - centre);
        }
    }

    @Override
    public int atLeast(float[] keys, int at, int n, float threshold) {
        int count = 0;
        for (int i = at; i < at + n; i++) {
            count += keys[i] >= threshold ? 1 : 0;
        }
        return count;
    }

    @Override
    public int mapBlocks(
            float[] values, int at, int n, int[] blocks, int count, float threshold, long[] words, int[] positions) {
        int next = 0;
        for (int i = 0; i < count; i++) {
            next = mapBlock(values, at, n, blocks[i], threshold, words, positions, next);
        }
        return next;
    }

    int mapBlock(float[] values, int at, int n, int block, float threshold, long[] words, int[] positions, int count) {
        int next = count;
        int end = Math.min((block + 1) * BLOCK, n);
        for (int from = block * BLOCK; from < end; from += Long.SIZE) {
            long word = 0;
            for (int i = from; i < Math.min(from + Long.SIZE, end); i++) {
                word |= (values[at + i] >= threshold ? 1L : 0L) << i;
            }
            words[next] = word;
            positions[next] = from;
            next += word == 0 ? 0 : 1;
        }
        return next;
    }

    @Override
    public int above(float[] keys, int at, int n, float pivot, float[] source, int sourceAt, float[] out) {
        return above(keys, at, 0, n, pivot, source, sourceAt, out, 0);
    }

    int above(
            float[] keys, int at, int from, int n, float pivot, float[] source, int sourceAt, float[] out, int count) {
        int next = count;
        for (int i = from; i < n; i++) {
            // Written in any case, and advanced by arithmetic: no branch to mispredict. Never ahead of the reading.
            boolean chosen = keys[at + i] > pivot;
            out[next] = source[sourceAt + i];
            next += chosen ? 1 : 0;
        }
        return next;
    }

    @Override
    public int below(float[] keys, int at, int n, float pivot, float[] source, int sourceAt, float[] out) {
        return below(keys, at, 0, n, pivot, source, sourceAt, out, 0);
    }

    int below(
            float[] keys, int at, int from, int n, float pivot, float[] source, int sourceAt, float[] out, int count) {
        int next = count;
        for (int i = from; i < n; i++) {
            boolean chosen = keys[at + i] < pivot;
            out[next] = source[sourceAt + i];
            next += chosen ? 1 : 0;
        }
        return next;
    }

    @Override
    public int keep(
            float[] keys,
            int at,
            int n,
            float threshold,
            int[] ids,
            int idsAt,
            float[] keysOut,
            int[] idsOut,
            int count) {
        int next = count;
        for (int i = 0; i < n; i++) {
            float key = keys[at + i];
            boolean chosen = key >= threshold;
            keysOut[next] = key;
            idsOut[next] = ids[idsAt + i];
            next += chosen ? 1 : 0;
        }
        return next;
    }
}
