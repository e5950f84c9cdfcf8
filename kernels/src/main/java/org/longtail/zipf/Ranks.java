package org.longtail.zipf;

import java.util.function.LongPredicate;

/** Search among ranks. */
final class Ranks {

    private Ranks() {}

    /** The first of 1..last at which a condition holds that holds from some rank on, and at {@code last}. */
    static long first(long last, LongPredicate holds) {
        long before = 0;
        long from = last;
        while (from - before > 1) {
            long middle = before + (from - before) / 2;
            if (holds.test(middle)) {
                from = middle;
            } else {
                before = middle;
            }
        }
        return from;
    }
}
