package org.longtail.regression;

/** A + penalty I for one symmetric positive semidefinite A and many penalties. */
interface ShiftedSystem {

    /** Makes ready for a penalty, greater than zero. */
    void shift(double penalty);

    /** Solves (A + penalty I) x = b. */
    void solveInto(double[] b, double[] x);

    /** The trace of A (A + penalty I)^-1. */
    double degreesOfFreedom();

    /** Writes the diagonal of (A + penalty I)^-1. */
    void inverseDiagonalInto(double[] diagonal);

    /** Writes v' (A + penalty I)^-1 v for each row v of the matrix the system was made with. */
    void quadraticFormsInto(double[] forms);
}
