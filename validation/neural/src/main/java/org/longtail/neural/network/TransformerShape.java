package org.longtail.neural.network;

import org.longtail.internal.Arguments;

/**
 * How large a transformer is.
 *
 * @param vocabulary number of input tokens
 * @param positions longest sequence
 * @param width length of a token's vector; a multiple of the heads
 * @param heads attention heads
 * @param layers attention layers, each with a feed-forward layer of four times the width
 * @param outputs number of classes, or of output tokens
 * @param causal whether a position sees only itself and those before it
 */
public record TransformerShape(
        int vocabulary, int positions, int width, int heads, int layers, int outputs, boolean causal) {

    /**
     * Checks the numbers.
     *
     * @param vocabulary number of input tokens
     * @param positions longest sequence
     * @param width length of a token's vector; a multiple of the heads
     * @param heads attention heads
     * @param layers attention layers, each with a feed-forward layer of four times the width
     * @param outputs number of classes, or of output tokens
     * @param causal whether a position sees only itself and those before it
     * @throws IllegalArgumentException if a number is below 1, or the width no multiple of the heads
     */
    public TransformerShape {
        Arguments.requireAtLeastOne(vocabulary, "vocabulary");
        Arguments.requireAtLeastOne(positions, "positions");
        Arguments.requireAtLeastOne(heads, "heads");
        Arguments.requireAtLeastOne(layers, "layers");
        Arguments.requireAtLeastOne(outputs, "outputs");
        requireWidth(width, heads);
    }

    /**
     * Checks that heads share a width evenly.
     *
     * @param width length of a token's vector
     * @param heads attention heads
     * @throws IllegalArgumentException if the width is below 1 or no multiple of the heads
     */
    public static void requireWidth(int width, int heads) {
        Arguments.requireAtLeastOne(width, "width");
        if (width % heads != 0) {
            throw new IllegalArgumentException("width must be a multiple of the " + heads + " heads: " + width);
        }
    }

    int headWidth() {
        return width / heads;
    }
}
