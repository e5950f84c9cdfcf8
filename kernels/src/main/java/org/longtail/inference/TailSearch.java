package org.longtail.inference;

import java.util.Arrays;

/**
 * The search for x_min in one spectrum: at every candidate the exponent of maximum likelihood and the Kolmogorov-Smirnov
 * distance, of which the smallest wins.
 *
 * <p>A plain search costs one value of the Hurwitz zeta function for each pair of candidate and distinct count. Here most
 * pairs are never looked at, and yet the result is the exact minimum: both distribution functions are monotone, so that
 * their values at two counts bound the distance everywhere between; a stretch that cannot hold the largest distance is
 * skipped, and a candidate is dropped once its distance exceeds the best one.
 */
final class TailSearch {

    private static final int LARGEST_STEPS = 200;

    /** Relative step of Newton's method after which quadratic convergence has left rounding alone. */
    private static final double CONVERGED = 1e-9;

    private final long[] counts;
    private final int size;
    /** Types seen at least counts[i] times. */
    private final double[] types;
    /** Sum over those types of ln(count / counts[i]). */
    private final double[] logs;
    /** ln(counts[i] / counts[0]). */
    private final double[] logCounts;

    private final HurwitzSums sums = new HurwitzSums();

    // The candidate being measured.
    private int start;
    private double exponent;
    private double normalizer;
    private double limit;
    private double distance;
    /** Where the last candidate was farthest from its law; the next one probably is there too. */
    private int farthest;

    /**
     * Prepares a search over the first {@code size} of the counts.
     *
     * @param counts increasing, not copied
     * @param frequencies types seen that often
     */
    TailSearch(long[] counts, long[] frequencies, int size) {
        this.counts = counts;
        this.size = size;
        this.types = new double[size + 1];
        this.logs = new double[size];
        this.logCounts = new double[size];
        for (int i = size - 1; i >= 0; i--) {
            types[i] = types[i + 1] + frequencies[i];
            if (i < size - 1) {
                // Sums of positive terms alone: nothing cancels, however close together large counts are.
                logs[i] = logs[i + 1] + types[i + 1] * logRatio(i);
            }
        }
        for (int i = 1; i < size; i++) {
            logCounts[i] = logCounts[i - 1] + logRatio(i - 1);
        }
    }

    private double logRatio(int i) {
        return StrictMath.log1p((double) (counts[i + 1] - counts[i]) / counts[i]);
    }

    /** Whether a law can be fitted from some candidate on: its tail must hold two different counts. */
    boolean possible() {
        return size >= 2;
    }

    /**
     * Searches all candidates.
     *
     * @param hint an x_min that is probably near the best one: makes the search short, never wrong
     */
    PowerLawFit best(long hint) {
        int found = Math.min(indexFrom(hint), size - 2);
        double foundExponent = exponentAt(found, 2);
        double smallest = distanceAt(found, foundExponent, Double.POSITIVE_INFINITY);
        double nearby = 2;
        for (int i = 0; i <= size - 2; i++) {
            nearby = exponentAt(i, nearby);
            // Of equal distances the smallest x_min wins, also over the hint.
            double bound = i < found ? Math.nextUp(smallest) : smallest;
            double d = distanceAt(i, nearby, bound);
            if (d < bound) {
                smallest = d;
                found = i;
                foundExponent = nearby;
            }
        }
        return fit(found, foundExponent, smallest);
    }

    /** The fit at a given x_min; its tail must hold two different counts. */
    PowerLawFit at(long xMin) {
        int i = indexFrom(xMin);
        double meanLog = logs[i] / types[i] + StrictMath.log1p((double) (counts[i] - xMin) / xMin);
        double found = solve((double) xMin, meanLog, 2);
        start = i;
        exponent = found;
        normalizer = HurwitzSums.zeroth(found, (double) xMin);
        limit = Double.POSITIVE_INFINITY;
        // From x_min up to the first count nothing was seen, but the law gives that stretch its mass.
        double ratio = StrictMath.exp(-found * StrictMath.log1p((double) (counts[i] - xMin) / xMin));
        normalizer /= ratio;
        distance = 1 - atLeast(i, probability(i));
        measure();
        sums.evaluate(found, (double) xMin);
        return new PowerLawFit(found, 1 / Math.sqrt(types[i] * sums.varianceLog()), xMin, (long) types[i], distance);
    }

    private PowerLawFit fit(int i, double fitted, double smallest) {
        sums.evaluate(fitted, (double) counts[i]);
        double error = 1 / Math.sqrt(types[i] * sums.varianceLog());
        return new PowerLawFit(fitted, error, counts[i], (long) types[i], smallest);
    }

    /** Types with counts in from..to-1. */
    long typesBetween(long from, long to) {
        return (long) (types[indexFrom(from)] - types[indexFrom(to)]);
    }

    /** Index of the first count that is at least {@code value}; {@code size} when there is none. */
    int indexFrom(long value) {
        int at = Arrays.binarySearch(counts, 0, size, value);
        return at < 0 ? -at - 1 : at;
    }

    private double exponentAt(int i, double nearby) {
        return solve((double) counts[i], logs[i] / types[i], nearby);
    }

    /**
     * The exponent at which the law on a, a+1, ... has the given mean of ln(X/a). Newton's method on the reciprocal of
     * the mean, which is almost exponent - 1, within a bracket that every step narrows.
     */
    private double solve(double a, double meanLog, double nearby) {
        double low = 1;
        double high = Double.POSITIVE_INFINITY;
        double s = nearby;
        for (int step = 0; step < LARGEST_STEPS; step++) {
            sums.evaluate(s, a);
            double mean = sums.meanLog();
            if (mean > meanLog) {
                low = s;
            } else {
                high = s;
            }
            double next = s + (mean - meanLog) * mean / (meanLog * sums.varianceLog());
            if (!(next > low && next < high) || Double.isInfinite(next)) {
                next = Double.isInfinite(high) ? 2 * s : low + (high - low) / 2;
            }
            if (Math.abs(next - s) <= CONVERGED * (next - 1)) {
                return next;
            }
            s = next;
        }
        return s;
    }

    /** The Kolmogorov-Smirnov distance of the tail that starts at an index, or some value of at least {@code bound}. */
    private double distanceAt(int index, double fitted, double bound) {
        start = index;
        exponent = fitted;
        normalizer = HurwitzSums.zeroth(fitted, (double) counts[index]);
        limit = bound;
        distance = 0;
        measure();
        return distance;
    }

    private void measure() {
        int last = size - 1;
        if (farthest > start && farthest < last) {
            distance = Math.max(distance, gapAt(farthest));
        }
        double probability = probability(last);
        double atLast = atLeast(last, probability);
        distance = Math.max(distance, atLast - probability);
        double first = probability(start);
        refine(start, atLeast(start, first) - first, last, atLast);
    }

    /** The larger distance at a count and just before it. */
    private double gapAt(int i) {
        double probability = probability(i);
        double model = atLeast(i, probability);
        return Math.max(Math.abs(model - seenAtLeast(i)), Math.abs(model - probability - seenAtLeast(i + 1)));
    }

    /**
     * Takes account of all x in counts[lower]..counts[upper]-1.
     *
     * @param beyondLower the law's P(X > counts[lower])
     * @param atUpper the law's P(X >= counts[upper])
     */
    private void refine(int lower, double beyondLower, int upper, double atUpper) {
        double bound = Math.max(seenAtLeast(lower + 1) - atUpper, beyondLower - seenAtLeast(upper));
        if (bound <= distance || distance >= limit) {
            return;
        }
        if (upper == lower + 1) {
            // Nothing was seen in between: the bound is attained at one of the ends.
            distance = bound;
            farthest = lower;
            return;
        }
        int middle = (lower + upper) >>> 1;
        double probability = probability(middle);
        double atMiddle = atLeast(middle, probability);
        refine(lower, beyondLower, middle, atMiddle);
        refine(middle, atMiddle - probability, upper, atUpper);
    }

    private double seenAtLeast(int i) {
        return types[i] / types[start];
    }

    /** The law's P(X = counts[i]). */
    private double probability(int i) {
        return StrictMath.exp(-exponent * (logCounts[i] - logCounts[start])) / normalizer;
    }

    /** The law's P(X >= counts[i]). */
    private double atLeast(int i, double probability) {
        return probability * HurwitzSums.zeroth(exponent, (double) counts[i]);
    }
}
