package org.longtail.regression;

import org.jspecify.annotations.Nullable;

/**
 * What a solver off the hot path found out beside the coefficients.
 *
 * @param spectrum the singular values it rests on, or null when the shared {@link TriangularFactor} holds its factor
 */
record Outcome(
        SolverMethod method,
        int rank,
        double condition,
        double relativeError,
        @Nullable Spectrum spectrum) {}
