package org.longtail.validation.law;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What a law's measurements say.
 *
 * @param verdicts Monte-Carlo comparisons; the first one is the law's headline
 * @param identities deterministic comparisons
 * @param figures plots
 * @param published published forms beside the exact ones, where they differ
 */
public record Findings(
        List<Verdict> verdicts, List<Identity> identities, List<Figure> figures, List<PublishedForm> published) {

    /** Probability that a law which is true fails by chance in one run, at most. */
    public static final double FALSE_FAILURE_PROBABILITY = 1e-3;

    /**
     * Findings of a law whose published form is exact.
     *
     * @param verdicts Monte-Carlo comparisons; the first one is the law's headline
     * @param identities deterministic comparisons
     * @param figures plots
     */
    public Findings(List<Verdict> verdicts, List<Identity> identities, List<Figure> figures) {
        this(verdicts, identities, figures, List.of());
    }

    /**
     * Returns the largest |z| that a true law's verdicts may show: the two-sided normal quantile at {@link
     * #FALSE_FAILURE_PROBABILITY} shared evenly by all verdicts (Bonferroni), 4.1 for 24 of them.
     *
     * @return the gate of each verdict
     */
    public double largestZ() {
        return NormalDistribution.of(0, 1)
                .inverseSurvivalProbability(FALSE_FAILURE_PROBABILITY / (2.0 * Math.max(1, verdicts.size())));
    }

    /**
     * Returns whether there is anything to judge. An experiment without a prediction is shown, and neither holds nor fails.
     *
     * @return true when there is a verdict or an identity
     */
    public boolean areJudged() {
        return !verdicts.isEmpty() || !identities.isEmpty();
    }

    /**
     * Returns whether every verdict and every identity holds.
     *
     * @return true when the law holds
     */
    public boolean hold() {
        double gate = largestZ();
        return verdicts.stream().allMatch(v -> Math.abs(v.z()) <= gate)
                && identities.stream().allMatch(Identity::holds);
    }
}
