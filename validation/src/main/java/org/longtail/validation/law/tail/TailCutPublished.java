package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.tool.CurvePoint;
import org.longtail.validation.law.tool.MeasuredCurve;
import org.longtail.validation.law.tool.Settings;
import org.longtail.zipf.Zipf;

/** What is published of the tail cut as an order of magnitude, at the measured setting where it misses most. */
final class TailCutPublished {

    private static final String PAPER =
            "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe, A Tale of"
                    + " Tails: Model Collapse as a Change of Scaling Laws, 2024, ";

    private TailCutPublished() {}

    static List<PublishedForm> of(List<TailCut.Curve> curves) {
        List<PublishedForm> forms = new ArrayList<>();
        curves.stream()
                .map(TailCut.Curve::exponent)
                .distinct()
                .forEach(exponent -> curves.stream()
                        .filter(curve -> curve.exponent() == exponent)
                        .flatMap(TailCutPublished::sums)
                        .max(Comparator.comparingDouble(PublishedForm::ratio))
                        .ifPresent(forms::add));
        for (double exponent : new double[] {1.25, 1.5, 2}) {
            forms.add(finiteSample(exponent));
        }
        return forms;
    }

    private static Stream<PublishedForm> sums(TailCut.Curve curve) {
        MeasuredCurve measured = curve.learning().measured();
        return IntStream.range(0, measured.points().size())
                .mapToObj(i -> sum(
                        curve.theory(),
                        measured.settings().get(i),
                        measured.points().get(i)));
    }

    private static PublishedForm sum(TailCutTheory theory, Map<String, Object> setting, CurvePoint point) {
        return new PublishedForm(
                "test error after training on a cut tail",
                PAPER + "Theorem 2.1 (as quoted by others)",
                "A T^−c + R_k, of order T^−c + k^−(β−1)",
                "R_k (1 + c u^−c Γ(c,u)), and terms of order 1/T",
                setting,
                theory.additive(point.x()),
                point.exact(),
                point.measured(),
                point.standardError());
    }

    private static PublishedForm finiteSample(double exponent) {
        long draws = 1_000_000;
        return new PublishedForm(
                "rank at which a sample of T₀ draws cuts",
                PAPER + "equation 6 (as quoted by others)",
                "T₀^(1/β)",
                "(C·T₀)^(1/β)·Γ(1+c)^(−1/(β−1))",
                Settings.of(Settings.EXPONENT, exponent, Settings.DRAWS, draws),
                Math.pow((double) draws, 1 / exponent),
                TailCutTheory.effectiveCut(Zipf.of(exponent), draws),
                Double.NaN,
                Double.NaN);
    }
}
