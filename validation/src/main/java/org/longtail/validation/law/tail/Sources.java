package org.longtail.validation.law.tail;

/** Where more than one law stands. */
final class Sources {

    /** Cut, narrowed, mixed and repeatedly generated data. */
    static final String TALE_OF_TAILS = "Elvis Dohmatob, Yunzhen Feng, Pu Yang, François Charton, Julia Kempe,"
            + " A Tale of Tails: Model Collapse as a Change of Scaling Laws, 2024";

    private Sources() {}
}
