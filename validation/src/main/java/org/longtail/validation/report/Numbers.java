package org.longtail.validation.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers as people read them; the JSON report holds them in full. */
final class Numbers {

    private static final MathContext ERROR_DIGITS = new MathContext(2, RoundingMode.HALF_EVEN);

    private static final MathContext FACTOR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** Five significant digits. */
    static String value(double value) {
        if (!Double.isFinite(value) || value == 0) {
            return plainSpecial(value);
        }
        double size = Math.abs(value);
        if (size < 1e-4 || size >= 1e7) {
            return String.format(Locale.ROOT, "%.4e", value);
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(5, RoundingMode.HALF_EVEN));
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }

    /** As many digits as the standard error allows: {@code 0.49987 ± 0.00021}, {@code (1.2340 ± 0.0021)e-07}. */
    static String measured(double value, double standardError) {
        if (!Double.isFinite(value) || !(standardError > 0) || Double.isInfinite(standardError)) {
            return value(value) + " ± " + value(standardError);
        }
        int power = (int) Math.floor(Math.log10(Math.max(Math.abs(value), standardError)));
        boolean plain = power >= -4 && power < 7;
        BigDecimal error = scaled(standardError, plain ? 0 : power).round(ERROR_DIGITS);
        if (error.scale() < 0) {
            error = error.setScale(0);
        }
        BigDecimal rounded = scaled(value, plain ? 0 : power).setScale(error.scale(), RoundingMode.HALF_EVEN);
        String both = rounded.toPlainString() + " ± " + error.toPlainString();
        return plain ? both : String.format(Locale.ROOT, "(%s)e%+03d", both, power);
    }

    /** A z-score. */
    static String z(double z) {
        return Double.isFinite(z) ? String.format(Locale.ROOT, "%+.2f", z) : plainSpecial(z);
    }

    /** How far a z-score is from zero. */
    static String absoluteZ(double z) {
        return Double.isFinite(z) ? String.format(Locale.ROOT, "%.2f", Math.abs(z)) : plainSpecial(Math.abs(z));
    }

    /** Two digits are enough for a difference beside its tolerance. */
    static String difference(double difference) {
        return Double.isFinite(difference) ? String.format(Locale.ROOT, "%.1e", difference) : plainSpecial(difference);
    }

    /** A ratio of two values: {@code ×1.834}. */
    static String factor(double ratio) {
        return ratio > 0 && Double.isFinite(ratio)
                ? "×" + new BigDecimal(ratio).round(FACTOR_DIGITS).toPlainString()
                : "–";
    }

    /** {@code exponent 1.5, draws 1000}. */
    static String parameters(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(e -> Words.ofName(e.getKey()) + " " + parameter(e.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** Whole parameters in full, real ones in their shortest form. */
    static String parameter(Object value) {
        return value instanceof Double real && Math.rint(real) == real && Math.abs(real) < 1e7
                ? String.valueOf(real.longValue())
                : String.valueOf(value);
    }

    private static BigDecimal scaled(double value, int power) {
        return new BigDecimal(value).movePointLeft(power);
    }

    private static String plainSpecial(double value) {
        return value == 0 ? "0" : Double.toString(value);
    }
}
