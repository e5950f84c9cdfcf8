package org.longtail.validation.report;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a formula of one line in plain Unicode: {@code E(T) = Σ pᵢ(1−pᵢ)^T ≃ Γ(1−1/β)/β · T^−(1−1/β)}. What is written
 * without a space belongs together: {@code σ²d/(T−d)} is one fraction, {@code n σ²/T} is n times one. An exponent after
 * {@code ^} or an index after {@code _} is a number, a name or a group in parentheses or braces, with a sign or without.
 */
final class Formula {

    /** Part of a formula. */
    sealed interface Node {}

    /** A number or a name, upright when it is a word. */
    record Name(String text) implements Node {}

    record Numeral(String text) implements Node {}

    /** A sign of operation, relation or punctuation. */
    record Operator(String text) implements Node {}

    /** The sign of a sum, a product or an integral. */
    record Large(String text) implements Node {}

    /** Between factors. */
    record Space() implements Node {}

    record Group(String open, List<Node> content, String close) implements Node {}

    record Scripts(
            Node base, @Nullable List<Node> below, @Nullable List<Node> above) implements Node {}

    record Root(List<Node> content) implements Node {}

    /** Words of two letters; other pairs are products, as are all pairs with a Greek letter. */
    private static final Set<String> SHORT_WORDS =
            Set.of("ln", "sd", "se", "df", "if", "or", "as", "at", "in", "of", "to", "is", "Id", "KL", "TV");

    private static final String LARGE = "Σ∑Π∏∫";
    private static final String CLOSING = ")]}⌋⌉";
    private static final String OPENING = "([{⌊⌈";
    private static final String PRIMES = "'′";

    private final String plain;
    private int at;

    private Formula(String plain) {
        this.plain = plain;
    }

    /** Any text can be read: what is no formula comes out as it went in, sign by sign. */
    static List<Node> parse(String plain) {
        Formula formula = new Formula(Normalizer.normalize(plain, Normalizer.Form.NFC));
        List<Node> nodes = new ArrayList<>();
        while (formula.at < formula.plain.length()) {
            nodes.addAll(formula.row());
            if (formula.at < formula.plain.length()) {
                // A parenthesis that nobody opened.
                nodes.add(new Operator(formula.character()));
            }
        }
        return nodes;
    }

    /** Up to the end or to a parenthesis that closes. */
    private List<Node> row() {
        List<Node> nodes = new ArrayList<>();
        while (at < plain.length() && CLOSING.indexOf(plain.charAt(at)) < 0) {
            nodes.add(scripted(node()));
        }
        return nodes;
    }

    private Node node() {
        int c = plain.codePointAt(at);
        if (Character.isWhitespace(c)) {
            while (at < plain.length() && Character.isWhitespace(plain.charAt(at))) {
                at++;
            }
            return new Space();
        }
        if (c == '√') {
            at++;
            return new Root(operand());
        }
        if (OPENING.indexOf(c) >= 0) {
            return group();
        }
        if (isDigit(c)) {
            return number();
        }
        if (LARGE.indexOf(c) >= 0 && isLarge()) {
            return new Large(character());
        }
        return isLetter(c) ? name() : new Operator(character());
    }

    /** A capital sigma is a sum when terms follow after a space or an index; else it is a matrix. */
    private boolean isLarge() {
        if (at + 1 == plain.length()) {
            return false;
        }
        char next = plain.charAt(at + 1);
        return "ΣΠ".indexOf(plain.charAt(at)) < 0 || next == ' ' || next == '_' || isLowered(next);
    }

    private Node group() {
        int start = at;
        String open = character();
        List<Node> content = row();
        if (at == plain.length()) {
            // Never closed: a sign like any other.
            at = start;
            return new Operator(character());
        }
        return new Group(open, content, character());
    }

    private Node number() {
        int start = at;
        while (at < plain.length() && (isDigit(plain.charAt(at)) || isDecimalPoint())) {
            at++;
        }
        return new Numeral(plain.substring(start, at));
    }

    private boolean isDecimalPoint() {
        return plain.charAt(at) == '.' && at + 1 < plain.length() && isDigit(plain.charAt(at + 1));
    }

    /** A word of Latin letters, or one letter with the marks upon it. */
    private Node name() {
        int end = at;
        while (end < plain.length() && isLatin(plain.charAt(end))) {
            end++;
        }
        String word = plain.substring(at, end);
        if (word.length() > 2 || SHORT_WORDS.contains(word)) {
            at = end;
            return new Name(word);
        }
        int start = at;
        at += Character.charCount(plain.codePointAt(at));
        while (at < plain.length() && Character.getType(plain.charAt(at)) == Character.NON_SPACING_MARK) {
            at++;
        }
        return new Name(plain.substring(start, at));
    }

    /** Exponents and indices of every spelling, in any order. */
    private Node scripted(Node base) {
        if (base instanceof Space) {
            return base;
        }
        List<Node> below = null;
        List<Node> above = null;
        while (at < plain.length()) {
            char c = plain.charAt(at);
            if (PRIMES.indexOf(c) >= 0) {
                at++;
                above = joined(above, List.of(new Operator("′")));
            } else if (c == '^') {
                at++;
                above = joined(above, operand());
            } else if (c == '_') {
                at++;
                below = joined(below, operand());
            } else if (isRaised(c)) {
                above = joined(above, small(true));
            } else if (isLowered(c)) {
                below = joined(below, small(false));
            } else {
                break;
            }
        }
        return below == null && above == null ? base : new Scripts(base, below, above);
    }

    private static List<Node> joined(@Nullable List<Node> before, List<Node> next) {
        List<Node> both = before == null ? new ArrayList<>() : new ArrayList<>(before);
        both.addAll(next);
        return both;
    }

    /** A group, without its parentheses unless a sign stands before them, or a run of letters and digits. */
    private List<Node> operand() {
        List<Node> nodes = new ArrayList<>();
        if (at < plain.length() && "−-+".indexOf(plain.charAt(at)) >= 0) {
            nodes.add(new Operator(character()));
        }
        if (at < plain.length() && OPENING.indexOf(plain.charAt(at)) >= 0) {
            Node group = group();
            boolean bare = nodes.isEmpty() || plain.charAt(at - 1) == '}';
            nodes.addAll(bare && group instanceof Group whole ? whole.content : List.of(group));
            return nodes;
        }
        while (at < plain.length() && (isLetter(plain.charAt(at)) || isDigit(plain.charAt(at)))) {
            nodes.add(primed(node()));
        }
        return nodes;
    }

    /** The prime of an exponent {@code c'} belongs to the exponent. */
    private Node primed(Node base) {
        if (at < plain.length() && PRIMES.indexOf(plain.charAt(at)) >= 0) {
            at++;
            return new Scripts(base, null, List.of(new Operator("′")));
        }
        return base;
    }

    /** A run of raised or lowered characters, at their usual height. */
    private List<Node> small(boolean raised) {
        int start = at;
        while (at < plain.length() && (raised ? isRaised(plain.charAt(at)) : isLowered(plain.charAt(at)))) {
            at++;
        }
        return parse(Normalizer.normalize(plain.substring(start, at), Normalizer.Form.NFKC));
    }

    private String character() {
        int start = at;
        at += Character.charCount(plain.codePointAt(at));
        return plain.substring(start, at);
    }

    private static boolean isDigit(int c) {
        return Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER || "½⅓⅔¼¾".indexOf(c) >= 0;
    }

    private static boolean isLatin(int c) {
        return c < 128 && Character.isLetter(c);
    }

    private static boolean isLetter(int c) {
        return (Character.isLetter(c) && !isRaised(c) && !isLowered(c)) || c == '∞';
    }

    private static boolean isRaised(int c) {
        String name = name(c);
        return name.contains("SUPERSCRIPT") || name.startsWith("MODIFIER LETTER SMALL");
    }

    private static boolean isLowered(int c) {
        return name(c).contains("SUBSCRIPT");
    }

    private static String name(int c) {
        return c < 128 ? "" : String.valueOf(Character.getName(c));
    }
}
