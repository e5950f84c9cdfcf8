package org.longtail.validation.law;

/** How much work a validation run may spend. */
public enum Budget {
    /** All laws together in under a minute on two cores. */
    QUICK,
    /** More replicates and larger sizes, for a nightly run. */
    FULL
}
