package org.longtail.truncation;

import java.util.Arrays;
import java.util.Objects;
import org.longtail.random.RandomStream;

/**
 * What {@link TokenTruncator} kept of a row: ids in ascending order, and the weight of each, renormalised so that they sum
 * to 1.
 *
 * <p>A view of the truncator's memory: the truncator's next call overwrites it. {@link #threshold()} and
 * {@link #massKept()} are worked out when asked for and read the row given to the truncator, which must still hold what it held.
 *
 * <p>Cost: O(1) for one entry, O(count) for all; {@link #massKept()} one more softmax over the row. Nothing is allocated
 * but once for {@link #massKept()}.
 */
public final class KeptTokens {

    /** Masses are added up in blocks of so many entries to find the block in which a draw falls. */
    private static final int DRAW_BLOCK = 512;

    private final Candidates candidates;
    private int vocabulary;
    private float[] scratch = new float[0];

    KeptTokens(Candidates candidates) {
        this.candidates = candidates;
    }

    KeptTokens ofRow(int entries) {
        vocabulary = entries;
        return this;
    }

    /**
     * Returns how many entries were kept.
     *
     * @return at least 1
     */
    public int count() {
        return candidates.size();
    }

    /**
     * Returns the id of a kept entry: its index in the row.
     *
     * @param index 0 to count - 1
     * @return the id; ids ascend with the index
     * @throws IndexOutOfBoundsException if the index is out of range
     */
    public int id(int index) {
        return candidates.ids()[Objects.checkIndex(index, count())];
    }

    /**
     * Returns the renormalised weight of a kept entry: the probability with which it is drawn.
     *
     * @param index 0 to count - 1
     * @return in [0, 1]
     * @throws IndexOutOfBoundsException if the index is out of range
     */
    public double weight(int index) {
        Objects.checkIndex(index, count());
        return candidates.weights()[index] * scale();
    }

    private double scale() {
        return 1 / FixedPoint.weight(candidates.mass());
    }

    /**
     * Copies the ids.
     *
     * @param ids receives them
     * @param at where the first goes
     * @return how many
     * @throws IllegalArgumentException if they do not fit
     */
    public int idsInto(int[] ids, int at) {
        RowCheck.requireRoom(at, count(), ids.length);
        System.arraycopy(candidates.ids(), 0, ids, at, count());
        return count();
    }

    /**
     * Copies the renormalised weights, in the order of the ids.
     *
     * @param weights receives them
     * @param at where the first goes
     * @return how many
     * @throws IllegalArgumentException if they do not fit
     */
    public int weightsInto(double[] weights, int at) {
        RowCheck.requireRoom(at, count(), weights.length);
        float[] current = candidates.weights();
        double scale = scale();
        for (int i = 0; i < count(); i++) {
            weights[at + i] = current[i] * scale;
        }
        return count();
    }

    /**
     * Copies the renormalised weights, in the order of the ids, rounded to float.
     *
     * @param weights receives them
     * @param at where the first goes
     * @return how many
     * @throws IllegalArgumentException if they do not fit
     */
    public int weightsInto(float[] weights, int at) {
        RowCheck.requireRoom(at, count(), weights.length);
        float[] current = candidates.weights();
        double scale = scale();
        for (int i = 0; i < count(); i++) {
            weights[at + i] = (float) (current[i] * scale);
        }
        return count();
    }

    /**
     * Writes the truncated distribution over the whole vocabulary: the weight of each kept entry at its id, 0 elsewhere. May be the row
     * itself.
     *
     * @param probabilities receives as many values as the row has
     * @param at where the value of id 0 goes
     * @throws IllegalArgumentException if they do not fit
     */
    public void probabilitiesInto(float[] probabilities, int at) {
        RowCheck.requireRoom(at, vocabulary, probabilities.length);
        float[] current = candidates.weights();
        int[] ids = candidates.ids();
        double scale = scale();
        Arrays.fill(probabilities, at, at + vocabulary, 0);
        for (int i = 0; i < count(); i++) {
            probabilities[at + ids[i]] = (float) (current[i] * scale);
        }
    }

    /**
     * Masks logits: every entry that was not kept becomes minus infinity. Meant for the row itself, or a copy of it.
     *
     * @param logits as many values as the row has
     * @param at where id 0 is
     * @throws IllegalArgumentException if there are not so many
     */
    public void mask(float[] logits, int at) {
        RowCheck.requireRoom(at, vocabulary, logits.length);
        int[] ids = candidates.ids();
        int next = 0;
        for (int i = 0; i < count(); i++) {
            Arrays.fill(logits, at + next, at + ids[i], Float.NEGATIVE_INFINITY);
            next = ids[i] + 1;
        }
        Arrays.fill(logits, at + next, at + vocabulary, Float.NEGATIVE_INFINITY);
    }

    /**
     * Returns the smallest logit, or probability, that was kept, as it stands in the row.
     *
     * @return a finite value
     */
    public float threshold() {
        int[] ids = candidates.ids();
        float least = candidates.rowValue(ids[0]);
        for (int i = 1; i < count(); i++) {
            least = Math.min(least, candidates.rowValue(ids[i]));
        }
        return least;
    }

    /**
     * Returns the share of the mass of the whole row that the kept entries hold, at the product of the temperatures.
     *
     * @return in (0, 1], to some 1e-6; 0 where the kept entries have less than 2^-41 of the likeliest one's mass
     */
    public double massKept() {
        if (scratch.length < vocabulary) {
            scratch = new float[vocabulary];
        }
        return candidates.shareOfRow(vocabulary, scratch);
    }

    /**
     * Draws one of the kept entries, with one word of the stream.
     *
     * @param stream the source of randomness
     * @return an id
     */
    public int draw(RandomStream stream) {
        float[] weights = candidates.weights();
        int count = count();
        // Uniform in 0..mass-1 but for 2^-64 per entry.
        long left = Math.unsignedMultiplyHigh(stream.nextLong(), candidates.mass());
        int at = 0;
        while (at + DRAW_BLOCK < count) {
            long mass = TokenKernels.INSTANCE.mass(weights, at, DRAW_BLOCK);
            if (left < mass) {
                break;
            }
            left -= mass;
            at += DRAW_BLOCK;
        }
        long mass = FixedPoint.of(weights[at]);
        while (left >= mass) {
            left -= mass;
            mass = FixedPoint.of(weights[++at]);
        }
        return candidates.ids()[at];
    }
}
