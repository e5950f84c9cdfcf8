package org.longtail.validation.law.tail;

import java.util.Arrays;

/**
 * The number of copies of one type from sample to sample, each drawn with replacement from the one before: the
 * Wright-Fisher chain, P(j | m) = binomial(T', j) (m/T)^j (1 - m/T)^(T' - j), for samples of T and T'. Walked backwards:
 * what a number of copies leads to in the end.
 */
final class CopyChain {

    /** A share of the largest term below which terms cannot change a double, however many are left out. */
    private static final double NEGLIGIBLE = 1e-20;

    private CopyChain() {}

    /**
     * The probability that a type is lost by the last sample, at index m for m copies in the first one. The array ends
     * where it is negligible.
     *
     * @param sizes of the samples, from the first to the last
     */
    static double[] lost(long... sizes) {
        double[] lost = {1};
        for (int g = sizes.length - 2; g >= 0; g--) {
            lost = before(sizes[g], sizes[g + 1], lost);
        }
        return lost;
    }

    /** One sample earlier: from values against the copies in a sample to values against those in its source. */
    static double[] before(long source, long draws, double[] values) {
        double[] earlier = new double[Math.toIntExact(source) + 1];
        for (int copies = 0; copies <= source; copies++) {
            earlier[copies] = mean(draws, (double) copies / source, values);
            if (earlier[copies] < NEGLIGIBLE) {
                return Arrays.copyOf(earlier, copies);
            }
        }
        return earlier;
    }

    /**
     * The mean of a function of a binomial count. From the mode outwards by the ratio of neighbouring probabilities, and
     * divided by their sum: no factorials, no cancellation.
     *
     * @param values the function at 0, 1, ...; zero beyond the array
     */
    static double mean(long trials, double probability, double[] values) {
        if (probability == 0 || probability == 1) {
            return at(values, probability == 0 ? 0 : trials);
        }
        long mode = (long) ((trials + 1) * probability);
        double odds = probability / (1 - probability);
        double total = 1;
        double sum = at(values, mode);
        double weight = 1;
        for (long k = mode; k > 0 && weight > NEGLIGIBLE; k--) {
            weight *= k / ((trials - k + 1) * odds);
            total += weight;
            sum += weight * at(values, k - 1);
        }
        weight = 1;
        for (long k = mode; k < trials && weight > NEGLIGIBLE; k++) {
            weight *= (trials - k) * odds / (k + 1);
            total += weight;
            sum += weight * at(values, k + 1);
        }
        return sum / total;
    }

    private static double at(double[] values, long index) {
        return index < values.length ? values[(int) index] : 0;
    }
}
