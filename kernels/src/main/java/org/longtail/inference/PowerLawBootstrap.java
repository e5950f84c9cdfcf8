package org.longtail.inference;

import java.util.Optional;
import org.longtail.internal.Arguments;
import org.longtail.random.RandomStream;

/**
 * Simulated samples beside a fitted power law, each searched for {@code x_min} and exponent anew: from the fitted law, to ask
 * whether it is plausible, and from the data, to ask how certain its parameters are.
 *
 * <p>Method: a synthetic sample has as many types as the data; each comes with probability {@code tailTypes / types} from the fitted
 * law and else from the data below {@code x_min}. Tabulated Kolmogorov-Smirnov probabilities would be wrong, because the
 * parameters were fitted. Source: A. Clauset, C. R. Shalizi, M. E. J. Newman, "Power-law distributions in empirical data", 2009,
 * sections 3.3 and 4.1.
 *
 * <p>A replicate depends on the data, the seed and its own number alone, so that replicates may run on any thread or machine in any
 * order. Cost of each: two draws of all types (some 3 ns per type) and two searches. Memory: some 100 KB. Immutable and thread-safe.
 */
public final class PowerLawBootstrap {

    private static final long SYNTHETIC = RandomStream.keyOf("power-law bootstrap, synthetic");
    private static final long RESAMPLED = RandomStream.keyOf("power-law bootstrap, resampled");

    private final long xMin;
    private final long seed;
    private final SpectrumSampler fromLaw;
    private final SpectrumSampler fromData;

    /**
     * One simulation.
     *
     * @param synthetic fit of a sample drawn from the fitted law; empty when that sample had fewer than two different counts
     * @param resampled fit of a sample drawn from the data; empty likewise
     */
    public record Replicate(Optional<PowerLawFit> synthetic, Optional<PowerLawFit> resampled) {}

    private PowerLawBootstrap(FrequencySpectrum data, PowerLawFit fit, long seed) {
        this.xMin = fit.xMin();
        this.seed = seed;
        this.fromLaw = SpectrumSampler.fitted(data, fit);
        this.fromData = SpectrumSampler.empirical(data);
    }

    /**
     * Prepares simulations.
     *
     * @param data the sample, of at most 2^31 - 1 types
     * @param fit its {@link PowerLawFit#of(FrequencySpectrum) fit}
     * @param seed names all randomness
     * @return the plan
     * @throws IllegalArgumentException when there are too many types, or the fit is of another sample
     */
    public static PowerLawBootstrap of(FrequencySpectrum data, PowerLawFit fit, long seed) {
        if (data.types() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("data must have at most 2^31 - 1 types: " + data.types());
        }
        if (data.typesSeenAtLeast(fit.xMin()) != fit.tailTypes()) {
            throw new IllegalArgumentException("fit must be of this data: it has " + fit.tailTypes()
                    + " tail types, the data " + data.typesSeenAtLeast(fit.xMin()));
        }
        return new PowerLawBootstrap(data, fit, seed);
    }

    /**
     * Runs one simulation.
     *
     * @param number which one, from 0 on
     * @return its two fits
     * @throws IllegalArgumentException when the number is negative
     */
    public Replicate replicate(int number) {
        Arguments.requireAtLeast(number, 0, "number");
        return new Replicate(fit(fromLaw, SYNTHETIC, number), fit(fromData, RESAMPLED, number));
    }

    private Optional<PowerLawFit> fit(SpectrumSampler sampler, long key, int number) {
        TailSearch search = sampler.draw(RandomStream.of(seed, key, number));
        return search.possible() ? Optional.of(search.best(xMin)) : Optional.empty();
    }
}
