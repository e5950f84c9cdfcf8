package org.longtail.truncation;

/**
 * A row in blocks of {@link TokenKernels#BLOCK} entries, whose maxima tell which of them need not be read again.
 *
 * <p>Where large entries are is unpredictable, so that a branch on it is mispredicted time and again. The blocks that hold one are
 * listed without a branch, then the words of a bit map of those blocks that are not 0; only then are entries
 * taken out, mostly one for each word.
 */
final class RowBlocks {

    /** Words with more bits than this are left to a pass that compresses whole vectors. */
    private static final int FEW_BITS = 12;

    private float[] maxima = new float[0];
    private float[] chosenMaxima = new float[0];
    private int[] chosen = new int[0];
    private long[] words = new long[0];
    private int[] positions = new int[0];

    /**
     * Looks through a row.
     *
     * @return the largest value, or NaN when a value is NaN or plus infinity
     */
    float scan(float[] row, int at, int n) {
        int blocks = TokenKernels.blocks(n);
        if (maxima.length < blocks) {
            maxima = new float[blocks];
            chosenMaxima = new float[blocks];
            chosen = new int[blocks];
            int capacity = blocks * (TokenKernels.BLOCK / Long.SIZE);
            words = new long[capacity];
            positions = new int[capacity];
        }
        // A zero without its sign, which depends on the order of comparison.
        return TokenKernels.forLength(n).blockMaxima(row, at, n, maxima) + 0f;
    }

    /** The maxima of the row's blocks. */
    float[] maxima() {
        return maxima;
    }

    /**
     * Selects the entries of the row just scanned that are at or above the threshold, with their ids.
     *
     * @param everyId 0, 1, 2, ...
     * @return how many were selected
     */
    int keep(float[] row, int at, int n, float threshold, int[] everyId, float[] valuesOut, int[] idsOut) {
        int blocks = TokenKernels.blocks(n);
        int count =
                TokenKernels.forLength(blocks).keep(maxima, 0, blocks, threshold, everyId, 0, chosenMaxima, chosen, 0);
        TokenKernels kernels = TokenKernels.forLength(n);
        if (count == blocks) {
            return kernels.keep(row, at, n, threshold, everyId, 0, valuesOut, idsOut, 0);
        }
        int mapped = kernels.mapBlocks(row, at, n, chosen, count, threshold, words, positions);
        int next = 0;
        for (int w = 0; w < mapped; w++) {
            long word = words[w];
            int from = positions[w];
            if (Long.bitCount(word) > FEW_BITS) {
                int last = w;
                while (last + 1 < mapped
                        && positions[last + 1] == positions[last] + Long.SIZE
                        && Long.bitCount(words[last + 1]) > FEW_BITS) {
                    last++;
                }
                int length = Math.min(positions[last] + Long.SIZE, n) - from;
                next = kernels.keep(row, at + from, length, threshold, everyId, from, valuesOut, idsOut, next);
                w = last;
                continue;
            }
            do {
                int id = from + Long.numberOfTrailingZeros(word);
                valuesOut[next] = row[at + id];
                idsOut[next++] = id;
                word &= word - 1;
            } while (word != 0);
        }
        return next;
    }
}
