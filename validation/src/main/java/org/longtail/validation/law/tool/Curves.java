package org.longtail.validation.law.tool;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.longtail.validation.law.Figure.Point;

/** Points of drawn curves, evenly spaced on a logarithmic axis. */
public final class Curves {

    private static final int STEPS = 60;

    private Curves() {}

    public static List<Point> over(double from, double to, DoubleUnaryOperator curve) {
        return places(from, to)
                .mapToObj(x -> new Point(x, curve.applyAsDouble(x), 0))
                .toList();
    }

    public static List<Point> overWholeNumbers(double from, double to, LongToDoubleFunction curve) {
        return places(from, to)
                .mapToLong(Math::round)
                .distinct()
                .mapToObj(x -> new Point((double) x, curve.applyAsDouble(x), 0))
                .toList();
    }

    private static DoubleStream places(double from, double to) {
        return IntStream.rangeClosed(0, STEPS).mapToDouble(i -> from * Math.pow(to / from, (double) i / STEPS));
    }
}
