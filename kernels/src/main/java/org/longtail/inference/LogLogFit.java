package org.longtail.inference;

/** SKELETON. Weighted least-squares line of ln y on ln x: y = prefactor * x^exponent. */
@SuppressWarnings("DoNotCallSuggester")
public record LogLogFit(
        double exponent, double exponentStandardError, double prefactor, double prefactorStandardError) {

    /** Standard errors of y are known (absolute): weights (y/se)^2, errors propagated from them. */
    public static LogLogFit of(double[] x, double[] y, double[] standardErrors) {
        throw new UnsupportedOperationException();
    }

    /** Prefactor and its standard error with the exponent fixed. */
    public static LogLogFit withExponent(double exponent, double[] x, double[] y, double[] standardErrors) {
        throw new UnsupportedOperationException();
    }
}
