package org.longtail.zipf;

import java.lang.invoke.MethodHandles;
import org.longtail.simd.SimdSupport;

/**
 * The bulk work of drawing ranks from random words already drawn. Twins give the same integers. 0 marks an element that
 * is not decided yet. Arguments are not checked.
 */
interface ZipfKernels {

    ZipfKernels INSTANCE = SimdSupport.load(
            ZipfKernels.class,
            MethodHandles.lookup(),
            "VectorZipfKernels",
            ScalarZipfKernels::new,
            AdaptiveZipfKernels::new);

    /**
     * Draws from {@link HeadTable#entries} of integers, 16 bits each: element i takes quarter i mod 4 of word
     * {@code wordsAt + i / 4}.
     *
     * @return the number of escapes, written as 0
     */
    int headIntegers(int[] entries, long[] words, int wordsAt, int[] out, int from, int n);

    /**
     * Draws from {@link HeadTable#entries} of cells, 16 bits for the cell and 32 for the place in it: element i takes
     * quarter i mod 4 of word {@code cellsAt + i / 4}, and half i mod 2 of word {@code placesAt + i / 2}.
     *
     * @return the number of escapes, written as 0
     */
    int headCells(int[] entries, int fractionBits, long[] words, int cellsAt, int placesAt, int[] out, int from, int n);

    /**
     * Draws from {@link CellTable#entries}, 32 bits for the cell and 32 for the place in it: element i takes half i mod
     * 2 of word {@code cellsAt + i / 2}, and of word {@code placesAt + i / 2}. Writes 0 for item 0.
     */
    void cells(
            int[] entries,
            int columnBits,
            int fractionBits,
            long[] words,
            int cellsAt,
            int placesAt,
            int[] out,
            int from,
            int n);

    /**
     * As {@link #cells(int[], int, int, long[], int, int, int[], int, int)} with 64 bits for the place: word
     * {@code placesAt + i}. Integers beyond 2^63 - 1 become 2^63 - 1. {@code columns} is scratch of n ints.
     */
    void cells(
            int[] entries,
            int columnBits,
            int fractionBits,
            long[] words,
            int cellsAt,
            int placesAt,
            int[] columns,
            long[] out,
            int from,
            int n);

    /** Replaces the zeros, in order, by the first elements of {@code replacements}. */
    void replaceZeros(int[] out, int from, int n, int[] replacements);

    /**
     * Widens {@code narrow[0..n-1]}, with the zeros replaced, in order, by the first elements of {@code replacements}.
     */
    void replaceZeros(int[] narrow, long[] replacements, long[] out, int from, int n);

    /** Index of the first zero in {@code from..to-1}, or {@code to}. */
    int nextZero(int[] values, int from, int to);

    /** Index of the first zero in {@code from..to-1}, or {@code to}. */
    int nextZero(long[] values, int from, int to);
}
