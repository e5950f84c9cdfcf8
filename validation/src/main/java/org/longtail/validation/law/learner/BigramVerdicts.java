package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.zipf.Zipf;

/**
 * Judges the curves of the bigram model: every point against its exact value, and the leading term once the second is taken
 * off, at its known size.
 *
 * @param secondTerm what the second term is multiplied by; 1 but in tests
 */
record BigramVerdicts(double secondTerm) {

    /** One exponent's measured errors, of one context or of Zipf contexts. */
    record Curve(Zipf law, MeasuredCurve measured) {

        static Curve of(Map<String, Object> group, List<Measured> points) {
            Zipf law = Settings.zipf(group);
            return new Curve(law, MeasuredCurve.of(Bigram.ERROR, group, Settings.DRAWS, points, exact(group, law)));
        }

        private static LongToDoubleFunction exact(Map<String, Object> group, Zipf law) {
            if (isOne(group)) {
                return draws -> TotalVariation.expected(law, Math.toIntExact(draws));
            }
            ZipfContexts contexts = new ZipfContexts(law);
            return draws -> contexts.expected(Math.toIntExact(draws));
        }

        private static boolean isOne(Map<String, Object> group) {
            return Settings.text(group, Bigram.CONTEXTS).equals(Bigram.ONE);
        }

        boolean ofOneContext() {
            return isOne(measured.group());
        }

        double exponent() {
            return law.exponent();
        }
    }

    /** The asymptotic verdicts first. */
    List<Verdict> of(List<Curve> curves) {
        List<Verdict> asymptotic = new ArrayList<>();
        List<Verdict> exact = new ArrayList<>();
        for (Curve curve : curves) {
            if (curve.ofOneContext()) {
                asymptotic.addAll(
                        curve.exponent() == 2
                                ? logarithm(curve.measured())
                                : leadingTerm(curve.measured(), TwoTermLaw.of(curve.law())));
            }
            exact.addAll(curve.measured().verdicts());
        }
        return Stream.concat(asymptotic.stream(), exact.stream()).toList();
    }

    private List<Verdict> leadingTerm(MeasuredCurve curve, TwoTermLaw law) {
        PowerLaw taken =
                new PowerLaw(law.second().exponent(), secondTerm * law.second().prefactor());
        // Which points are asymptotic is theory's to say, whatever a test multiplies.
        List<CurvePoint> leading = curve.points().stream()
                .filter(point -> point.without(law.second()).isAsymptotic(law.leading()))
                .map(point -> {
                    double known = taken.at(point.x());
                    double exact = law.leading().at(point.x());
                    return new CurvePoint(point.x(), exact, point.measured() - known, point.standardError());
                })
                .toList();
        return CurvePoint.asymptoticVerdicts(
                "leading term of the total variation", curve.group(), Settings.DRAWS, leading, law.leading());
    }

    /** exp(sqrt(n) E) is a power of n. */
    private static List<Verdict> logarithm(MeasuredCurve curve) {
        List<CurvePoint> powers = curve.points().stream()
                .map(point -> {
                    double root = Math.sqrt(point.x());
                    return point.under(error -> Math.exp(root * error), error -> root * Math.exp(root * error));
                })
                .toList();
        return CurvePoint.asymptoticVerdicts(
                "exp(√n · total variation)", curve.group(), Settings.DRAWS, powers, TwoTermLaw.ofTwo());
    }
}
