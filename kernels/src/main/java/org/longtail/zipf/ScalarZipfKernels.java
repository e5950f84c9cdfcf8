package org.longtail.zipf;

/** Plain Java: the oracle of the vector twin, and what runs without the vector module. */
final class ScalarZipfKernels implements ZipfKernels {

    // Choices are made by masks: a branch on random bits would be mispredicted half of the time.

    @Override
    public int headIntegers(int[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        int escapes = 0;
        for (int i = 0; i < n; i++) {
            int item = headItem(entries, HeadTable.INTEGER_COLUMN_BITS, words, wordsAt, i);
            out[from + i] = item;
            escapes += (item - 1) >>> 31;
        }
        return escapes;
    }

    @Override
    public int headCells(
            int[] entries, int fractionBits, long[] words, int cellsAt, int placesAt, int[] out, int from, int n) {
        int escapes = 0;
        for (int i = 0; i < n; i++) {
            int cell = headItem(entries, HeadTable.CELL_COLUMN_BITS, words, cellsAt, i);
            out[from + i] = integer(cell, fractionBits, half(words, placesAt, i));
            escapes += (cell - 1) >>> 31;
        }
        return escapes;
    }

    private static int headItem(int[] entries, int columnBits, long[] words, int at, int i) {
        int r = (int) (words[at + (i >>> 2)] >>> (i << 4)) & 0xffff;
        int column = r >>> (16 - columnBits);
        int entry = entries[column];
        int keep = (entry - (short) (r << columnBits)) >> 31;
        int alias = entry & ((1 << columnBits) - 1);
        return alias ^ ((alias ^ column) & keep);
    }

    @Override
    public void cells(
            int[] entries,
            int columnBits,
            int fractionBits,
            long[] words,
            int cellsAt,
            int placesAt,
            int[] out,
            int from,
            int n) {
        for (int i = 0; i < n; i++) {
            int cell = cell(entries, columnBits, half(words, cellsAt, i));
            out[from + i] = integer(cell, fractionBits, half(words, placesAt, i));
        }
    }

    @Override
    public void cells(
            int[] entries,
            int columnBits,
            int fractionBits,
            long[] words,
            int cellsAt,
            int placesAt,
            int[] columns,
            long[] out,
            int from,
            int n) {
        for (int i = 0; i < n; i++) {
            int cell = cell(entries, columnBits, half(words, cellsAt, i));
            int s = shift(cell, fractionBits);
            long x = ((long) (cell - (s << fractionBits)) << s) | (words[placesAt + i] & ~(-1L << s));
            out[from + i] = x < 0 ? Long.MAX_VALUE : x;
        }
    }

    private static int half(long[] words, int at, int i) {
        return (int) (words[at + (i >>> 1)] >>> (i << 5));
    }

    private static int cell(int[] entries, int columnBits, int r) {
        int column = r >>> -columnBits;
        int entry = entries[column];
        int keep = (int) (((long) entry - (r << columnBits)) >> 63);
        int alias = entry & ((1 << columnBits) - 1);
        return alias ^ ((alias ^ column) & keep);
    }

    private static int integer(int cell, int fractionBits, int place) {
        int s = shift(cell, fractionBits);
        return ((cell - (s << fractionBits)) << s) | (place & ~(-1 << s));
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
