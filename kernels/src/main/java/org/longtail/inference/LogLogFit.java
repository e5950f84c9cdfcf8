package org.longtail.inference;

import java.util.Arrays;
import org.longtail.internal.Arguments;

/**
 * A power law y = prefactor * x^exponent through points with known errors.
 *
 * <p>Formula: weighted least squares of ln y on ln x, each point weighted by (y / its standard error)^2; the standard errors follow from
 * those of the points alone, not from the scatter about the line. The points must be independent. Source: W. H. Press et al.,
 * Numerical Recipes, 2007, section 15.2.
 *
 * @param exponent slope of the line
 * @param exponentStandardError its standard error; 0 when the exponent was given
 * @param prefactor value of the law at x = 1
 * @param prefactorStandardError its standard error, to first order
 */
public record LogLogFit(
        double exponent, double exponentStandardError, double prefactor, double prefactorStandardError) {

    /**
     * Fits exponent and prefactor.
     *
     * @param x abscissae, positive, at least two different ones
     * @param y ordinates, positive
     * @param standardErrors standard errors of the ordinates, positive
     * @return the fit
     * @throws IllegalArgumentException if the lengths differ, a value is not positive and finite, or all x are equal
     */
    public static LogLogFit of(double[] x, double[] y, double[] standardErrors) {
        check(x, y, standardErrors);
        double total = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            double weight = weight(y[i], standardErrors[i]);
            total += weight;
            meanX += weight * Math.log(x[i]);
            meanY += weight * Math.log(y[i]);
        }
        meanX /= total;
        meanY /= total;
        double spread = 0;
        double product = 0;
        for (int i = 0; i < x.length; i++) {
            double weight = weight(y[i], standardErrors[i]);
            double deviation = Math.log(x[i]) - meanX;
            spread += weight * deviation * deviation;
            product += weight * deviation * (Math.log(y[i]) - meanY);
        }
        // Equal abscissae may leave a spread of rounding errors.
        if (Arrays.stream(x).allMatch(value -> value == x[0]) || !(spread > 0)) {
            throw new IllegalArgumentException("x must hold at least two different values: " + x[0]);
        }
        double exponent = product / spread;
        double prefactor = Math.exp(meanY - exponent * meanX);
        return new LogLogFit(
                exponent, 1 / Math.sqrt(spread), prefactor, prefactor * Math.sqrt(1 / total + meanX * meanX / spread));
    }

    /**
     * Fits the prefactor alone, which is far sharper than when the exponent is fitted too.
     *
     * @param exponent the exponent, finite
     * @param x abscissae, positive, at least one
     * @param y ordinates, positive
     * @param standardErrors standard errors of the ordinates, positive
     * @return the fit
     * @throws IllegalArgumentException if the lengths differ or a value is not positive and finite
     */
    public static LogLogFit withExponent(double exponent, double[] x, double[] y, double[] standardErrors) {
        Arguments.requireFinite(exponent, "exponent");
        check(x, y, standardErrors);
        double total = 0;
        double mean = 0;
        for (int i = 0; i < x.length; i++) {
            double weight = weight(y[i], standardErrors[i]);
            total += weight;
            mean += weight * (Math.log(y[i]) - exponent * Math.log(x[i]));
        }
        double prefactor = Math.exp(mean / total);
        return new LogLogFit(exponent, 0, prefactor, prefactor / Math.sqrt(total));
    }

    private static double weight(double y, double standardError) {
        double relative = standardError / y;
        return 1 / (relative * relative);
    }

    private static void check(double[] x, double[] y, double[] standardErrors) {
        if (x.length == 0 || x.length != y.length || x.length != standardErrors.length) {
            throw new IllegalArgumentException("x, y and standardErrors must have one length, at least 1: " + x.length
                    + ", " + y.length + ", " + standardErrors.length);
        }
        for (int i = 0; i < x.length; i++) {
            Arguments.requirePositive(x[i], "x[" + i + "]");
            Arguments.requirePositive(y[i], "y[" + i + "]");
            Arguments.requirePositive(standardErrors[i], "standardErrors[" + i + "]");
        }
    }
}
