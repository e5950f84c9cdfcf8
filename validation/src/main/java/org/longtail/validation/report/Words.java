package org.longtail.validation.report;

import java.util.Locale;
import java.util.regex.Pattern;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.Verdict;
import org.longtail.validation.study.LawOutcome;

/** The words that all reports share. */
final class Words {

    /** Within a word, and not one of an abbreviation. */
    private static final Pattern CAPITAL = Pattern.compile("(?<=\\p{Lower})\\p{Upper}(?!\\p{Upper})");

    private Words() {}

    static String verdict(boolean holds) {
        return holds ? "holds" : "fails";
    }

    /** Of a law; one without a prediction is shown alone. */
    static String verdict(LawOutcome outcome) {
        return outcome.findings().areJudged() ? verdict(outcome.holds()) : "shown";
    }

    static String kind(Verdict.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** {@code 1 law}, {@code 5 laws}. */
    static String count(int count, String noun) {
        String several = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return count + " " + (count == 1 ? noun : several);
    }

    /** What stands behind a verdict: {@code 24 measurements} and {@code 31 identities}, or how many of them fail, a line each. */
    static String checks(Findings findings) {
        long verdicts = findings.verdicts().stream()
                .filter(v -> !(Math.abs(v.z()) <= findings.largestZ()))
                .count();
        long identities = findings.identities().stream().filter(i -> !i.holds()).count();
        return share(verdicts, findings.verdicts().size(), "measurement") + "\n"
                + share(identities, findings.identities().size(), "identity");
    }

    private static String share(long failed, int count, String noun) {
        return failed == 0 ? count(count, noun) : failed + " of " + count(count, noun) + " off";
    }

    /** The name of a parameter as words: {@code generatorRows} becomes {@code generator rows}. */
    static String ofName(String parameter) {
        return CAPITAL.matcher(parameter)
                .replaceAll(match -> " " + match.group().toLowerCase(Locale.ROOT));
    }
}
