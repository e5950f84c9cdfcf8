package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.longtail.inference.LogLogFit;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Results;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.PowerLawVerdicts;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/**
 * What the generations measured, beside the exact expectations.
 *
 * @param points in the order of the cells
 * @param recursion predicts the share of draws that count
 */
record GenerationCurves(List<Point> points, Generations.Recursion recursion) {

    private static final String PAPER =
            "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe, A Tale of"
                    + " Tails: Model Collapse as a Change of Scaling Laws, 2024 (as quoted by others)";

    /** One setting. */
    record Point(Map<String, Object> setting, String quantity, double exact, Moments moments) {

        boolean isAt(String regime, double exponent, long draws) {
            return Generations.regime(setting).name().equals(regime)
                    && Settings.real(setting, Settings.EXPONENT) == exponent
                    && DataRegime.draws(setting) == draws
                    && !setting.containsKey(ReplacedData.SIZES);
        }

        long generations() {
            return DataRegime.generations(setting);
        }

        double measured() {
            return moments.mean();
        }

        double relativeError() {
            return moments.standardError() / moments.mean();
        }
    }

    static GenerationCurves of(Results results, Generations.Recursion recursion) {
        List<Point> points = new ArrayList<>();
        results.bySetting().forEach((setting, measurement) -> {
            DataRegime regime = Generations.regime(setting);
            measurement
                    .quantities()
                    .forEach((quantity, moments) -> points.add(new Point(
                            setting,
                            quantity,
                            quantity.equals(Generations.LEARNED) ? regime.learned(setting) : regime.error(setting),
                            moments)));
        });
        return new GenerationCurves(points, recursion);
    }

    /** The points along the generations. */
    List<Point> along(String regime, double exponent, long draws) {
        return points.stream()
                .filter(point -> point.isAt(regime, exponent, draws))
                .toList();
    }

    /** Every point against the exact expectation. */
    List<Verdict> exact() {
        return points.stream()
                .map(p -> new Verdict(
                        p.quantity, Kind.EXACT, p.setting, p.exact, p.measured(), p.moments.standardError()))
                .toList();
    }

    /**
     * A power of T0 s_n, with exponent and prefactor of the first learner's curve. At T0 = 1e5 the law of large samples is
     * off by at most c(1+c) n/(2 T0), below 1e-4 at n = 20 and a tenth of the standard errors.
     */
    List<Verdict> asymptotic() {
        List<Verdict> verdicts = new ArrayList<>();
        for (double exponent : new double[] {1.5, 2}) {
            List<Point> large = along(ReplacedData.NAME, exponent, Generations.LARGE);
            if (large.size() >= 3) {
                Zipf law = Zipf.of(exponent);
                double c = ScalingForms.decay(law, law);
                verdicts.addAll(PowerLawVerdicts.of(
                        "test error against T₀sₙ",
                        Settings.with(
                                Settings.without(large.getFirst().setting, DataRegime.GENERATIONS),
                                DataRegime.GENERATIONS,
                                range(large)),
                        ScalingForms.missingMass(law, law),
                        large.stream()
                                .mapToDouble(p -> Generations.LARGE * recursion.share(p.generations(), c))
                                .toArray(),
                        large.stream().mapToDouble(Point::measured).toArray(),
                        large.stream()
                                .mapToDouble(p -> p.moments.standardError())
                                .toArray()));
            }
        }
        return verdicts;
    }

    private static String range(List<Point> points) {
        return points.getFirst().generations() + ".." + points.getLast().generations();
    }

    /** What is published as an order of magnitude: the sum over generations, and the sum of two stages. */
    List<PublishedForm> published() {
        List<PublishedForm> forms = new ArrayList<>();
        for (double exponent : new double[] {1.5, 2}) {
            List<Point> large = along(ReplacedData.NAME, exponent, Generations.LARGE);
            only(large, p -> p.generations() == 1)
                    .ifPresent(first -> only(large, p -> p.generations() == 10)
                            .ifPresent(tenth -> forms.add(growth(first, tenth))));
            List<Point> late = large.stream().filter(p -> p.generations() >= 5).toList();
            if (late.size() >= 2) {
                forms.add(slope(late, 1 - 1 / exponent));
            }
            only(along(ReplacedData.NAME, exponent, Generations.SMALL), p -> p.generations() == 2)
                    .ifPresent(second -> forms.add(sum(second, Zipf.of(exponent))));
        }
        return forms;
    }

    private static Optional<Point> only(List<Point> points, Predicate<Point> chosen) {
        return points.stream().filter(chosen).findFirst();
    }

    private static PublishedForm growth(Point first, Point tenth) {
        double ratio = tenth.measured() / first.measured();
        return new PublishedForm(
                "growth of the test error from the first generation to the n-th",
                PAPER,
                "T^−c + n T₀^−c, in proportion to n",
                "sₙ^−c, sₙ₊₁ = 1−exp(−sₙ), close to (n/2)^c",
                tenth.setting,
                tenth.generations(),
                tenth.exact / first.exact,
                ratio,
                ratio * Math.hypot(first.relativeError(), tenth.relativeError()));
    }

    private static PublishedForm sum(Point second, Zipf law) {
        return new PublishedForm(
                "test error of a second learner with as many draws, T = T₀",
                PAPER,
                "A (T^−c + T₀^−c)",
                "A (T₀s₂)^−c, s₂ = 1−exp(−T/T₀), and terms of order 1/T",
                second.setting,
                2 * ScalingForms.missingMass(law, law).at((double) DataRegime.draws(second.setting)),
                second.exact,
                second.measured(),
                second.moments.standardError());
    }

    /** The trap: a line through ln E against ln n does not show c, since s_n holds logarithms of n. */
    private static PublishedForm slope(List<Point> late, double c) {
        double[] n = late.stream().mapToDouble(Point::generations).toArray();
        double[] exact = late.stream().mapToDouble(Point::exact).toArray();
        double[] weights =
                late.stream().mapToDouble(p -> p.exact * p.relativeError()).toArray();
        double[] measured = late.stream().mapToDouble(Point::measured).toArray();
        double[] errors =
                late.stream().mapToDouble(p -> p.moments.standardError()).toArray();
        LogLogFit fit = LogLogFit.of(n, measured, errors);
        return new PublishedForm(
                "slope of the test error against n on log-log axes",
                "a power law read off the limit of large n",
                "c = 1−1/β",
                "slope of sₙ^−c, whose logarithms of n bend the line",
                Settings.with(late.getFirst().setting, DataRegime.GENERATIONS, range(late)),
                c,
                LogLogFit.of(n, exact, weights).exponent(),
                fit.exponent(),
                fit.exponentStandardError());
    }
}
