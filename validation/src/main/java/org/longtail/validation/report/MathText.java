package org.longtail.validation.report;

import com.samskivert.mustache.Escapers;
import java.util.regex.Pattern;

/** Formulas in plain Unicode as HTML: {@code T^−(1−1/β)} gets a raised exponent, {@code R_k} a lowered index. */
final class MathText {

    /** A sign, then a group in parentheses (which may hold others) or a number or name. */
    private static final Pattern EXPONENT =
            Pattern.compile("\\^([−-]?\\((?:[^()]|\\([^()]*\\))*\\)|[−-]?[\\p{L}\\p{N}'′]+)");

    /** After a letter: an index is short, a name with an underscore is not mathematics. */
    private static final Pattern INDEX = Pattern.compile("(?<=\\b\\p{L})_(\\p{Alnum})\\b");

    private static final Pattern WHOLE_GROUP = Pattern.compile("<sup>\\(((?:[^()]|\\([^()]*\\))*)\\)</sup>");

    private static final Pattern START = Pattern.compile("<su[bp]>");

    /** A line may end before a minus sign; never between a base and its exponent, though. */
    private static final String WORD_JOINER = "&NoBreak;";

    private MathText() {}

    /** Escapes everything else. */
    static String html(String plain) {
        // A prime and an equals sign matter here, and need an escape in attributes only.
        String escaped = Escapers.HTML.escape(plain).replace("&#39;", "'").replace("&#x3D;", "=");
        String raised = EXPONENT.matcher(escaped).replaceAll("<sup>$1</sup>");
        String bare = WHOLE_GROUP.matcher(raised).replaceAll("<sup>$1</sup>");
        String lowered = INDEX.matcher(bare).replaceAll("<sub>$1</sub>");
        return START.matcher(lowered).replaceAll(WORD_JOINER + "$0");
    }
}
