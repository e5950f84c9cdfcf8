package org.longtail.validation.law;

import java.util.List;

/**
 * A plot: measured points with error bars, curves, and marked places.
 *
 * @param title what is shown
 * @param axes logarithmic or linear
 * @param xLabel meaning of the horizontal axis
 * @param yLabel meaning of the vertical axis
 * @param series points and curves
 * @param markers places worth marking, for instance a crossover
 */
public record Figure(String title, Axes axes, String xLabel, String yLabel, List<Series> series, List<Marker> markers) {

    /**
     * A log-log plot.
     *
     * @param title what is shown
     * @param xLabel meaning of the horizontal axis
     * @param yLabel meaning of the vertical axis
     * @param series points and curves
     * @param markers places worth marking, for instance a crossover
     */
    public Figure(String title, String xLabel, String yLabel, List<Series> series, List<Marker> markers) {
        this(title, Axes.LOG_LOG, xLabel, yLabel, series, markers);
    }

    /** The scales of both axes. */
    public enum Axes {
        /** Both logarithmic: what is not positive cannot be shown. */
        LOG_LOG,
        /** Both linear. */
        LINEAR
    }

    /** How a series is drawn. */
    public enum Style {
        /** Measured points with error bars. */
        MEASURED,
        /** The exact finite-size curve: a solid line. */
        EXACT,
        /** The asymptotic law: a dashed line. */
        ASYMPTOTE,
        /** A curve fitted to the points: a dashed line. */
        FITTED,
        /** A published form that is only an order of magnitude: a dotted line. */
        PUBLISHED,
        /** An edge of the region where chance lets 95 % of the points lie: a thin line. */
        CHANCE
    }

    /**
     * A series.
     *
     * @param name its name in the legend
     * @param group series of one group share a colour, for instance one exponent
     * @param style how it is drawn
     * @param points its points, in increasing order of x
     */
    public record Series(String name, String group, Style style, List<Point> points) {}

    /**
     * A point.
     *
     * @param x abscissa, positive on a logarithmic axis
     * @param y ordinate, positive on a logarithmic axis
     * @param standardError half the length of the error bar; 0 for curves
     */
    public record Point(double x, double y, double standardError) {}

    /**
     * A vertical line at a place worth marking.
     *
     * @param x abscissa
     * @param label short text
     */
    public record Marker(double x, String label) {}
}
