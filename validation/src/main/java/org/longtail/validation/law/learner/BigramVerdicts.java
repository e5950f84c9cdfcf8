package org.longtail.validation.law.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.CurvePoint;
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
    record Curve(Map<String, Object> group, Zipf law, LongToDoubleFunction exact, List<Measured> measured) {

        static Curve of(Map<String, Object> group, List<Measured> measured) {
            Zipf law = Settings.zipf(group);
            if (isOne(group)) {
                return new Curve(group, law, draws -> TotalVariation.expected(law, Math.toIntExact(draws)), measured);
            }
            ZipfContexts contexts = new ZipfContexts(law);
            return new Curve(group, law, draws -> contexts.expected(Math.toIntExact(draws)), measured);
        }

        private static boolean isOne(Map<String, Object> group) {
            return Settings.text(group, Bigram.CONTEXTS).equals(Bigram.ONE);
        }

        boolean ofOneContext() {
            return isOne(group);
        }

        double exponent() {
            return law.exponent();
        }

        List<CurvePoint> points() {
            return measured.stream()
                    .map(point -> {
                        long draws = Settings.whole(point.setting(), Settings.DRAWS);
                        Moments error = point.moments(Bigram.ERROR);
                        return new CurvePoint(
                                (double) draws, exact.applyAsDouble(draws), error.mean(), error.standardError());
                    })
                    .toList();
        }
    }

    /** The asymptotic verdicts first. */
    List<Verdict> of(List<Curve> curves) {
        List<Verdict> asymptotic = new ArrayList<>();
        List<Verdict> exact = new ArrayList<>();
        for (Curve curve : curves) {
            List<CurvePoint> points = curve.points();
            if (curve.ofOneContext()) {
                asymptotic.addAll(
                        curve.exponent() == 2
                                ? logarithm(curve.group(), points)
                                : leadingTerm(curve.group(), TwoTermLaw.of(curve.law()), points));
            }
            for (int i = 0; i < points.size(); i++) {
                CurvePoint point = points.get(i);
                exact.add(new Verdict(
                        Bigram.ERROR,
                        Kind.EXACT,
                        curve.measured().get(i).setting(),
                        point.exact(),
                        point.measured(),
                        point.standardError()));
            }
        }
        return Stream.concat(asymptotic.stream(), exact.stream()).toList();
    }

    private List<Verdict> leadingTerm(Map<String, Object> group, TwoTermLaw law, List<CurvePoint> points) {
        PowerLaw taken =
                new PowerLaw(law.second().exponent(), secondTerm * law.second().prefactor());
        // Which points are asymptotic is theory's to say, whatever a test multiplies.
        List<CurvePoint> leading = points.stream()
                .filter(point -> point.without(law.second()).isAsymptotic(law.leading()))
                .map(point -> {
                    double known = taken.at(point.x());
                    double exact = law.leading().at(point.x());
                    return new CurvePoint(point.x(), exact, point.measured() - known, point.standardError());
                })
                .toList();
        return CurvePoint.asymptoticVerdicts(
                "leading term of the total variation", group, Settings.DRAWS, leading, law.leading());
    }

    /** exp(sqrt(n) E) is a power of n. */
    private static List<Verdict> logarithm(Map<String, Object> group, List<CurvePoint> points) {
        List<CurvePoint> powers = points.stream()
                .map(point -> {
                    double root = Math.sqrt(point.x());
                    return point.under(error -> Math.exp(root * error), error -> root * Math.exp(root * error));
                })
                .toList();
        return CurvePoint.asymptoticVerdicts(
                "exp(√n · total variation)", group, Settings.DRAWS, powers, TwoTermLaw.ofTwo());
    }
}
