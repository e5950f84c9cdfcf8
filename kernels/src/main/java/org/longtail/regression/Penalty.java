package org.longtail.regression;

/**
 * A ridge penalty and what it multiplies.
 *
 * @param value the penalty
 * @param perRow whether the number of rows multiplies it
 */
record Penalty(double value, boolean perRow) {

    /** Least squares. */
    static final Penalty NONE = new Penalty(0, false);

    /** What is added to the diagonal of X'X. */
    double total(long rows) {
        return perRow ? value * rows : value;
    }
}
