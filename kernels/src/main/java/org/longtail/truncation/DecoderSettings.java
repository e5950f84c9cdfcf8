package org.longtail.truncation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.longtail.internal.Arguments;
import org.longtail.truncation.DecoderStep.Kind;

/**
 * What a decoder does to a next-token distribution before it draws from it: steps, applied in the order in which they were called.
 *
 * <pre>{@code DecoderSettings.none().temperature(0.7).topK(50).topP(0.9)}</pre>
 *
 * <p>Each step acts on the distribution that those before it left, renormalised: top-p after top-k takes its share of the mass of the k
 * entries, and top-p after a temperature its share of the tempered mass. Most libraries apply the temperature first, some last; here
 * the caller says. A setting that cuts nothing (temperature 1, a mass of 1) costs nothing; leave out what is off.
 *
 * <p>Where entries are equal, those of lower id stay. Top-k compares the logits (or probabilities) themselves; cuts by mass
 * or probability compare weights, the float e^((logit - max) / temperature), so that logits whose weights round to the same
 * float count as equal.
 *
 * <p>Source: A. Fan, M. Lewis, Y. Dauphin, <i>Hierarchical Neural Story Generation</i>, 2018 (top-k); A. Holtzman et al., <i>The Curious
 * Case of Neural Text Degeneration</i>, 2020 (top-p); N. Nguyen et al., <i>Turning Up the Heat: Min-p Sampling</i>, 2024; C. Meister et al.,
 * <i>Locally Typical Sampling</i>, 2023; J. Hewitt, C. Manning, P. Liang, <i>Truncation Sampling as Language Model
 * Desmoothing</i>, 2022 (epsilon and eta).
 *
 * <p>An immutable value: shareable between threads, equal when the steps are equal.
 */
public final class DecoderSettings {

    private static final DecoderSettings NONE = new DecoderSettings(List.of());

    private final List<DecoderStep> steps;

    private DecoderSettings(List<DecoderStep> steps) {
        this.steps = steps;
    }

    /**
     * Returns settings without a step: plain softmax.
     *
     * @return the settings to begin with
     */
    public static DecoderSettings none() {
        return NONE;
    }

    /**
     * Returns settings of given steps.
     *
     * @param steps in the order of their application
     * @return the settings
     * @throws IllegalArgumentException if the product of the temperatures other than 0 is beyond 1e-30..1e30
     */
    public static DecoderSettings of(DecoderStep... steps) {
        DecoderSettings settings = NONE;
        for (DecoderStep step : steps) {
            settings = settings.then(step);
        }
        return settings;
    }

    /**
     * Divides the logits: p_i becomes proportional to p_i^(1/temperature).
     *
     * @param temperature below 1 sharpens, above 1 flattens; 0 leaves the likeliest entry alone, the one of the lowest id where several are;
     *     otherwise 1e-30 to 1e30, and so must be the product of all
     * @return these settings and the step
     * @throws IllegalArgumentException if {@code temperature} is out of range
     */
    public DecoderSettings temperature(double temperature) {
        return then(new DecoderStep(Kind.TEMPERATURE, temperature));
    }

    /**
     * Keeps the k largest entries, or all that are not masked where there are fewer.
     *
     * @param k at least 1
     * @return these settings and the step
     * @throws IllegalArgumentException if {@code k} is below 1
     */
    public DecoderSettings topK(int k) {
        Arguments.requireAtLeastOne(k, "topK");
        return then(new DecoderStep(Kind.TOP_K, k));
    }

    /**
     * Keeps the nucleus: the fewest entries, heaviest first, whose mass is at least {@code mass}.
     *
     * @param mass in (0, 1]; 1 keeps all
     * @return these settings and the step
     * @throws IllegalArgumentException if {@code mass} lies outside (0, 1]
     */
    public DecoderSettings topP(double mass) {
        return then(new DecoderStep(Kind.TOP_P, mass));
    }

    /**
     * Keeps entries with p_i at least {@code ratio * max p}: logits of at least max + temperature * ln ratio, rounded to float.
     *
     * @param ratio in (0, 1]
     * @return these settings and the step
     * @throws IllegalArgumentException if {@code ratio} lies outside (0, 1]
     */
    public DecoderSettings minP(double ratio) {
        return then(new DecoderStep(Kind.MIN_P, ratio));
    }

    /**
     * Keeps the locally typical set: the fewest entries, those of the smallest |-ln p_i - H| first, whose mass is at least {@code mass}; H is
     * the entropy. The likeliest entry may go.
     *
     * @param mass in (0, 1]; 1 keeps all
     * @return these settings and the step
     * @throws IllegalArgumentException if {@code mass} lies outside (0, 1]
     */
    public DecoderSettings typical(double mass) {
        return then(new DecoderStep(Kind.TYPICAL, mass));
    }

    /**
     * Keeps entries with p_i at least {@code probability}, and in any case the likeliest.
     *
     * @param probability in (0, 1]
     * @return these settings and the step
     * @throws IllegalArgumentException if {@code probability} lies outside (0, 1]
     */
    public DecoderSettings epsilon(double probability) {
        return then(new DecoderStep(Kind.EPSILON, probability));
    }

    /**
     * Keeps entries with p_i at least min(probability, sqrt(probability) e^-H), and in any case the likeliest; H is the entropy.
     *
     * @param probability in (0, 1]
     * @return these settings and the step
     * @throws IllegalArgumentException if {@code probability} lies outside (0, 1]
     */
    public DecoderSettings eta(double probability) {
        return then(new DecoderStep(Kind.ETA, probability));
    }

    /**
     * Returns the steps.
     *
     * @return in the order of their application
     */
    public List<DecoderStep> steps() {
        return steps;
    }

    private DecoderSettings then(DecoderStep step) {
        List<DecoderStep> longer = new ArrayList<>(steps);
        longer.add(step);
        double product = 1;
        for (DecoderStep each : longer) {
            if (each.kind() == Kind.TEMPERATURE && each.value() != 0) {
                product *= each.value();
            }
        }
        DecoderStep.requireTemperature(product);
        return new DecoderSettings(List.copyOf(longer));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DecoderSettings that && steps.equals(that.steps);
    }

    @Override
    public int hashCode() {
        return steps.hashCode();
    }

    /**
     * Returns the steps as text.
     *
     * @return for instance {@code "temperature 0.7, topK 50, topP 0.9"}
     */
    @Override
    public String toString() {
        return steps.isEmpty() ? "none" : steps.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
