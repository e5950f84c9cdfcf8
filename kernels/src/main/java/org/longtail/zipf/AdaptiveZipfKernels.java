package org.longtail.zipf;

import org.longtail.simd.WarmUp;

/** The scalar twin until C2 has compiled the vector twin, operation by operation. */
final class AdaptiveZipfKernels implements ZipfKernels {

    private final WarmUp<ZipfKernels> headIntegers;
    private final WarmUp<ZipfKernels> headCells;
    private final WarmUp<ZipfKernels> narrowCells;
    private final WarmUp<ZipfKernels> wideCells;
    private final WarmUp<ZipfKernels> narrowZeros;
    private final WarmUp<ZipfKernels> wideZeros;
    private final WarmUp<ZipfKernels> nextNarrowZero;
    private final WarmUp<ZipfKernels> nextWideZero;

    AdaptiveZipfKernels(ZipfKernels scalar, ZipfKernels vector) {
        headIntegers = new WarmUp<>(scalar, vector);
        headCells = new WarmUp<>(scalar, vector);
        narrowCells = new WarmUp<>(scalar, vector);
        wideCells = new WarmUp<>(scalar, vector);
        narrowZeros = new WarmUp<>(scalar, vector);
        wideZeros = new WarmUp<>(scalar, vector);
        nextNarrowZero = new WarmUp<>(scalar, vector);
        nextWideZero = new WarmUp<>(scalar, vector);
    }

    @Override
    public int headIntegers(int[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        long turn = headIntegers.begin(n);
        int escapes = headIntegers.twin(turn).headIntegers(entries, words, wordsAt, out, from, n);
        headIntegers.end(turn, n);
        return escapes;
    }

    @Override
    public int headCells(
            int[] entries, int fractionBits, long[] words, int cellsAt, int placesAt, int[] out, int from, int n) {
        long turn = headCells.begin(n);
        int escapes = headCells.twin(turn).headCells(entries, fractionBits, words, cellsAt, placesAt, out, from, n);
        headCells.end(turn, n);
        return escapes;
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
        long turn = narrowCells.begin(n);
        narrowCells.twin(turn).cells(entries, columnBits, fractionBits, words, cellsAt, placesAt, out, from, n);
        narrowCells.end(turn, n);
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
        long turn = wideCells.begin(n);
        wideCells.twin(turn).cells(entries, columnBits, fractionBits, words, cellsAt, placesAt, columns, out, from, n);
        wideCells.end(turn, n);
    }

    @Override
    public void replaceZeros(int[] out, int from, int n, int[] replacements) {
        long turn = narrowZeros.begin(n);
        narrowZeros.twin(turn).replaceZeros(out, from, n, replacements);
        narrowZeros.end(turn, n);
    }

    @Override
    public void replaceZeros(int[] narrow, long[] replacements, long[] out, int from, int n) {
        long turn = wideZeros.begin(n);
        wideZeros.twin(turn).replaceZeros(narrow, replacements, out, from, n);
        wideZeros.end(turn, n);
    }

    @Override
    public int nextZero(int[] values, int from, int to) {
        long turn = nextNarrowZero.begin(to - from);
        int at = nextNarrowZero.twin(turn).nextZero(values, from, to);
        nextNarrowZero.end(turn, at - from);
        return at;
    }

    @Override
    public int nextZero(long[] values, int from, int to) {
        long turn = nextWideZero.begin(to - from);
        int at = nextWideZero.twin(turn).nextZero(values, from, to);
        nextWideZero.end(turn, at - from);
        return at;
    }
}
