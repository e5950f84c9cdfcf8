package org.longtail.zipf;

import org.longtail.simd.WarmUp;

/** The scalar twin until C2 has compiled the vector twin, operation by operation. */
final class AdaptiveZipfKernels implements ZipfKernels {

    private final WarmUp<ZipfKernels> headIntegers;
    private final WarmUp<ZipfKernels> headCells;
    private final WarmUp<ZipfKernels> cells;
    private final WarmUp<ZipfKernels> narrowPlaces;
    private final WarmUp<ZipfKernels> widePlaces;
    private final WarmUp<ZipfKernels> narrowZeros;
    private final WarmUp<ZipfKernels> wideZeros;
    private final WarmUp<ZipfKernels> nextNarrowZero;
    private final WarmUp<ZipfKernels> nextWideZero;

    AdaptiveZipfKernels(ZipfKernels scalar, ZipfKernels vector) {
        headIntegers = new WarmUp<>(scalar, vector);
        headCells = new WarmUp<>(scalar, vector);
        cells = new WarmUp<>(scalar, vector);
        narrowPlaces = new WarmUp<>(scalar, vector);
        widePlaces = new WarmUp<>(scalar, vector);
        narrowZeros = new WarmUp<>(scalar, vector);
        wideZeros = new WarmUp<>(scalar, vector);
        nextNarrowZero = new WarmUp<>(scalar, vector);
        nextWideZero = new WarmUp<>(scalar, vector);
    }

    @Override
    public int headIntegers(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        long turn = headIntegers.begin(n);
        int escapes = headIntegers.twin(turn).headIntegers(entries, words, wordsAt, out, from, n);
        headIntegers.end(turn, n);
        return escapes;
    }

    @Override
    public int headCells(short[] entries, long[] words, int wordsAt, int[] out, int from, int n) {
        long turn = headCells.begin(n);
        int escapes = headCells.twin(turn).headCells(entries, words, wordsAt, out, from, n);
        headCells.end(turn, n);
        return escapes;
    }

    @Override
    public void cells(int[] entries, int columnBits, long[] words, int wordsAt, int[] out, int from, int n) {
        long turn = cells.begin(n);
        cells.twin(turn).cells(entries, columnBits, words, wordsAt, out, from, n);
        cells.end(turn, n);
    }

    @Override
    public void places(int fractionBits, long[] words, int wordsAt, int[] out, int from, int n) {
        long turn = narrowPlaces.begin(n);
        narrowPlaces.twin(turn).places(fractionBits, words, wordsAt, out, from, n);
        narrowPlaces.end(turn, n);
    }

    @Override
    public void places(int fractionBits, int[] cells, long[] words, int wordsAt, long[] out, int from, int n) {
        long turn = widePlaces.begin(n);
        widePlaces.twin(turn).places(fractionBits, cells, words, wordsAt, out, from, n);
        widePlaces.end(turn, n);
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
