package org.longtail.zipf;

/**
 * Walker's alias table over integer weights: no rounding, so that item i is drawn with exactly
 * {@code weights[i] / 2^totalBits}.
 *
 * <p>2^columnBits columns share the total evenly; a column belongs to its own item up to {@code own[column]} units, the
 * rest to {@code alias[column]}. A column entirely its own has itself as alias.
 *
 * <p>Source: A. J. Walker, <i>An Efficient Method for Generating Discrete Random Variables with General
 * Distributions</i>, ACM TOMS 3(3), 1977; M. D. Vose, <i>A Linear Algorithm for Generating Random Numbers with a Given
 * Distribution</i>, IEEE TSE 17(9), 1991.
 */
final class AliasTable {

    private final int columnBits;
    private final long[] own;
    private final int[] alias;

    private AliasTable(int columnBits, long[] own, int[] alias) {
        this.columnBits = columnBits;
        this.own = own;
        this.alias = alias;
    }

    /** Weights must sum to 2^totalBits and be no more than 2^columnBits in number. */
    static AliasTable of(long[] weights, int totalBits, int columnBits) {
        int columns = 1 << columnBits;
        long capacity = 1L << (totalBits - columnBits);
        long[] own = new long[columns];
        System.arraycopy(weights, 0, own, 0, weights.length);
        int[] alias = new int[columns];
        int[] stack = new int[columns];
        int smalls = 0;
        int larges = columns;
        for (int i = 0; i < columns; i++) {
            alias[i] = i;
            if (own[i] < capacity) {
                stack[smalls++] = i;
            } else {
                stack[--larges] = i;
            }
        }
        // Each small column is filled up from a large one, which may thereby become small itself. Sums are exact: when
        // no
        // small column is left, the large ones are exactly full.
        while (smalls > 0) {
            int small = stack[--smalls];
            int large = stack[larges];
            alias[small] = large;
            own[large] -= capacity - own[small];
            if (own[large] < capacity) {
                larges++;
                stack[smalls++] = large;
            }
        }
        return new AliasTable(columnBits, own, alias);
    }

    /**
     * A column as one signed number of {@code entryBits} bits, for weights that sum to 2^entryBits. With r that many
     * random bits, the column is their upper columnBits; it keeps its own item exactly when {@code r << columnBits} is
     * greater than the entry, as signed numbers, and the alias is the entry's lower columnBits.
     */
    int entry(int column, int entryBits) {
        int last = (1 << (entryBits - columnBits)) - 1;
        // A full column is its own alias: either answer is right, and the threshold must fit its field.
        int threshold = last - (int) Math.min(own[column], last);
        int signed = (threshold << columnBits | alias[column]) ^ 1 << (entryBits - 1);
        int unused = Integer.SIZE - entryBits;
        return signed << unused >> unused;
    }

    /** Draws an item with 64 random bits, for weights that sum to 2^totalBits. */
    int draw(long word, int totalBits) {
        int column = (int) (word >>> (Long.SIZE - columnBits));
        long unit = word << columnBits >>> (Long.SIZE - totalBits + columnBits);
        return unit < own[column] ? column : alias[column];
    }
}
