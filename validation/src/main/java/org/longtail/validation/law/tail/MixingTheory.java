package org.longtail.validation.law.tail;

import java.util.Map;
import org.longtail.truncation.Truncation;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.DiscreteLaw;
import org.longtail.zipf.ExpectedCounts;
import org.longtail.zipf.Mixture;
import org.longtail.zipf.Zipf;

/**
 * What theory says of a share f of real data among synthetic data whose tail is cut or narrowed.
 *
 * @param truth the law of real data and of the test, unbounded
 * @param generator the law of synthetic data: the truth cut at a rank, or of a larger exponent
 * @param share f
 */
record MixingTheory(Zipf truth, Zipf generator, double share) {

    /** Name of the parameter: f. */
    static final String SHARE = "realShare";

    /** Name of the parameter: exponent of synthetic data, where their tail is narrowed and not cut. */
    static final String GENERATOR_EXPONENT = "generatorExponent";

    static MixingTheory of(Map<String, Object> setting) {
        Zipf truth = Settings.zipf(setting);
        return new MixingTheory(
                truth,
                setting.containsKey(GENERATOR_EXPONENT)
                        ? Truncation.narrow(truth, Settings.real(setting, GENERATOR_EXPONENT))
                        : Truncation.cutAtRank(truth, Settings.whole(setting, TailCutTheory.CUT)),
                Settings.real(setting, SHARE));
    }

    boolean isCut() {
        return generator.isBounded();
    }

    /** f p + (1 - f) q. */
    DiscreteLaw training() {
        return Mixture.of(share, truth, generator);
    }

    /** sum p_i (1 - f p_i - (1-f) q_i)^T. */
    double error(long draws) {
        return ExpectedCounts.missingMass(truth, training(), draws);
    }

    double decay() {
        return ScalingForms.decay(truth, truth);
    }

    /** What the synthetic data alone would do: the real ones are too few to be seen. */
    PowerLaw early() {
        PowerLaw synthetic = ScalingForms.missingMass(truth, isCut() ? truth : generator);
        double share = isCut() ? 1 : 1 - this.share;
        return new PowerLaw(synthetic.exponent(), synthetic.prefactor() * Math.pow(share, synthetic.exponent()));
    }

    /** What the real data alone do: A (fT)^-c. */
    PowerLaw late() {
        PowerLaw real = ScalingForms.missingMass(truth, truth);
        return new PowerLaw(real.exponent(), real.prefactor() * Math.pow(share, real.exponent()));
    }

    /** E/R_k = c v^-c Gamma(c, v) + c w^-c gamma(c, w) of a cut generator. */
    double scaledError(double draws) {
        double within = share + (1 - share) / truth.cdf(cut());
        return ScalingForms.mixedScaling(decay(), draws * within * edge(), draws * share * edge());
    }

    /** The truth's probability at the edge of the cut, k + 1/2. */
    double edge() {
        return Math.pow((double) cut() + 0.5, -truth.exponent()) / truth.normalizer();
    }

    long cut() {
        return generator.supportSize();
    }

    double plateau() {
        return truth.survival(cut());
    }

    /** k^b/C, where the plateau of a cut begins; divided by f, where it is said to end. */
    double crossover() {
        return Math.pow((double) cut(), truth.exponent()) * truth.normalizer();
    }

    /** 1/(2 f C i*^-b), with i* the rank from which on real data are more frequent than those of a narrowed generator. */
    double takeover() {
        double rank = Math.pow(
                (1 - share) * truth.normalizer() / (share * generator.normalizer()),
                1 / (generator.exponent() - truth.exponent()));
        return Math.pow(rank, truth.exponent()) * truth.normalizer() / (2 * share);
    }
}
