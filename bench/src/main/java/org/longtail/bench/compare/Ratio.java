package org.longtail.bench.compare;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A ratio of two times and its confidence interval.
 *
 * <p>Times are compared on the logarithmic scale, where machine noise is closer to symmetric and a ratio is a difference:
 * Welch's t interval for the difference of mean log-times, with Satterthwaite's degrees of freedom, carried back by exp.
 * The units are the means of the forks, the highest level that is repeated (T. Kalibera, R. Jones, <i>Rigorous
 * Benchmarking in Reasonable Time</i>, ISMM 2013).
 *
 * @param estimate ratio of the geometric means
 * @param low lower end of the interval; 0 when too little was measured to say
 * @param high upper end of the interval; infinite when too little was measured to say
 */
record Ratio(double estimate, double low, double high) {

    /** The interval that every table shows. */
    static final double CONFIDENCE = 0.95;

    static Ratio of(Measurement numerator, Measurement denominator, double confidence) {
        double[] a = numerator.logTimes();
        double[] b = denominator.logTimes();
        double difference = mean(a) - mean(b);
        double half = halfWidth(squaredError(a), a.length, squaredError(b), b.length, confidence);
        return new Ratio(Math.exp(difference), Math.exp(difference - half), Math.exp(difference + half));
    }

    private static double halfWidth(double errorA, int countA, double errorB, int countB, double confidence) {
        if (countA < 2 || countB < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double error = errorA + errorB;
        if (error == 0) {
            return 0;
        }
        double freedom = error * error / (errorA * errorA / (countA - 1) + errorB * errorB / (countB - 1));
        return TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2) * Math.sqrt(error);
    }

    /** Whether 1 lies outside the interval: the two times differ by more than noise. */
    boolean differs() {
        return low > 1 || high < 1;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** Squared standard error of the mean. */
    private static double squaredError(double[] values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum / (values.length - 1) / values.length;
    }
}
