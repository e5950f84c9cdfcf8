package org.longtail.zipf;

/**
 * Sums of i^-s over a range of ranks, with the logarithmic moments that a Zipf law needs.
 *
 * <p>Formula: with r the first rank for s at least 1, else the last,
 *
 * <pre>
 *   sum = sum (i/r)^-s,   logSum = sum (i/r)^-s ln(i/r),   squaredLogSum = sum (i/r)^-s ln(i/r)^2,
 * </pre>
 *
 * so that nothing overflows whatever the exponent, and logarithms are counted from where the weight lies: their variance does not
 * cancel. Source: Euler-Maclaurin summation (NIST Digital Library of Mathematical
 * Functions, 2.10): terms below some |s| + 20 one by one, an integral for the rest, and derivatives at its ends, of which ten
 * pairs leave less than 36^-10 of the first term. Cost: O(|s| + 20) whatever the range. Accuracy: the sum to some (4 + |s|) units
 * in the last place.
 *
 * @param reference the rank r
 * @param sum the scaled sum
 * @param logSum the scaled sum weighted by ln(i/r)
 * @param squaredLogSum the scaled sum weighted by ln(i/r)^2
 */
record PowerSum(double reference, double sum, double logSum, double squaredLogSum) {

    /** Terms below this share of the largest are left out where ranks are added one by one. */
    private static final double NEGLIGIBLE = 0x1p-80;

    /** Below this rank, plus |s|, the derivatives of i^-s fall too slowly for Euler-Maclaurin. */
    private static final int SMOOTH_FROM = 20;

    private static final long STEEPEST = 1L << 62;

    /** B_2j / (2j)! for j = 1 to 10. */
    private static final double[] BERNOULLI = {
        1.0 / 12,
        -1.0 / 720,
        1.0 / 30240,
        -1.0 / 1209600,
        1.0 / 47900160,
        -691.0 / 1307674368000.0,
        1.0 / 74724249600.0,
        -3617.0 / 10670622842880000.0,
        43867.0 / 5109094217170944000.0,
        -174611.0 / 802857662698291200000.0
    };

    /**
     * Sums over the ranks {@code from..to}.
     *
     * @param exponent s; above 1 when {@code to} is {@link DiscreteLaw#UNBOUNDED}
     * @param from first rank, at least 1
     * @param to last rank, at least {@code from}, or {@link DiscreteLaw#UNBOUNDED}
     */
    static PowerSum over(double exponent, long from, long to) {
        boolean bounded = to != DiscreteLaw.UNBOUNDED;
        double reference = (double) (exponent >= 1 ? from : to);
        long first = from;
        if (exponent < 0) {
            // The largest terms are the last ones: begin where terms start to count.
            first = Math.max(from, (long) (to * Math.pow(NEGLIGIBLE, -1 / exponent)));
        }
        // An exponent beyond all ranks saturates: what counts is then added one by one, and soon negligible.
        long smoothFrom = Math.max(first, Math.min((long) Math.ceil(Math.abs(exponent)), STEEPEST) + SMOOTH_FROM);
        boolean smoothEnd = !bounded || to - smoothFrom > SMOOTH_FROM;
        Accumulator total = new Accumulator(exponent, reference);
        long headEnd = smoothEnd ? smoothFrom : to + 1;
        boolean negligible = false;
        for (long i = first; i < headEnd && !negligible; i++) {
            negligible = total.addTerm((double) i) < NEGLIGIBLE && exponent > 0;
        }
        if (smoothEnd && !negligible) {
            total.addIntegral(smoothFrom, to);
            total.addEnd((double) smoothFrom, -1);
            if (bounded) {
                total.addEnd((double) to, 1);
            }
        }
        return new PowerSum(reference, total.sum, total.logSum, total.squaredLogSum);
    }

    /** The sum itself; infinite or zero where a double cannot hold it. */
    double value(double exponent) {
        return sum * Math.pow(reference, -exponent);
    }

    /** Logarithm of the sum itself, always finite. */
    double logValue(double exponent) {
        return Math.log(sum) - exponent * Math.log(reference);
    }

    /** Mean of ln i under weights i^-s. */
    double meanLog() {
        return Math.log(reference) + logSum / sum;
    }

    /** Variance of ln i under weights i^-s. */
    double varianceOfLog() {
        double mean = logSum / sum;
        return squaredLogSum / sum - mean * mean;
    }

    /** Running sums of one range. */
    private static final class Accumulator {

        private final double exponent;
        private final double reference;
        private double sum;
        private double logSum;
        private double squaredLogSum;

        Accumulator(double exponent, double reference) {
            this.exponent = exponent;
            this.reference = reference;
        }

        double addTerm(double rank) {
            double ratio = rank / reference;
            double term = Math.pow(ratio, -exponent);
            add(term, Math.log(ratio), 1);
            return term;
        }

        private void add(double term, double log, double weight) {
            sum += weight * term;
            logSum += weight * term * log;
            squaredLogSum += weight * term * log * log;
        }

        /**
         * The integral of (x/r)^-s ln(x/r)^k over a range; with u = ln(x/r) that of r e^(au) u^k, a = 1 - s. Counted from the end
         * where x (x/r)^-s is larger, so that exponentials fall from there and their rounding with them.
         */
        void addIntegral(long from, long to) {
            double decay = Math.abs(1 - exponent);
            boolean fromAbove = exponent < 1; // and the reference is the upper end
            double origin = fromAbove ? 0 : Math.log(from / reference);
            double scale = fromAbove ? reference : reference * Math.pow(from / reference, 1 - exponent);
            if (to == DiscreteLaw.UNBOUNDED) {
                double inverse = 1 / decay;
                sum += scale * inverse;
                logSum += scale * inverse * (origin + inverse);
                squaredLogSum += scale * inverse * (origin * origin + 2 * inverse * (origin + inverse));
                return;
            }
            // Exact where both ends are beyond 2^53 and close together.
            double length = Math.log1p((double) (to - from) / from);
            sum += scale * (decay == 0 ? length : -Math.expm1(-decay * length) / decay);
            int panels = (int) Math.ceil(length * Math.max(1, decay) / 2);
            double width = length / panels;
            double logs = 0;
            double squaredLogs = 0;
            for (int panel = 0; panel < panels; panel++) {
                for (int k = 0; k < GaussLegendre.POINTS; k++) {
                    double distance = (panel + GaussLegendre.node(k)) * width;
                    double weight = GaussLegendre.weight(k) * width * Math.exp(-decay * distance);
                    double log = fromAbove ? -distance : origin + distance;
                    logs += weight * log;
                    squaredLogs += weight * log * log;
                }
            }
            logSum += scale * logs;
            squaredLogSum += scale * squaredLogs;
        }

        /** Half the term at an end, and the odd derivatives there: +1 for the upper end, -1 for the lower. */
        void addEnd(double rank, int sign) {
            double log = Math.log(rank / reference);
            double term = Math.pow(rank / reference, -exponent);
            add(term, log, 0.5);
            // The n-th derivative is (x/r)^-s x^-n times a quadratic in ln(x/r) for each of the three weights: c0 + c1
            // L + c2 L^2.
            double[] none = {1, 0, 0};
            double[] single = {0, 1, 0};
            double[] squared = {0, 0, 1};
            double power = exponent;
            for (double bernoulli : BERNOULLI) {
                differentiate(power, rank, none);
                differentiate(power, rank, single);
                differentiate(power, rank, squared);
                double weight = sign * bernoulli * term;
                sum += weight * none[0];
                logSum += weight * (single[0] + single[1] * log);
                squaredLogSum += weight * (squared[0] + (squared[1] + squared[2] * log) * log);
                differentiate(power + 1, rank, none);
                differentiate(power + 1, rank, single);
                differentiate(power + 1, rank, squared);
                power += 2;
            }
        }

        /** d/dx of x^-t (c0 + c1 L + c2 L^2) is x^-(t+1) times the coefficients left here, which include the 1/x. */
        private static void differentiate(double t, double x, double[] c) {
            c[0] = (c[1] - t * c[0]) / x;
            c[1] = (2 * c[2] - t * c[1]) / x;
            c[2] = -t * c[2] / x;
        }
    }
}
