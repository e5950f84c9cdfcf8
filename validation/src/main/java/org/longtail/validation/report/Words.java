package org.longtail.validation.report;

import java.util.Locale;
import org.longtail.validation.law.Verdict;

/** The words that all reports share. */
final class Words {

    private Words() {}

    static String verdict(boolean holds) {
        return holds ? "holds" : "fails";
    }

    static String kind(Verdict.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** {@code 1 law}, {@code 5 laws}. */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
