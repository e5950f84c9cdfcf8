package org.longtail.validation.report;

import com.samskivert.mustache.Escapers;
import java.util.List;
import java.util.Locale;

/**
 * A table of texts for a page.
 *
 * @param header one cell for each column
 * @param rows each as long as the header
 */
public record Table(List<Cell> header, List<List<Cell>> rows) {

    /** How a cell looks. */
    public enum Look {
        /** Words. */
        TEXT,
        /** Words that a narrow screen leaves out. */
        ASIDE,
        /** Aligned to the right, digits of one width. */
        NUMBER,
        /** Something that holds. */
        GOOD,
        /** Something that fails. */
        BAD
    }

    /**
     * A cell.
     *
     * @param value what it says
     * @param look how it looks
     * @param link where it leads, for instance {@code "#tail-cut"}; empty for nowhere
     */
    public record Cell(String value, Look look, String link) {

        /**
         * Makes a cell of words.
         *
         * @param value what it says
         * @return the cell
         */
        public static Cell text(String value) {
            return new Cell(value, Look.TEXT, "");
        }

        /**
         * Makes a cell of words that a narrow screen leaves out.
         *
         * @param value what it says
         * @return the cell
         */
        public static Cell aside(String value) {
            return new Cell(value, Look.ASIDE, "");
        }

        /**
         * Makes a cell of a number.
         *
         * @param value the number as it is shown
         * @return the cell
         */
        public static Cell number(String value) {
            return new Cell(value, Look.NUMBER, "");
        }

        /**
         * Makes a cell that leads somewhere.
         *
         * @param value what it says
         * @param link where it leads
         * @return the cell
         */
        public static Cell link(String value, String link) {
            return new Cell(value, Look.TEXT, link);
        }

        /**
         * Makes a cell for a verdict.
         *
         * @param value what it says
         * @param good whether that is good
         * @return the cell
         */
        public static Cell verdict(String value, boolean good) {
            return new Cell(value, good ? Look.GOOD : Look.BAD, "");
        }

        /** An aside speaks of mathematics; anything else is shown as it is. */
        String html() {
            return look == Look.ASIDE ? MathText.html(value) : Escapers.HTML.escape(value);
        }

        /** Name of the look in the style sheet. */
        String style() {
            return look.name().toLowerCase(Locale.ROOT);
        }
    }
}
