package org.longtail.validation.study;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.SignificanceResult;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Verdict;

/**
 * Whether the standard errors of a study are honest: then the z of its independent cells follow the standard normal law.
 *
 * @param z one z for each setting of each law, in ascending order; those that are not finite, which fail their law, are left
 *     out
 * @param mean their mean, 0 in theory
 * @param standardDeviation their standard deviation, 1 in theory
 * @param distance Kolmogorov-Smirnov distance: largest difference of their distribution function from the normal one
 * @param pValue probability that honest z lie so far away, or farther
 */
public record Calibration(List<Double> z, double mean, double standardDeviation, double distance, double pValue) {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Steps of the integral over the largest |z|, which is smooth and vanishes at both ends: converged to 1e-9. */
    private static final double STEP = 1.0 / 64;

    private static final double NEVER_REACHED = 12;

    /** The picture of fewer z shows nothing, and the test would find nothing. */
    private static final int FEWEST_CELLS = 8;

    /** Makes a calibration. */
    public Calibration {
        z = List.copyOf(z);
    }

    /**
     * Collects the z of a study.
     *
     * @param result what the study found
     * @return their distribution; none when there are fewer than eight
     */
    public static Optional<Calibration> of(StudyResult result) {
        double[] z = result.laws().stream()
                .flatMap(outcome -> outcome.independentVerdicts().stream())
                .mapToDouble(Verdict::z)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return z.length < FEWEST_CELLS ? Optional.empty() : Optional.of(ofSample(z));
    }

    /** At least two values. */
    static Calibration ofSample(double[] ascending) {
        int n = ascending.length;
        double mean =
                IntStream.range(0, n).mapToDouble(i -> ascending[i]).average().orElseThrow();
        double squares = IntStream.range(0, n)
                .mapToDouble(i -> (ascending[i] - mean) * (ascending[i] - mean))
                .sum();
        SignificanceResult test = KolmogorovSmirnovTest.withDefaults().test(ascending, NORMAL::cumulativeProbability);
        return new Calibration(
                IntStream.range(0, n).mapToObj(i -> ascending[i]).toList(),
                mean,
                Math.sqrt(squares / (n - 1)),
                test.getStatistic(),
                test.getPValue());
    }

    /**
     * Returns whether distance and largest |z| are what chance allows: honest standard errors fail by chance in one run of
     * a thousand at most (Bonferroni over the two tests).
     *
     * @return true when the standard errors are honest
     */
    public boolean holds() {
        double each = Findings.FALSE_FAILURE_PROBABILITY / 2;
        return pValue >= each && largestPValue() >= each;
    }

    /**
     * Returns the largest |z|.
     *
     * @return how far the farthest z lies from 0
     */
    public double largest() {
        return Math.max(-z.getFirst(), z.getLast());
    }

    /**
     * Returns the mean of the largest |z| of so many honest cells: the integral of 1 - (2 Phi(x) - 1)^n over x &gt; 0.
     *
     * @return the expected size of {@link #largest}
     */
    public double expectedLargest() {
        double sum = 0.5; // half the first term, where the integrand is 1
        for (int i = 1; i * STEP < NEVER_REACHED; i++) {
            sum += largestPValue(i * STEP);
        }
        return sum * STEP;
    }

    /**
     * Returns a quantile of the largest |z| of so many honest cells.
     *
     * @param probability of a largest |z| at most as large
     * @return the quantile
     */
    public double largestQuantile(double probability) {
        // (1 - 2 Q(x))^n = p
        return NORMAL.inverseSurvivalProbability(-Math.expm1(Math.log(probability) / z.size()) / 2);
    }

    /**
     * Returns how unusual the largest |z| is.
     *
     * @return probability that the largest |z| of so many honest cells is at least as large
     */
    public double largestPValue() {
        return largestPValue(largest());
    }

    private double largestPValue(double size) {
        return -Math.expm1(z.size() * Math.log1p(-2 * NORMAL.survivalProbability(size)));
    }

    /**
     * Returns where the z of honest cells would lie.
     *
     * @return for each z, in the same order, the normal quantile of (i - 1/2)/n
     */
    public double[] normalQuantiles() {
        int n = z.size();
        return IntStream.range(0, n)
                .mapToDouble(i -> NORMAL.inverseCumulativeProbability((i + 0.5) / n))
                .toArray();
    }

    /**
     * Returns a quantile of each honest z, in ascending order: the i-th of n is the normal quantile of a Beta(i, n+1-i)
     * variable.
     *
     * @param probability of a smaller value at that place
     * @return for each z, in the same order, that quantile
     */
    public double[] quantilesOfPlaces(double probability) {
        int n = z.size();
        return IntStream.rangeClosed(1, n)
                .mapToDouble(i -> NORMAL.inverseCumulativeProbability(
                        BetaDistribution.of(i, n + 1.0 - i).inverseCumulativeProbability(probability)))
                .toArray();
    }
}
