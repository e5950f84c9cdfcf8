package org.longtail.validation.law.learner;

import java.util.List;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.zipf.Zipf;

/** The published exponents, each with the best prefactor one can give it, beside the exact error. */
final class BigramPublished {

    /** Where the single terms are compared. */
    private static final long DRAWS = 100_000;

    private static final String SOURCE = "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe,"
            + " A Tale of Tails: Model Collapse as a Change of Scaling Laws, 2024: exponent min(1−1/β, 1/2)";

    private BigramPublished() {}

    static List<PublishedForm> of(BigramVerdicts.Curve curve) {
        if (!curve.ofOneContext()) {
            return curve.measured()
                    .published(
                            DRAWS,
                            SOURCE,
                            "const T^−(1−1/β), through the error at T = "
                                    + Math.round(curve.measured().first()),
                            "T^−(1−1/β)(K C^(1/β)/β ln T + const)",
                            plainPower(curve)::at);
        }
        if (curve.exponent() == 2) {
            return List.of();
        }
        return curve.measured()
                .published(
                        DRAWS,
                        SOURCE,
                        curve.exponent() < 2 ? "K n^−(1−1/β)" : "S/√(2πn)",
                        "K n^−(1−1/β) + S/√(2πn)",
                        TwoTermLaw.of(curve.law()).leading()::at);
    }

    static double singleTerm(Zipf law) {
        return TwoTermLaw.of(law).leading().at(DRAWS);
    }

    /** T^-(1-1/b) through the exact error at the smallest size. */
    static PowerLaw plainPower(BigramVerdicts.Curve curve) {
        CurvePoint first = curve.measured().points().getFirst();
        double decay = 1 - 1 / curve.exponent();
        return new PowerLaw(-decay, first.exact() * Math.pow(first.x(), decay));
    }
}
