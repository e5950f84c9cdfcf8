package org.longtail.neural.text;

import java.util.BitSet;
import org.longtail.neural.network.Batch;
import org.longtail.random.RandomStream;

/** Sequences of equal length of token ids, row after row. The first token of a sequence is given, the others are learned. */
final class Text {

    private final int context;
    private final int[] ids;

    Text(int context, int[] ids) {
        this.context = context;
        this.ids = ids;
    }

    int sequences() {
        return ids.length / context;
    }

    int[] ids() {
        return ids;
    }

    /** The first tokens of sequences drawn with replacement. */
    int[] firstTokens(RandomStream stream, int count) {
        int[] first = new int[count];
        for (int i = 0; i < count; i++) {
            first[i] = ids[context * (int) stream.nextLong(sequences())];
        }
        return first;
    }

    /** Sequences drawn with replacement. */
    Batch batch(RandomStream stream, int rows) {
        int[] chosen = new int[rows];
        for (int i = 0; i < rows; i++) {
            chosen[i] = (int) stream.nextLong(sequences());
        }
        return batch(chosen);
    }

    /** The sequences {@code from..to-1}. */
    Batch batch(int from, int to) {
        int[] chosen = new int[to - from];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = from + i;
        }
        return batch(chosen);
    }

    private Batch batch(int[] sequences) {
        int learned = context - 1;
        long[] inputs = new long[sequences.length * learned];
        long[] targets = new long[inputs.length];
        for (int i = 0; i < sequences.length; i++) {
            for (int j = 0; j < learned; j++) {
                inputs[i * learned + j] = ids[sequences[i] * context + j];
                targets[i * learned + j] = ids[sequences[i] * context + j + 1];
            }
        }
        return new Batch(sequences.length, inputs, targets);
    }

    /** How often each type was used. */
    long[] counts(int vocabulary) {
        long[] counts = new long[vocabulary];
        for (int id : ids) {
            counts[id]++;
        }
        return counts;
    }

    /** Different pairs of neighbours within sequences. */
    int distinctBigrams(int vocabulary) {
        BitSet seen = new BitSet(vocabulary * vocabulary);
        for (int i = 1; i < ids.length; i++) {
            if (i % context != 0) {
                seen.set(ids[i - 1] * vocabulary + ids[i]);
            }
        }
        return seen.cardinality();
    }

    /** This text with the last sequences taken from another, that fraction of all. */
    Text withReal(Text real, double fraction) {
        int[] mixed = ids.clone();
        int taken = (int) Math.round(fraction * sequences()) * context;
        System.arraycopy(real.ids, real.ids.length - taken, mixed, mixed.length - taken, taken);
        return new Text(context, mixed);
    }
}
