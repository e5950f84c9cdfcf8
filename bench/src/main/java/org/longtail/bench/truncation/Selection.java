package org.longtail.bench.truncation;

/** The peers' common tools, as one would write them in plain Java. */
final class Selection {

    final int[] ids;
    final float[] weights;
    private final float[] copy;

    Selection(int vocabulary) {
        ids = new int[vocabulary];
        weights = new float[vocabulary];
        copy = new float[vocabulary];
    }

    static float max(float[] values) {
        float max = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    /** Writes e^(logit - max) to {@link #weights} and returns the sum. */
    double exponentials(float[] logits) {
        float max = max(logits);
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            float weight = (float) Math.exp(logits[i] - max);
            weights[i] = weight;
            sum += weight;
        }
        return sum;
    }

    /** Writes the ids of values at or above the threshold to {@link #ids} and returns how many. */
    int collect(float[] values, float threshold) {
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] >= threshold) {
                ids[count++] = i;
            }
        }
        return count;
    }

    float[] copyOf(float[] values) {
        System.arraycopy(values, 0, copy, 0, values.length);
        return copy;
    }

    /** Puts values above the pivot first, equal ones next; returns the end of each part, packed; Dijkstra's three-way partition. */
    static long partition(float[] values, int from, int to, float pivot) {
        int above = from;
        int below = to;
        int i = from;
        while (i < below) {
            float value = values[i];
            if (value > pivot) {
                values[i++] = values[above];
                values[above++] = value;
            } else if (value < pivot) {
                values[i] = values[--below];
                values[below] = value;
            } else {
                i++;
            }
        }
        return (long) above << 32 | below;
    }

    /** Median of the first, the middle and the last. */
    static float pivot(float[] values, int from, int to) {
        float a = values[from];
        float b = values[(from + to) >>> 1];
        float c = values[to - 1];
        return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    }
}
