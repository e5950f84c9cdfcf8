package org.longtail.neural.text;

import org.longtail.internal.Arguments;
import org.longtail.neural.network.TransformerShape;

/**
 * How large the experiment is.
 *
 * @param vocabulary word types that the model tells apart; all others are one
 * @param context tokens of one sequence
 * @param width length of a token's vector, a multiple of 4
 * @param steps training steps of each generation
 * @param tokens training tokens of each generation
 * @param generations generations after the one that is trained on real text
 * @param seeds runs of each arm
 */
public record TextSizes(int vocabulary, int context, int width, int steps, int tokens, int generations, int seeds) {

    /** Sequences in a training step. */
    static final int BATCH = 64;

    /** Sequences of real text that stand together: neighbours are alike, and whole blocks of them are held out. */
    static final int BLOCK = 32;

    /** The last of so many blocks is held out. */
    static final int HELD_OUT = 10;

    /** Sequences that are written side by side. */
    static final int ROWS = 256;

    static final int HEADS = 4;

    static final int LAYERS = 2;

    static final double LEARNING_RATE = 3e-3;

    /**
     * Checks the numbers.
     *
     * @param vocabulary word types that the model tells apart, at least 16; all others are one
     * @param context tokens of one sequence, at least 2
     * @param width length of a token's vector, a multiple of 4
     * @param steps training steps of each generation
     * @param tokens training tokens of each generation, at least 289 sequences of them: less holds out no block for testing
     * @param generations generations after the one that is trained on real text
     * @param seeds runs of each arm
     * @throws IllegalArgumentException if one is out of its range
     */
    public TextSizes {
        Arguments.requireAtLeast(vocabulary, 16, "vocabulary");
        Arguments.requireAtLeast(context, 2, "context");
        TransformerShape.requireWidth(width, HEADS);
        Arguments.requireAtLeastOne(steps, "steps");
        Arguments.requireAtLeast(tokens, (BLOCK * (HELD_OUT - 1) + 1L) * context, "tokens");
        Arguments.requireAtLeastOne(generations, "generations");
        Arguments.requireAtLeastOne(seeds, "seeds");
    }

    /** Sequences of one generation's text. */
    int sequences() {
        return tokens / context;
    }
}
