package org.longtail.validation.law.tool;

/**
 * y = prefactor * x^exponent.
 *
 * @param exponent slope on log-log axes
 * @param prefactor value at x = 1
 */
public record PowerLaw(double exponent, double prefactor) {

    public double at(double x) {
        return prefactor * Math.pow(x, exponent);
    }
}
