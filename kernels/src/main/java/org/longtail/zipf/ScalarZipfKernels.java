package org.longtail.zipf;

/** Plain Java: the oracle of the vector twin, and what runs without the vector module. */
final class ScalarZipfKernels implements ZipfKernels {

    // Choices are made by masks: a branch on random bits would be mispredicted half of the time.

    @Override
    public int headIntegers(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        return head(entries, HeadTable.INTEGER_COLUMN_BITS, words, wordsAt, out, from, n);
    }

    @Override
    public int headCells(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        return head(entries, HeadTable.CELL_COLUMN_BITS, words, wordsAt, out, from, n);
    }

    private static int head(short[] entries, int columnBits, long[] words, int wordsAt, int[] out, int from, int n) {
        int escapes = 0;
        int aliasMask = (1 << columnBits) - 1;
        for (int i = 0; i < n; i++) {
            int r = (int) (words[wordsAt + (i >>> 2)] >>> (i << 4)) & 0xffff;
            int column = r >>> (16 - columnBits);
            int entry = entries[column];
            int keep = (entry - (short) (r << columnBits)) >> 31;
            int alias = entry & aliasMask;
            int item = alias ^ ((alias ^ column) & keep);
            out[from + i] = item;
            escapes += (item - 1) >>> 31;
        }
        return escapes;
    }

    @Override
    public void cells(int[] entries, int columnBits, long[] words, int wordsAt, int[] out, int from, int n) {
        int aliasMask = (1 << columnBits) - 1;
        for (int i = 0; i < n; i++) {
            int r = half(words, wordsAt, i);
            int column = r >>> -columnBits;
            int entry = entries[column];
            int keep = (int) (((long) entry - (r << columnBits)) >> 63);
            int alias = entry & aliasMask;
            out[from + i] = alias ^ ((alias ^ column) & keep);
        }
    }

    private static int half(long[] words, int at, int i) {
        return (int) (words[at + (i >>> 1)] >>> (i << 5));
    }

    @Override
    public void places(int fractionBits, long[] words, int wordsAt, int[] out, int from, int n) {
        for (int i = 0; i < n; i++) {
            int cell = out[from + i];
            int s = shift(cell, fractionBits);
            out[from + i] = ((cell - (s << fractionBits)) << s) | (half(words, wordsAt, i) & ~(-1 << s));
        }
    }

    @Override
    public void places(int fractionBits, int[] cells, long[] words, int wordsAt, long[] out, int from, int n) {
        placesFrom(fractionBits, cells, 0, words, wordsAt, out, from, n);
    }

    /** With the cells before {@code cellsFrom} done. */
    void placesFrom(
            int fractionBits, int[] cells, int cellsFrom, long[] words, int wordsAt, long[] out, int from, int n) {
        for (int i = 0; i < n; i++) {
            int cell = cells[cellsFrom + i];
            int s = shift(cell, fractionBits);
            long x = ((long) (cell - (s << fractionBits)) << s) | (words[wordsAt + i] & ~(-1L << s));
            out[from + i] = x < 0 ? Long.MAX_VALUE : x;
        }
    }

    private static int shift(int cell, int fractionBits) {
        return Math.max(0, (cell >>> fractionBits) - 1);
    }

    @Override
    public void replaceZeros(int[] out, int from, int n, int[] replacements) {
        replaceZerosFrom(out, from, n, replacements, 0);
    }

    @Override
    public void replaceZeros(int[] narrow, long[] replacements, long[] out, int from, int n) {
        replaceZerosFrom(narrow, 0, replacements, 0, out, from, n);
    }

    /** With the replacements before {@code next} used up. */
    void replaceZerosFrom(int[] out, int from, int n, int[] replacements, int next) {
        int left = next;
        for (int i = from; left < replacements.length && i < from + n; i++) {
            int value = out[i];
            int zero = (value - 1) >> 31;
            out[i] = value | (replacements[left] & zero);
            left -= zero;
        }
    }

    /** With the replacements before {@code next} used up. */
    void replaceZerosFrom(int[] narrow, int narrowFrom, long[] replacements, int next, long[] out, int from, int n) {
        int left = next;
        for (int i = 0; i < n; i++) {
            int value = narrow[narrowFrom + i];
            int zero = (value - 1) >> 31;
            // The index is read even when nothing is left to replace.
            out[from + i] = value | (replacements[Math.min(left, replacements.length - 1)] & zero);
            left -= zero;
        }
    }

    @Override
    public int nextZero(int[] values, int from, int to) {
        int i = from;
        while (i < to && values[i] != 0) {
            i++;
        }
        return i;
    }

    @Override
    public int nextZero(long[] values, int from, int to) {
        int i = from;
        while (i < to && values[i] != 0) {
            i++;
        }
        return i;
    }
}
