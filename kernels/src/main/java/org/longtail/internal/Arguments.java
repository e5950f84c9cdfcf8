package org.longtail.internal;

/**
 * The checks at the door of every public method. Each throws {@link IllegalArgumentException} with a one-line message
 * that names the argument and its value, for instance {@code "exponent must be finite: NaN"}.
 */
public final class Arguments {

    private Arguments() {}

    /**
     * Checks that a value is neither NaN nor infinite.
     *
     * @param value the value
     * @param name its name in the message
     * @return the value
     */
    public static double requireFinite(double value, String name) {
        return require(Double.isFinite(value), value, name, "must be finite");
    }

    /**
     * Checks that a value is finite and greater than zero.
     *
     * @param value the value
     * @param name its name in the message
     * @return the value
     */
    public static double requirePositive(double value, String name) {
        return require(value > 0 && Double.isFinite(value), value, name, "must be positive and finite");
    }

    /**
     * Checks that a value is finite and not negative.
     *
     * @param value the value
     * @param name its name in the message
     * @return the value
     */
    public static double requireNonNegative(double value, String name) {
        return require(value >= 0 && Double.isFinite(value), value, name, "must be finite and not negative");
    }

    /**
     * Checks that a value is finite and greater than a bound.
     *
     * @param value the value
     * @param bound the bound, excluded
     * @param name its name in the message
     * @return the value
     */
    public static double requireGreaterThan(double value, double bound, String name) {
        return require(
                value > bound && Double.isFinite(value), value, name, "must be finite and greater than " + bound);
    }

    /**
     * Checks that a value lies in (0, 1].
     *
     * @param value the value
     * @param name its name in the message
     * @return the value
     */
    public static double requireFraction(double value, String name) {
        return require(value > 0 && value <= 1, value, name, "must be in (0, 1]");
    }

    /**
     * Checks that a value lies in [0, 1].
     *
     * @param value the value
     * @param name its name in the message
     * @return the value
     */
    public static double requireProbability(double value, String name) {
        return require(value >= 0 && value <= 1, value, name, "must be in [0, 1]");
    }

    /**
     * Checks that a count is at least one.
     *
     * @param value the count
     * @param name its name in the message
     * @return the count
     */
    public static long requireAtLeastOne(long value, String name) {
        return requireAtLeast(value, 1, name);
    }

    /**
     * Checks that a count is at least a bound.
     *
     * @param value the count
     * @param bound the smallest value allowed
     * @param name its name in the message
     * @return the count
     */
    public static long requireAtLeast(long value, long bound, String name) {
        if (value < bound) {
            throw new IllegalArgumentException(name + " must be at least " + bound + ": " + value);
        }
        return value;
    }

    /**
     * Checks that {@code from} and {@code to} bound a part of an array.
     *
     * @param from first index of the part
     * @param to index after the last
     * @param length length of the array
     */
    public static void requireRange(int from, int to, int length) {
        if (from < 0 || from > to || to > length) {
            throw new IllegalArgumentException(
                    "range from..to must lie in 0.." + length + ": from " + from + " to " + to);
        }
    }

    private static double require(boolean holds, double value, String name, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " " + rule + ": " + value);
        }
        return value;
    }
}
