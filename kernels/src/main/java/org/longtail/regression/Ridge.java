package org.longtail.regression;

/** SKELETON. (X'X + total penalty I) w = X'y. */
@SuppressWarnings("DoNotCallSuggester")
public final class Ridge {

    private Ridge() {}

    /** The penalty is added to X'X as it is, whatever n (scikit-learn's alpha). */
    public static Ridge ofTotalPenalty(double penalty) {
        throw new UnsupportedOperationException();
    }

    /** The penalty multiplies n: (X'X/n + lambda I) w = X'y/n. */
    public static Ridge ofPenaltyPerRow(double lambda) {
        throw new UnsupportedOperationException();
    }

    public LinearFit fit(GramMatrix gram) {
        throw new UnsupportedOperationException();
    }

    /** Primal or dual (rows < columns) by shape. */
    public LinearFit fit(double[] design, double[] response, int rows, int columns) {
        throw new UnsupportedOperationException();
    }
}
