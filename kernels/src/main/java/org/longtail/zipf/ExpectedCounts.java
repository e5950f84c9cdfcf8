package org.longtail.zipf;

/** SKELETON. Exact expectations over T independent draws of a training law. Laws: Zipf (bounded, unbounded) for now. */
@SuppressWarnings("DoNotCallSuggester")
public final class ExpectedCounts {

    private ExpectedCounts() {}

    /** sum p_i (1-p_i)^T. */
    public static double missingMass(DiscreteLaw law, long draws) {
        throw new UnsupportedOperationException();
    }

    /** sum p_i (1-q_i)^T: mass of the test law p on the ranks that T draws of the training law q miss. */
    public static double missingMass(DiscreteLaw test, DiscreteLaw training, long draws) {
        throw new UnsupportedOperationException();
    }

    /** Var of the realised missing mass of one run. */
    public static double missingMassVariance(DiscreteLaw test, DiscreteLaw training, long draws) {
        throw new UnsupportedOperationException();
    }

    /** sum 1-(1-p_i)^T. */
    public static double distinctTypes(DiscreteLaw law, long draws) {
        throw new UnsupportedOperationException();
    }

    /** Var of the number of distinct types in one run. */
    public static double distinctTypesVariance(DiscreteLaw law, long draws) {
        throw new UnsupportedOperationException();
    }

    /** E N_r: expected number of types seen exactly {@code times} times in T draws. */
    public static double typesSeen(DiscreteLaw law, long times, long draws) {
        throw new UnsupportedOperationException();
    }
}
