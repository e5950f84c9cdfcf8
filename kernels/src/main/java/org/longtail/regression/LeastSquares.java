package org.longtail.regression;

/** SKELETON. Least squares without intercept; minimum-norm when rows < columns or the rank is deficient. */
@SuppressWarnings("DoNotCallSuggester")
public final class LeastSquares {

    private LeastSquares() {}

    public static LinearFit fit(GramMatrix gram) {
        throw new UnsupportedOperationException();
    }

    /** From the design itself: QR-grade when the Gram matrix is too ill-conditioned; minimum-norm for rows < columns. */
    public static LinearFit fit(double[] design, double[] response, int rows, int columns) {
        throw new UnsupportedOperationException();
    }
}
