package org.longtail.validation.law.tool;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.longtail.validation.law.Figure;
import org.longtail.validation.law.Figure.Series;
import org.longtail.validation.law.Figure.Style;
import org.longtail.validation.law.Verdict;

/**
 * A measured point of a curve whose exact value is known.
 *
 * @param x the abscissa
 * @param exact the value at this finite size
 * @param measured mean over replicates
 * @param standardError its standard error
 */
public record CurvePoint(double x, double exact, double measured, double standardError) {

    /** A point enters the fit of an asymptote when its exact value is closer to the asymptote than this many errors. */
    private static final double NEGLIGIBLE = 0.1;

    /** Measured and exact value without a term that is known. */
    public CurvePoint without(PowerLaw known) {
        return new CurvePoint(x, exact - known.at(x), measured - known.at(x), standardError);
    }

    /** Measured and exact value under a function with the given derivative; the error to first order. */
    public CurvePoint under(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        return new CurvePoint(
                x,
                function.applyAsDouble(exact),
                function.applyAsDouble(measured),
                Math.abs(derivative.applyAsDouble(measured)) * standardError);
    }

    /** Whether theory itself says that the asymptote holds here, to a tenth of the standard error. */
    public boolean isAsymptotic(PowerLaw asymptote) {
        return Math.abs(asymptote.at(x) - exact) <= NEGLIGIBLE * standardError;
    }

    /**
     * Fits exponent and prefactor through the points where the asymptote holds: a slope bent by known finite-size corrections
     * would say nothing about the law.
     *
     * @param quantity what is measured
     * @param group the parameters that all points share
     * @param abscissa name of the parameter that they differ in
     * @param points in increasing order of x
     * @param asymptote the power law to compare with
     * @return two verdicts, or none with fewer than three points to fit
     */
    public static List<Verdict> asymptoticVerdicts(
            String quantity, Map<String, Object> group, String abscissa, List<CurvePoint> points, PowerLaw asymptote) {
        List<CurvePoint> fitted =
                points.stream().filter(point -> point.isAsymptotic(asymptote)).toList();
        if (fitted.size() < 3) {
            return List.of();
        }
        String range = String.valueOf(Math.round(fitted.getFirst().x)) + ".." + Math.round(fitted.getLast().x);
        return PowerLawVerdicts.of(
                quantity,
                Settings.with(group, abscissa, range),
                asymptote,
                fitted.stream().mapToDouble(CurvePoint::x).toArray(),
                fitted.stream().mapToDouble(CurvePoint::measured).toArray(),
                fitted.stream().mapToDouble(CurvePoint::standardError).toArray());
    }

    /** The measured points as a series, named after the group whose colour they share. */
    public static Series measured(String group, List<CurvePoint> points) {
        return new Series(
                group + ", measured",
                group,
                Style.MEASURED,
                points.stream()
                        .map(point -> new Figure.Point(point.x, point.measured, point.standardError))
                        .toList());
    }
}
