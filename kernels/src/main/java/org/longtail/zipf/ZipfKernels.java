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
     * Draws items of {@link HeadTable#entries} of integers, 16 bits each: element i takes quarter i mod 4 of word
     * {@code wordsAt + i / 4}.
     *
     * @return the number of escapes, written as 0
     */
    int headIntegers(short[] entries, long[] words, int wordsAt, int[] out, int from, int n);

    /** As {@link #headIntegers}, of cells. */
    int headCells(short[] entries, long[] words, int wordsAt, int[] out, int from, int n);

    /**
     * Draws items of {@link CellTable#entries}, 32 bits each: element i takes half i mod 2 of word
     * {@code wordsAt + i / 2}.
     */
    void cells(int[] entries, int columnBits, long[] words, int wordsAt, int[] out, int from, int n);

    /**
     * Replaces numbers of {@link FloatCells} by integers of the cells, 32 bits each: element i takes half i mod 2 of
     * word {@code wordsAt + i / 2}. Number 0 stays 0.
     */
    void places(int fractionBits, long[] words, int wordsAt, int[] out, int from, int n);

    /**
     * Writes integers of {@code cells[0..n-1]}, 64 bits each: element i takes word {@code wordsAt + i}. Integers beyond
     * 2^63 - 1 become 2^63 - 1, number 0 becomes 0.
     */
    void places(int fractionBits, int[] cells, long[] words, int wordsAt, long[] out, int from, int n);

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
