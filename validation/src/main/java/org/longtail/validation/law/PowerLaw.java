package org.longtail.validation.law;

/**
 * y = prefactor * x^exponent.
 *
 * @param exponent slope on log-log axes
 * @param prefactor value at x = 1
 */
record PowerLaw(double exponent, double prefactor) {

    double at(double x) {
        return prefactor * Math.pow(x, exponent);
    }
}
