package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.longtail.inference.LogLogFit;
import org.longtail.validation.law.Identity;
import org.longtail.validation.law.tool.ReferenceValues;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/** The deterministic side of the generations: reference numbers, the exact chain against the laws of large samples. */
final class GenerationIdentities {

    private static final DataRegime REPLACED = new ReplacedData();

    private GenerationIdentities() {}

    static List<Identity> all() {
        List<Identity> identities = new ArrayList<>(references());
        for (double exponent : new double[] {1.5, 2}) {
            for (long generations : new long[] {1, 2, 5, 10, 20, 50}) {
                identities.add(largeSamples(exponent, generations));
                identities.add(learned(exponent, generations));
            }
            identities.add(lastType(exponent));
        }
        identities.add(growth());
        identities.add(rareFreshDraws());
        return identities;
    }

    private static List<Identity> references() {
        return ReferenceValues.compare(Generations.class, "generations.txt", (quantity, setting) -> switch (quantity) {
            case "test error" -> REPLACED.error(setting);
            case "learned types" -> REPLACED.learned(setting);
            case "test error, last sample of another size" -> REPLACED.error(withLastSize(setting));
            case "test error, fresh share" -> new FreshShare().error(setting);
            case "test error, subsampled" -> new SubsampledPool().error(setting);
            case "error of one last type" -> Heterozygosity.ofTruth(Settings.zipf(setting));
            case "share of draws that count" -> EffectiveDraws.share(DataRegime.generations(setting));
            case "share of draws that count, subsampled" -> EffectiveDraws.subsampled(DataRegime.generations(setting));
            case "share of draws that count, fresh" -> endless(Settings.real(setting, FreshShare.SHARE));
            case "slope against generations 5 to 20" -> slope(5, 20, 1 - 1 / Settings.real(setting, Settings.EXPONENT));
            default -> throw new IllegalStateException(quantity);
        });
    }

    private static Map<String, Object> withLastSize(Map<String, Object> setting) {
        String earlier = (DataRegime.draws(setting) + " ").repeat((int) DataRegime.generations(setting) - 1);
        return Settings.with(setting, ReplacedData.SIZES, earlier + Settings.whole(setting, "lastDraws"));
    }

    /** The slope of ln E against ln n that a reader of a log-log plot sees: not c. */
    static double slope(int from, int to, double c) {
        double[] n = new double[to - from + 1];
        double[] error = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = from + i;
            error[i] = Math.pow(EffectiveDraws.share(from + i), -c);
        }
        return LogLogFit.of(n, error, error).exponent();
    }

    /**
     * E_n = A (T0 s_n)^-c. Each of the n samplings is binomial and not Poisson, which lowers the error by at most what the
     * first one does: c(1+c)/(2 T0).
     */
    private static Identity largeSamples(double exponent, long generations) {
        Map<String, Object> setting = setting(exponent, 10_000, generations);
        Zipf law = Zipf.of(exponent);
        double c = ScalingForms.decay(law, law);
        return new Identity(
                "A(T₀sₙ)^−c against the exact chain",
                setting,
                ScalingForms.missingMass(law, law).at(REPLACED.effectiveDraws(setting)),
                REPLACED.error(setting),
                generations * c * (1 + c) / (2.0 * DataRegime.draws(setting)) + ScalingForms.ROUNDING);
    }

    /**
     * E|S_n| + 1/2 = Gamma(c) (C T0 s_n)^(1/b), as Heaps' law after T0 s_n draws: the same share of draws is lost as for the
     * error, whose relative correction is here (1-c)/c of that one, with 1-c = 1/b.
     */
    private static Identity learned(double exponent, long generations) {
        Map<String, Object> setting = setting(exponent, 10_000, generations);
        double c = 1 - 1 / exponent;
        return new Identity(
                "learned types: Γ(c)(T₀sₙ/ζ)^(1/β) against the exact chain",
                setting,
                TypeCounts.heaps(Zipf.of(exponent)).at(REPLACED.effectiveDraws(setting)),
                REPLACED.learned(setting) + 0.5,
                generations * c * (1 + c) / (2.0 * DataRegime.draws(setting)) * (1 - c) / c + ScalingForms.ROUNDING);
    }

    /**
     * After many generations one type is left, each with the probability of its share of the real draws: E = 1 - sum p^2.
     * What is missing decays as (1 - 1/T0)^n.
     */
    private static Identity lastType(double exponent) {
        Map<String, Object> setting = setting(exponent, 20, 600);
        return new Identity(
                "one type is left: 1 − ζ(2β)/ζ(β)² against the exact chain",
                setting,
                Heterozygosity.ofTruth(Zipf.of(exponent)),
                REPLACED.error(setting),
                ScalingForms.ROUNDING);
    }

    /** The constant is known to 1e-3, and the next term of the series is of order ln(n)/n = 1e-3. */
    private static Identity growth() {
        long n = 10_000;
        return new Identity(
                "1/sₙ = n/2 + ln(n)/6 + 0.399",
                Settings.of(DataRegime.GENERATIONS, n),
                n / 2.0 + Math.log(n) / 6 + 0.399,
                1 / EffectiveDraws.share(n),
                2e-3 / (n / 2.0));
    }

    /** How little fresh data stop the collapse: the constant is known to 2e-4. */
    private static Identity rareFreshDraws() {
        double share = 1e-5;
        double slope = 2 * Math.log(1 / share) - 1.1855;
        return new Identity(
                "a small fresh share f keeps f(2 ln(1/f) − 1.1855) of the draws",
                Settings.of(FreshShare.SHARE, share),
                share * slope,
                endless(share),
                2e-4 / slope);
    }

    /** Weights fall at least as (1-f)^j: after 40/f generations by e^-40. */
    private static double endless(double freshShare) {
        return EffectiveDraws.fresh(freshShare, Math.round(40 / freshShare));
    }

    private static Map<String, Object> setting(double exponent, long draws, long generations) {
        return Settings.of(Settings.EXPONENT, exponent, Settings.DRAWS, draws, DataRegime.GENERATIONS, generations);
    }
}
