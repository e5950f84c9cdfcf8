package org.longtail.validation.law.learner;

import java.util.List;
import java.util.Map;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/** The published exponents, each with the best prefactor one can give it, beside the exact error. */
final class BigramPublished {

    /** Where the single terms are compared, whatever sizes were run. */
    private static final long DRAWS = 100_000;

    private static final String SOURCE = "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe,"
            + " A Tale of Tails: Model Collapse as a Change of Scaling Laws, 2024: exponent min(1−1/β, 1/2)";

    private BigramPublished() {}

    static List<PublishedForm> of(BigramVerdicts.Curve curve) {
        return curve.points().stream()
                .filter(point -> point.x() == DRAWS && curve.exponent() != 2)
                .map(point -> curve.ofOneContext() ? singleTerm(curve, point) : plainPower(curve, point))
                .toList();
    }

    private static PublishedForm singleTerm(BigramVerdicts.Curve curve, CurvePoint point) {
        return form(
                curve,
                point,
                curve.exponent() < 2 ? "K n^−(1−1/β)" : "S/√(2πn)",
                "K n^−(1−1/β) + S/√(2πn)",
                singleTerm(curve.law()));
    }

    static double singleTerm(Zipf law) {
        return TwoTermLaw.of(law).leading().at(DRAWS);
    }

    /** Through the exact error at the smallest size. */
    private static PublishedForm plainPower(BigramVerdicts.Curve curve, CurvePoint point) {
        CurvePoint first = curve.points().getFirst();
        double decay = 1 - 1 / curve.exponent();
        return form(
                curve,
                point,
                "const T^−(1−1/β), through the error at T = " + Math.round(first.x()),
                "T^−(1−1/β)(K C^(1/β)/β ln T + const)",
                first.exact() * Math.pow(point.x() / first.x(), -decay));
    }

    private static PublishedForm form(
            BigramVerdicts.Curve curve, CurvePoint point, String published, String exact, double value) {
        Map<String, Object> setting = Settings.with(curve.group(), Settings.DRAWS, Math.round(point.x()));
        return new PublishedForm(
                Bigram.ERROR,
                SOURCE,
                published,
                exact,
                setting,
                value,
                point.exact(),
                point.measured(),
                point.standardError());
    }
}
