package org.longtail.inference;

import java.util.Arrays;
import org.longtail.internal.Arguments;

/**
 * How many types were seen once, twice, three times, ...: the frequencies of frequencies of a sample, all that counting
 * laws need to know of it.
 *
 * <p>Formula: {@code N_r} = number of types seen exactly {@code r} times; {@code V} = sum of {@code N_r} types in
 * {@code N} = sum of {@code r N_r} tokens. Only the {@code D} values of {@code r} with {@code N_r > 0} are kept, and
 * {@code D <= sqrt(2 N)}: a few thousand for the largest texts.
 *
 * <p>Source: I. J. Good, "The population frequencies of species and the estimation of population parameters", 1953.
 *
 * <p>Memory: 16 bytes for each of the {@code D} values. Immutable and thread-safe.
 */
public final class FrequencySpectrum {

    private final long[] counts;
    private final long[] frequencies;
    private final long types;
    private final long tokens;

    private FrequencySpectrum(long[] counts, long[] frequencies) {
        this.counts = counts;
        this.frequencies = frequencies;
        long typeSum = 0;
        long tokenSum = 0;
        try {
            for (int i = 0; i < counts.length; i++) {
                typeSum = Math.addExact(typeSum, frequencies[i]);
                tokenSum = Math.addExact(tokenSum, Math.multiplyExact(counts[i], frequencies[i]));
            }
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("counts must add up to less than 2^63: " + counts.length + " values", e);
        }
        this.types = typeSum;
        this.tokens = tokenSum;
    }

    /**
     * Builds the spectrum of a sample from how often each type was seen.
     *
     * <p>Cost: one sort, {@code O(V log V)} time, {@code 8 V} bytes while it runs.
     *
     * @param typeCounts number of times each type was seen, at least 1, in any order; unchanged; may be empty
     * @return the spectrum
     * @throws IllegalArgumentException when a count is below 1 or the counts add up to 2^63 or more
     */
    public static FrequencySpectrum of(long[] typeCounts) {
        long[] sorted = typeCounts.clone();
        Arrays.sort(sorted);
        if (sorted.length > 0) {
            Arguments.requireAtLeastOne(sorted[0], "typeCounts");
        }
        long[] counts = new long[sorted.length];
        long[] frequencies = new long[sorted.length];
        int distinct = 0;
        for (long count : sorted) {
            if (distinct == 0 || counts[distinct - 1] != count) {
                counts[distinct++] = count;
            }
            frequencies[distinct - 1]++;
        }
        return new FrequencySpectrum(Arrays.copyOf(counts, distinct), Arrays.copyOf(frequencies, distinct));
    }

    /**
     * Builds a spectrum from its own numbers.
     *
     * @param counts values of {@code r}, strictly increasing, the first at least 1; copied
     * @param frequencies {@code N_r} for each of them, at least 1; copied
     * @return the spectrum
     * @throws IllegalArgumentException when the lengths differ, the counts do not increase, a value is below 1, or the
     *     tokens number 2^63 or more
     */
    public static FrequencySpectrum ofFrequencies(long[] counts, long[] frequencies) {
        if (counts.length != frequencies.length) {
            throw new IllegalArgumentException(
                    "counts and frequencies must have one length: " + counts.length + " and " + frequencies.length);
        }
        long previous = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] <= previous) {
                throw new IllegalArgumentException("counts must increase from 1 or more: counts[" + i + "] is "
                        + counts[i] + " after " + previous);
            }
            Arguments.requireAtLeastOne(frequencies[i], "frequencies[" + i + "]");
            previous = counts[i];
        }
        return new FrequencySpectrum(counts.clone(), frequencies.clone());
    }

    /**
     * Returns the sample size.
     *
     * @return {@code N}, the number of tokens
     */
    public long tokens() {
        return tokens;
    }

    /**
     * Returns the number of distinct things seen.
     *
     * @return {@code V}, the number of types
     */
    public long types() {
        return types;
    }

    /**
     * Returns the number of types seen exactly so often.
     *
     * @param times any value of {@code r}
     * @return {@code N_r}; 0 when there is none
     */
    public long typesSeen(long times) {
        int at = Arrays.binarySearch(counts, times);
        return at < 0 ? 0 : frequencies[at];
    }

    /**
     * Returns the number of types seen at least so often.
     *
     * @param times any value of {@code r}
     * @return sum of {@code N_s} over {@code s >= r}
     */
    public long typesSeenAtLeast(long times) {
        long sum = 0;
        for (int i = counts.length - 1; i >= 0 && counts[i] >= times; i--) {
            sum += frequencies[i];
        }
        return sum;
    }

    /**
     * Returns the number of types seen once (hapax legomena).
     *
     * @return {@code N_1}
     */
    public long hapaxes() {
        return typesSeen(1);
    }

    /**
     * Returns how many different counts occur.
     *
     * @return {@code D}
     */
    public int distinctCounts() {
        return counts.length;
    }

    /**
     * Returns the different counts.
     *
     * @return values of {@code r} with {@code N_r > 0}, increasing; a copy
     */
    public long[] counts() {
        return counts.clone();
    }

    /**
     * Returns the number of types at each of the {@link #counts()}.
     *
     * @return the {@code N_r}; a copy
     */
    public long[] frequencies() {
        return frequencies.clone();
    }
}
