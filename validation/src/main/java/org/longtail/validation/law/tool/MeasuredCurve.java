package org.longtail.validation.law.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Moments;
import org.longtail.validation.law.PublishedForm;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Settings.Measured;

/**
 * A measured quantity against one whole parameter, beside its exact values.
 *
 * @param quantity what is measured
 * @param group the parameters that all points share
 * @param abscissa name of the parameter that they differ in
 * @param settings of each point
 * @param points in increasing order of the abscissa
 * @param exact the exact value, from the abscissa
 */
public record MeasuredCurve(
        String quantity,
        Map<String, Object> group,
        String abscissa,
        List<Map<String, Object>> settings,
        List<CurvePoint> points,
        LongToDoubleFunction exact) {

    /**
     * From the moments of a quantity; the standard errors are estimates from the replicates.
     *
     * @param quantity name of the quantity in the measurements
     * @param group the parameters that all points share
     * @param abscissa name of the parameter that they differ in
     * @param measured the measurements, in increasing order of the abscissa
     * @param exact the exact value, from the abscissa
     * @return the curve
     */
    public static MeasuredCurve of(
            String quantity,
            Map<String, Object> group,
            String abscissa,
            List<Measured> measured,
            LongToDoubleFunction exact) {
        return of(quantity, group, abscissa, measured, exact, (x, moments) -> moments.standardError());
    }

    /**
     * From the moments of a quantity whose variance theory knows, too.
     *
     * @param quantity name of the quantity in the measurements
     * @param group the parameters that all points share
     * @param abscissa name of the parameter that they differ in
     * @param measured the measurements, in increasing order of the abscissa
     * @param exact the exact value, from the abscissa
     * @param variance of one replicate, from the abscissa
     * @return the curve
     */
    public static MeasuredCurve ofVariance(
            String quantity,
            Map<String, Object> group,
            String abscissa,
            List<Measured> measured,
            LongToDoubleFunction exact,
            LongToDoubleFunction variance) {
        return of(
                quantity,
                group,
                abscissa,
                measured,
                exact,
                (x, moments) -> Math.sqrt(variance.applyAsDouble(x) / moments.count()));
    }

    @FunctionalInterface
    private interface ErrorOfMean {
        double at(long x, Moments moments);
    }

    private static MeasuredCurve of(
            String quantity,
            Map<String, Object> group,
            String abscissa,
            List<Measured> measured,
            LongToDoubleFunction exact,
            ErrorOfMean error) {
        List<Map<String, Object>> settings = new ArrayList<>();
        List<CurvePoint> points = new ArrayList<>();
        for (Measured point : measured) {
            long x = Settings.whole(point.setting(), abscissa);
            Moments moments = point.moments(quantity);
            settings.add(point.setting());
            points.add(new CurvePoint((double) x, exact.applyAsDouble(x), moments.mean(), error.at(x, moments)));
        }
        return new MeasuredCurve(quantity, group, abscissa, settings, points, exact);
    }

    /** The same points under another name, measured and exact value both more by a constant. */
    public MeasuredCurve raised(String name, double constant) {
        return new MeasuredCurve(
                name,
                group,
                abscissa,
                settings,
                points.stream()
                        .map(point -> point.under(value -> value + constant, value -> 1))
                        .toList(),
                x -> exact.applyAsDouble(x) + constant);
    }

    public double first() {
        return points.getFirst().x();
    }

    public double last() {
        return points.getLast().x();
    }

    /** Every point against its exact value. */
    public List<Verdict> verdicts() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            CurvePoint point = points.get(i);
            verdicts.add(new Verdict(
                    quantity, Kind.EXACT, settings.get(i), point.exact(), point.measured(), point.standardError()));
        }
        return verdicts;
    }

    /** Exponent and prefactor, fitted where the asymptote holds. */
    public List<Verdict> asymptoticVerdicts(PowerLaw asymptote) {
        return CurvePoint.asymptoticVerdicts(quantity, group, abscissa, points, asymptote);
    }

    /** Measured points and the exact curve, in one colour. */
    public List<Series> measuredAndExact(String name) {
        return List.of(
                CurvePoint.measured(name, points),
                new Series(name + ", exact", name, Style.EXACT, Curves.overWholeNumbers(first(), last(), exact)));
    }

    /** Another law over the measured range, in the colour of {@code name}. */
    public Series curve(String name, String what, Style style, DoubleUnaryOperator law) {
        return new Series(name + ", " + what, name, style, Curves.over(first(), last(), law));
    }

    /** A published form beside the exact one, at the points with that abscissa: one, or none when it was not run. */
    public List<PublishedForm> published(
            double x, String source, String published, String exactForm, DoubleUnaryOperator value) {
        List<PublishedForm> forms = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            CurvePoint point = points.get(i);
            if (point.x() == x) {
                forms.add(new PublishedForm(
                        quantity,
                        source,
                        published,
                        exactForm,
                        settings.get(i),
                        value.applyAsDouble(x),
                        point.exact(),
                        point.measured(),
                        point.standardError()));
            }
        }
        return forms;
    }
}
