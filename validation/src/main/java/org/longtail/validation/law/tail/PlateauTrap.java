package org.longtail.validation.law.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.numbers.gamma.IncompleteGamma;
import org.longtail.inference.LogLogFit;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Marker;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.tool.Curves;
import org.longtail.validation.law.tool.Settings;

/**
 * A trap: subtract the plateau from a measured curve and fit a power law to the rest. What is left, R_k c u^-c Gamma(c, u),
 * has no exponent: its slope runs from -c without bound, and a fit returns whatever the range of the data makes of it.
 */
final class PlateauTrap {

    /** Where the fits are made: around these u, over a factor of two on both sides. */
    private static final double[] CENTRES = {0.1, 1};

    private static final double FACTOR = 2.1;

    private PlateauTrap() {}

    /** The slope of ln(E - R_k) against ln u. */
    static double localSlope(double c, double u) {
        return -c - Math.pow(u, c) * Math.exp(-u) / IncompleteGamma.Upper.value(c, u);
    }

    static Figure figure(TailCut.Curve curve) {
        TailCutTheory theory = curve.theory();
        double c = theory.decay();
        double plateau = theory.plateau();
        List<LearningCurve.Point> points = curve.measured().points();
        double first = points.getFirst().draws() * theory.edge();
        double last = points.getLast().draws() * theory.edge();
        List<Series> series = new ArrayList<>();
        series.add(new Series(
                "measured, less the plateau",
                "curve",
                Style.MEASURED,
                points.stream()
                        // Far out, noise may leave nothing to draw on a logarithmic axis.
                        .filter(p -> p.measured() - plateau > p.standardError())
                        .map(p -> new Figure.Point(
                                p.draws() * theory.edge(),
                                (p.measured() - plateau) / plateau,
                                p.standardError() / plateau))
                        .toList()));
        series.add(new Series(
                "exact: no power law",
                "curve",
                Style.EXACT,
                Curves.over(first, last, u -> ScalingForms.cutScaling(c, u) - 1)));
        for (double centre : CENTRES) {
            double height = ScalingForms.cutScaling(c, centre) - 1;
            double slope = localSlope(c, centre);
            series.add(new Series(
                    String.format(Locale.ROOT, "a fit near u = %s reads %.2f", centre, slope),
                    "fit near " + centre,
                    Style.PUBLISHED,
                    Curves.over(
                            Math.max(first, centre / 10),
                            Math.min(last, centre * 10),
                            u -> height * Math.pow(u / centre, slope))));
        }
        return new Figure(
                "A trap: the exponent that is left after subtracting the plateau, β = "
                        + theory.truth().exponent() + ", k = " + theory.cut(),
                "scaled draws u = T·C/Fₖ·(k+½)⁻ᵝ",
                "excess over the plateau, E/Rₖ − 1",
                series,
                List.of(new Marker(1, "crossover")));
    }

    /** The naive exponents that the measured curve gives, beside what the exact curve gives at the same points. */
    static List<PublishedForm> published(TailCut.Curve curve) {
        List<PublishedForm> forms = new ArrayList<>();
        for (double centre : CENTRES) {
            List<LearningCurve.Point> near = curve.measured().points().stream()
                    .filter(p -> within(p.draws() * curve.theory().edge(), centre))
                    .toList();
            double plateau = curve.theory().plateau();
            if (near.size() >= 2 && near.stream().allMatch(p -> p.measured() > plateau)) {
                forms.add(form(curve, centre, near));
            }
        }
        return forms;
    }

    private static boolean within(double u, double centre) {
        return u > centre / FACTOR && u < centre * FACTOR;
    }

    private static PublishedForm form(TailCut.Curve curve, double centre, List<LearningCurve.Point> near) {
        double plateau = curve.theory().plateau();
        double[] draws = near.stream().mapToDouble(LearningCurve.Point::draws).toArray();
        double[] errors =
                near.stream().mapToDouble(LearningCurve.Point::standardError).toArray();
        LogLogFit measured = LogLogFit.of(
                draws, near.stream().mapToDouble(p -> p.measured() - plateau).toArray(), errors);
        LogLogFit exact = LogLogFit.of(
                draws, near.stream().mapToDouble(p -> p.exact() - plateau).toArray(), errors);
        Map<String, Object> setting = Settings.with(curve.measured().group(), "scaledDraws", centre);
        return new PublishedForm(
                "exponent fitted to the error less its plateau",
                "a sum of a power law and a plateau, T^−c + k^−(β−1), taken at its word",
                "−c = −(1−1/β)",
                "slope of u^−c Γ(c,u): from −c to −∞",
                setting,
                -curve.theory().decay(),
                exact.exponent(),
                measured.exponent(),
                measured.exponentStandardError());
    }
}
