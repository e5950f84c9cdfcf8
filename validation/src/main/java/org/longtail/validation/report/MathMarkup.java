package org.longtail.validation.report;

import com.samskivert.mustache.Escapers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.longtail.validation.report.Formula.Group;
import org.longtail.validation.report.Formula.Large;
import org.longtail.validation.report.Formula.Name;
import org.longtail.validation.report.Formula.Node;
import org.longtail.validation.report.Formula.Numeral;
import org.longtail.validation.report.Formula.Operator;
import org.longtail.validation.report.Formula.Root;
import org.longtail.validation.report.Formula.Scripts;
import org.longtail.validation.report.Formula.Space;

/**
 * Formulas as MathML Core, which browsers set by themselves. A formula comes in pieces, one for each relation or term: a
 * browser breaks a line between two {@code math} elements, and never within one.
 */
final class MathMarkup {

    private static final Set<String> RELATIONS_AND_SUMS =
            Set.of("=", "≃", "≈", "~", "∼", "≤", "≥", "<", ">", "→", "∝", "≪", "≫", "≠", "⇒", "+", "−", "-");
    private static final Set<String> PUNCTUATION = Set.of(",", ";", ":", ".");
    private static final Set<String> SLASH = Set.of("/");
    private static final Map<String, String> USUAL = Map.of("-", "−", "*", "·", "Σ", "∑", "Π", "∏", "~", "∼");
    private static final String UPRIGHT = " mathvariant=\"normal\"";
    private static final Set<String> FENCES = Set.of("|", "‖");

    private MathMarkup() {}

    /** Elements {@code math} with spaces between them. */
    static String html(String plain) {
        StringBuilder html = new StringBuilder();
        for (List<Node> piece : pieces(Formula.parse(plain))) {
            // The sign that a piece begins with stands between two operands all the same.
            boolean continued = !html.isEmpty() && piece.getFirst() instanceof Operator;
            // Such a sign brings its own space along; else a new statement begins, best on one line.
            html.append(html.isEmpty() ? "<span>" : continued ? "<wbr>" : "</span> <span>")
                    .append("<math displaystyle=\"true\">");
            if (continued) {
                html.append(sign(((Operator) piece.getFirst()).text(), " form=\"infix\""));
            }
            html.append(row(continued ? piece.subList(1, piece.size()) : piece, true))
                    .append("</math>");
        }
        return html.append(html.isEmpty() ? "" : "</span>").toString();
    }

    /** A piece begins with a relation or a sum's sign between two spaces, or after a comma and a space. */
    private static List<List<Node>> pieces(List<Node> nodes) {
        List<List<Node>> pieces = new ArrayList<>();
        List<Node> piece = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            boolean spaced = i > 0 && nodes.get(i - 1) instanceof Space;
            boolean followed = i + 1 < nodes.size() && nodes.get(i + 1) instanceof Space;
            boolean starts = spaced && followed && is(nodes.get(i), RELATIONS_AND_SUMS);
            boolean afterPunctuation = spaced && i > 1 && is(nodes.get(i - 2), PUNCTUATION);
            if ((starts || afterPunctuation) && !piece.isEmpty()) {
                pieces.add(piece);
                piece = new ArrayList<>();
            }
            piece.add(nodes.get(i));
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }

    /** Fractions are stacked on the outermost level alone: smaller ones could not be read. */
    private static String row(List<Node> nodes, boolean outermost) {
        StringBuilder row = new StringBuilder();
        int i = 0;
        while (i < nodes.size()) {
            int slash = outermost ? slashAfter(nodes, i) : -1;
            if (slash < 0) {
                boolean factors = isOperand(nodes, i - 1) && isOperand(nodes, i + 1);
                row.append(nodes.get(i) instanceof Space && !factors ? "" : markup(nodes.get(i)));
                i++;
            } else {
                int end = denominatorEnd(nodes, slash + 1);
                row.append("<mfrac>")
                        .append(withoutParentheses(nodes.subList(i, slash)))
                        .append(withoutParentheses(nodes.subList(slash + 1, end)))
                        .append("</mfrac>");
                i = end;
            }
        }
        return row.toString();
    }

    /** The place of the slash when a product without spaces starts here and a slash ends it; else -1. */
    private static int slashAfter(List<Node> nodes, int from) {
        int end = from;
        while (isOperand(nodes, end)) {
            end++;
        }
        boolean fraction = end > from && end < nodes.size() && is(nodes.get(end), SLASH) && isOperand(nodes, end + 1);
        return fraction ? end : -1;
    }

    /** One factor; a name takes its argument along. */
    private static int denominatorEnd(List<Node> nodes, int from) {
        boolean function = nodes.get(from) instanceof Name
                && from + 1 < nodes.size()
                && unscripted(nodes.get(from + 1)) instanceof Group;
        return function ? from + 2 : from + 1;
    }

    private static Node unscripted(Node node) {
        return node instanceof Scripts scripts ? scripts.base() : node;
    }

    private static boolean isOperand(List<Node> nodes, int i) {
        if (i < 0 || i >= nodes.size()) {
            return false;
        }
        Node node = unscripted(nodes.get(i));
        // The sign of a sum is no factor: its terms are.
        boolean fence = node instanceof Operator operator && FENCES.contains(operator.text());
        return fence || !(node instanceof Operator || node instanceof Space || node instanceof Large);
    }

    private static boolean is(Node node, Set<String> signs) {
        return node instanceof Operator operator && signs.contains(operator.text());
    }

    /** The line of a fraction does what parentheses around a whole part do. */
    private static String withoutParentheses(List<Node> nodes) {
        return part(nodes.size() == 1 && nodes.getFirst() instanceof Group group ? group.content() : nodes);
    }

    private static String part(List<Node> nodes) {
        return "<mrow>" + row(nodes, false) + "</mrow>";
    }

    private static String markup(Node node) {
        return switch (node) {
            case Name name -> "<mi" + (isUpright(name.text()) ? UPRIGHT : "") + ">" + escaped(name.text()) + "</mi>";
            case Numeral numeral -> "<mn>" + numeral.text() + "</mn>";
            case Large large -> sign(large.text(), " largeop=\"true\" movablelimits=\"false\"");
            case Operator operator -> sign(operator.text(), attributes(operator.text()));
            case Space space -> "<mspace width=\"0.22em\"></mspace>";
            case Root root -> "<msqrt>" + part(root.content()) + "</msqrt>";
            case Group group ->
                "<mrow>" + sign(group.open(), "") + row(group.content(), false) + sign(group.close(), "") + "</mrow>";
            case Scripts scripts -> scripts(scripts);
        };
    }

    /** A browser slants single letters. By custom, capital Greek ones stand. */
    private static boolean isUpright(String name) {
        return name.codePointCount(0, name.length()) == 1
                && Character.isUpperCase(name.codePointAt(0))
                && Character.UnicodeScript.of(name.codePointAt(0)) == Character.UnicodeScript.GREEK;
    }

    private static String attributes(String sign) {
        if (FENCES.contains(sign)) {
            // Bars open and close: they have not the space of a relation.
            return " form=\"prefix\" stretchy=\"false\"";
        }
        return SLASH.contains(sign) ? " lspace=\"0\" rspace=\"0\"" : "";
    }

    private static String scripts(Scripts scripts) {
        boolean limits = scripts.base() instanceof Large large && !large.text().equals("∫");
        String below = limits ? "munder" : "msub";
        String above = limits ? "mover" : "msup";
        String both = limits ? "munderover" : "msubsup";
        String tag = scripts.below() == null ? above : scripts.above() == null ? below : both;
        return "<" + tag + ">" + markup(scripts.base())
                + (scripts.below() == null ? "" : part(scripts.below()))
                + (scripts.above() == null ? "" : part(scripts.above()))
                + "</" + tag + ">";
    }

    private static String sign(String text, String attributes) {
        return "<mo" + attributes + ">" + escaped(USUAL.getOrDefault(text, text)) + "</mo>";
    }

    private static String escaped(String text) {
        return Escapers.HTML.escape(text);
    }
}
