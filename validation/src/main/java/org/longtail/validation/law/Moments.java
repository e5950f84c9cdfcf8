package org.longtail.validation.law;

/**
 * Count, mean and sum of squared deviations of a sample: all that a z-score needs, and mergeable (Chan, Golub, LeVeque,
 * "Updating formulae and a pairwise algorithm for computing sample variances", 1979).
 *
 * @param count number of values
 * @param mean their mean; 0 when there is none
 * @param squaredDeviations sum of squared deviations from the mean
 */
public record Moments(long count, double mean, double squaredDeviations) {

    /** The moments of nothing. */
    public static final Moments NONE = new Moments(0, 0, 0);

    /**
     * Adds one value.
     *
     * @param value the value
     * @return the moments with it
     */
    public Moments with(double value) {
        double delta = value - mean;
        double newMean = mean + delta / (count + 1);
        return new Moments(count + 1, newMean, squaredDeviations + delta * (value - newMean));
    }

    /**
     * Merges two samples.
     *
     * @param other the other sample
     * @return the moments of both together
     */
    public Moments merge(Moments other) {
        if (count == 0) {
            return other;
        }
        if (other.count == 0) {
            return this;
        }
        long total = count + other.count;
        double delta = other.mean - mean;
        double weight = (double) other.count / total;
        return new Moments(
                total,
                mean + delta * weight,
                squaredDeviations + other.squaredDeviations + delta * delta * count * weight);
    }

    /**
     * Returns the unbiased variance of one value.
     *
     * @return the sample variance; NaN for fewer than two values
     */
    public double variance() {
        return count < 2 ? Double.NaN : squaredDeviations / (count - 1);
    }

    /**
     * Returns the standard error of the mean.
     *
     * @return the standard error; NaN for fewer than two values
     */
    public double standardError() {
        return Math.sqrt(variance() / count);
    }
}
