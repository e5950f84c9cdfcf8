package org.longtail.inference;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.longtail.inference.PowerLawBootstrap.Replicate;

/**
 * What the replicates of a {@link PowerLawBootstrap} say about a fit.
 *
 * @param pValue share of the synthetic samples that are at least as far from their own fit as the data are from theirs; small values
 *     (Clauset, Shalizi and Newman take 0.1) speak against the law, large ones only fail to do so; NaN without samples
 * @param pValueStandardError its binomial standard error
 * @param exponentStandardError standard deviation of the exponent over resampled data, with {@code x_min} chosen anew each time; NaN
 *     for fewer than two samples, like the following
 * @param xMinStandardError the same of {@code x_min}
 * @param tailTypesStandardError the same of the number of types in the tail
 * @param syntheticSamples samples behind the p-value
 * @param resampledSamples samples behind the standard errors
 */
public record PowerLawUncertainty(
        double pValue,
        double pValueStandardError,
        double exponentStandardError,
        double xMinStandardError,
        double tailTypesStandardError,
        int syntheticSamples,
        int resampledSamples) {

    /**
     * Summarises replicates; those too small to be fitted are left out.
     *
     * @param fit the fit of the data
     * @param replicates simulations, in the order of their numbers
     * @return the summary
     */
    public static PowerLawUncertainty of(PowerLawFit fit, List<Replicate> replicates) {
        List<PowerLawFit> synthetic = replicates.stream()
                .map(Replicate::synthetic)
                .flatMap(Optional::stream)
                .toList();
        List<PowerLawFit> resampled = replicates.stream()
                .map(Replicate::resampled)
                .flatMap(Optional::stream)
                .toList();
        double p = (double) synthetic.stream()
                        .filter(s -> s.distance() >= fit.distance())
                        .count()
                / synthetic.size();
        return new PowerLawUncertainty(
                p,
                Math.sqrt(p * (1 - p) / synthetic.size()),
                deviation(resampled, PowerLawFit::exponent),
                deviation(resampled, PowerLawFit::xMin),
                deviation(resampled, PowerLawFit::tailTypes),
                synthetic.size(),
                resampled.size());
    }

    private static double deviation(List<PowerLawFit> fits, ToDoubleFunction<PowerLawFit> value) {
        double mean = 0;
        for (PowerLawFit fit : fits) {
            mean += value.applyAsDouble(fit) / fits.size();
        }
        double squares = 0;
        for (PowerLawFit fit : fits) {
            double deviation = value.applyAsDouble(fit) - mean;
            squares += deviation * deviation;
        }
        return fits.size() < 2 ? Double.NaN : Math.sqrt(squares / (fits.size() - 1));
    }
}
