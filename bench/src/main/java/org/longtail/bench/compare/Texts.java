package org.longtail.bench.compare;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** Times and ratios as people read them, in three digits; JSON holds them in full. */
final class Texts {

    private static final int DIGITS = 3;
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};

    private Texts() {}

    /** {@code 0.589 ns}, {@code 18.9 µs}. */
    static String time(double nanoseconds) {
        double value = nanoseconds;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return number(value) + " " + UNITS[unit];
    }

    /** {@code 36.4×}. */
    static String ratio(double ratio) {
        return number(ratio) + "×";
    }

    /** {@code 35.1 to 37.8}. */
    static String interval(Ratio ratio) {
        return number(ratio.low()) + " to " + number(ratio.high());
    }

    /** {@code 62 % of random bits}, or a dash. */
    static String floor(Comparison.Setting setting) {
        Optional<String> text = setting.floor()
                .map(floor -> number(100 * floor.time() / setting.ours().time(), 2) + " % of " + floor.name());
        return text.orElse("–");
    }

    /** Three significant digits, without an exponent. */
    static String number(double value) {
        return number(value, DIGITS);
    }

    private static String number(double value, int digits) {
        if (!Double.isFinite(value) || value == 0) {
            return value == 0 ? "0" : value > 0 ? "∞" : "–";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
        return rounded.setScale(Math.max(0, digits - rounded.precision() + rounded.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    /** {@code 0.5} and {@code 20}: a number that is round already. */
    static String plain(double value) {
        return new BigDecimal(value)
                .round(new MathContext(DIGITS))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** {@code 0.5×} and {@code 20×}: round ratios at the marks of an axis. */
    static String mark(double ratio) {
        return plain(ratio) + "×";
    }
}
