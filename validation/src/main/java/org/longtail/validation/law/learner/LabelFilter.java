package org.longtail.validation.law.learner;

import java.util.List;
import java.util.Map;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Plan;
import org.longtail.validation.law.tool.PowerLaw;
import org.longtail.validation.law.tool.PowerLawVerdicts;
import org.longtail.validation.law.tool.Settings;
import org.longtail.validation.law.tool.Settings.Measured;
import org.longtail.validation.law.tool.Tally;

/**
 * A verifier that keeps a correct label with probability phi and a wrong one with probability psi multiplies the odds of
 * error by psi/phi, whatever they were: eps' = eps psi/(eps psi + (1-eps) phi). The majority of the kept labels is right while
 * eps &lt; 1/(1 + psi/phi).
 *
 * <p>Measured on the classifier mean(y x), x ~ N(0, I), y the sign of x'u where it is right: its component along the unit
 * vector u is (1 - 2 eps') sqrt(2/pi) on average, positive below the threshold and negative above, and only x'u is drawn.
 */
final class LabelFilter {

    static final String ERROR_RATE = "errorRate";

    private static final String KEEP_CORRECT = "keepCorrect";
    static final String KEEP_WRONG = "keepWrong";
    private static final String KEPT_ERROR = "error rate of kept labels";
    private static final String ALIGNMENT = "alignment of the mean with the truth";

    private static final int LABELS = 20_000;

    private LabelFilter() {}

    static void addTo(Plan plan, int runs) {
        for (double errorRate : new double[] {0.1, 0.3, 0.5, 0.7, 0.74, 0.76, 0.9}) {
            plan.add(Settings.of(KEEP_CORRECT, 0.9, KEEP_WRONG, 0.3, ERROR_RATE, errorRate), runs, 3 * LABELS);
        }
    }

    static Measurement measure(Map<String, Object> setting, int replicates, RandomStream stream) {
        double errorRate = Settings.real(setting, ERROR_RATE);
        double keepCorrect = Settings.real(setting, KEEP_CORRECT);
        double keepWrong = Settings.real(setting, KEEP_WRONG);
        double[] projections = new double[LABELS];
        Tally tally = new Tally();
        for (int run = 0; run < replicates; run++) {
            stream.fillNormals(projections, 0, LABELS);
            double sum = 0;
            int kept = 0;
            int wrongKept = 0;
            for (double projection : projections) {
                boolean wrong = stream.nextDouble() < errorRate;
                if (stream.nextDouble() < (wrong ? keepWrong : keepCorrect)) {
                    kept++;
                    wrongKept += wrong ? 1 : 0;
                    sum += wrong ? -Math.abs(projection) : Math.abs(projection);
                }
            }
            // Of the kept labels each is wrong with the same probability, however many there are.
            tally.add(KEPT_ERROR, (double) wrongKept / kept);
            tally.add(ALIGNMENT, sum / kept);
        }
        return tally.measurement();
    }

    /** eps psi/(eps psi + (1-eps) phi). */
    static double keptError(Map<String, Object> setting) {
        double wrong = Settings.real(setting, ERROR_RATE) * Settings.real(setting, KEEP_WRONG);
        double correct = (1 - Settings.real(setting, ERROR_RATE)) * Settings.real(setting, KEEP_CORRECT);
        return wrong / (wrong + correct);
    }

    /** 1/(1 + psi/phi), the error rate at which half of the kept labels are wrong. */
    static double threshold(Map<String, Object> setting) {
        return 1 / (1 + oddsFactor(setting));
    }

    private static double oddsFactor(Map<String, Object> setting) {
        return Settings.real(setting, KEEP_WRONG) / Settings.real(setting, KEEP_CORRECT);
    }

    static double alignment(Map<String, Object> setting) {
        return (1 - 2 * keptError(setting)) * Math.sqrt(2 / Math.PI);
    }

    private static double odds(double probability) {
        return probability / (1 - probability);
    }

    private static List<CurvePoint> odds(List<Measured> points) {
        return points.stream()
                .map(point -> {
                    Moments error = point.moments(KEPT_ERROR);
                    return new CurvePoint(
                                    odds(Settings.real(point.setting(), ERROR_RATE)),
                                    keptError(point.setting()),
                                    error.mean(),
                                    error.standardError())
                            .under(LabelFilter::odds, e -> 1 / ((1 - e) * (1 - e)));
                })
                .toList();
    }

    /** The odds are multiplied: exponent 1, prefactor psi/phi, from which the threshold follows. */
    static List<Verdict> oddsVerdicts(Map<String, Object> group, List<Measured> points) {
        List<CurvePoint> odds = odds(points);
        return PowerLawVerdicts.of(
                "odds of error after the filter",
                group,
                new PowerLaw(1, oddsFactor(group)),
                odds.stream().mapToDouble(CurvePoint::x).toArray(),
                odds.stream().mapToDouble(CurvePoint::measured).toArray(),
                odds.stream().mapToDouble(CurvePoint::standardError).toArray());
    }

    static List<Verdict> verdicts(List<Measured> points) {
        return points.stream()
                .map(point -> {
                    Moments alignment = point.moments(ALIGNMENT);
                    return new Verdict(
                            ALIGNMENT,
                            Kind.EXACT,
                            point.setting(),
                            alignment(point.setting()),
                            alignment.mean(),
                            alignment.standardError());
                })
                .toList();
    }

    static Figure figure(Map<String, Object> group, List<Measured> points) {
        List<CurvePoint> odds = odds(points);
        String name = "φ = " + group.get(KEEP_CORRECT) + ", ψ = " + group.get(KEEP_WRONG);
        return new Figure(
                "Verified labels: odds of error",
                "odds of error before the filter",
                "odds of error of kept labels",
                List.of(
                        CurvePoint.measured(name, odds),
                        new Series(
                                name + ", exact",
                                name,
                                Style.EXACT,
                                Curves.over(odds.getFirst().x(), odds.getLast().x(), x -> oddsFactor(group) * x))),
                List.of(new Marker(odds(threshold(group)), "majority turns wrong")));
    }
}
