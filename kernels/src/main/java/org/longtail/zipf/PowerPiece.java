package org.longtail.zipf;

import java.util.Arrays;
import org.longtail.simd.ElementaryKernels;

/**
 * Consecutive ranks on which a law is a sum of powers: p(x) = sum exp(logWeight_k) x^-exponent_k, with no power at all where
 * the law is zero. {@link DiscreteLaw#UNBOUNDED} as the last rank stands for all ranks beyond.
 */
final class PowerPiece {

    private static final ElementaryKernels KERNELS = ElementaryKernels.chosen();

    private static final double[] NONE = {};

    private final long from;
    private final long to;
    private final double[] exponents;
    private final double[] logWeights;

    private PowerPiece(long from, long to, double[] exponents, double[] logWeights) {
        this.from = from;
        this.to = to;
        this.exponents = exponents;
        this.logWeights = logWeights;
    }

    static PowerPiece zero(long from, long to) {
        return new PowerPiece(from, to, NONE, NONE);
    }

    static PowerPiece power(long from, long to, double exponent, double logWeight) {
        return new PowerPiece(from, to, new double[] {exponent}, new double[] {logWeight});
    }

    long from() {
        return from;
    }

    long to() {
        return to;
    }

    /** Number of powers. */
    int powers() {
        return exponents.length;
    }

    double exponent(int power) {
        return exponents[power];
    }

    double logWeight(int power) {
        return logWeights[power];
    }

    boolean isZero() {
        return exponents.length == 0;
    }

    /** The same function on some of the ranks, or on more. */
    PowerPiece on(long first, long last) {
        return new PowerPiece(first, last, exponents, logWeights);
    }

    PowerPiece times(double factor) {
        double[] logs = logWeights.clone();
        for (int k = 0; k < logs.length; k++) {
            logs[k] += Math.log(factor);
        }
        return new PowerPiece(from, to, exponents, logs);
    }

    /** The sum of two pieces of the same ranks; equal exponents become one power. */
    PowerPiece plus(PowerPiece other) {
        double[] powers = Arrays.copyOf(exponents, exponents.length + other.exponents.length);
        double[] logs = Arrays.copyOf(logWeights, powers.length);
        int size = exponents.length;
        for (int k = 0; k < other.exponents.length; k++) {
            double log = other.logWeights[k];
            int same = 0;
            while (same < size && powers[same] != other.exponents[k]) {
                same++;
            }
            if (same == size) {
                powers[size] = other.exponents[k];
                logs[size++] = log;
            } else {
                double larger = Math.max(logs[same], log);
                logs[same] = larger + Math.log1p(Math.exp(Math.min(logs[same], log) - larger));
            }
        }
        return new PowerPiece(from, to, Arrays.copyOf(powers, size), Arrays.copyOf(logs, size));
    }

    /** The probability as a function of real ranks, unchecked. */
    double density(double rank) {
        double log = Math.log(rank);
        double sum = 0;
        for (int k = 0; k < exponents.length; k++) {
            sum += Math.exp(logWeights[k] - exponents[k] * log);
        }
        return Math.min(1, sum);
    }

    /** Writes the probabilities at ranks of given logarithms; {@code scratch} is overwritten. */
    void densities(double[] logRanks, int n, double[] out, double[] scratch) {
        Arrays.fill(out, 0, n, 0);
        for (int k = 0; k < exponents.length; k++) {
            for (int i = 0; i < n; i++) {
                scratch[i] = logWeights[k] - exponents[k] * logRanks[i];
            }
            KERNELS.exp(scratch, n);
            for (int i = 0; i < n; i++) {
                out[i] += scratch[i];
            }
        }
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(1, out[i]);
        }
    }

    /** The largest |exponent|: a bound on |d ln p / d ln x|. */
    double steepness() {
        double largest = 0;
        for (double exponent : exponents) {
            largest = Math.max(largest, Math.abs(exponent));
        }
        return largest;
    }

    /** Whether the probability does not rise with rank, on a piece that {@link #turn} does not cut. */
    boolean falls() {
        return slope((double) from) <= 0;
    }

    /**
     * The first rank from which the probability rises, or one beyond the piece where it falls throughout: as a function of ln x it
     * is convex, so that it turns but once.
     */
    long turn() {
        if (slope((double) to) <= 0) {
            return to == DiscreteLaw.UNBOUNDED ? to : to + 1;
        }
        long falling = from - 1;
        long rising = to;
        while (rising - falling > 1) {
            long middle = falling + (rising - falling) / 2;
            if (slope((double) middle) > 0) {
                rising = middle;
            } else {
                falling = middle;
            }
        }
        return rising;
    }

    private double slope(double rank) {
        double log = Math.log(rank);
        double sum = 0;
        for (int k = 0; k < exponents.length; k++) {
            sum -= exponents[k] * Math.exp(logWeights[k] - exponents[k] * log);
        }
        return sum;
    }

    /** Of {@code first..last}, where the probability falls, the first rank at which it is below a limit; else last + 1. */
    long firstBelow(double limit, long first, long last) {
        long above = first - 1;
        long below = last + 1;
        while (below - above > 1) {
            long middle = above + (below - above) / 2;
            if (density((double) middle) < limit) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }

    /** Of {@code first..last}, where the probability rises, the last rank at which it is below a limit; else first - 1. */
    long lastBelow(double limit, long first, long last) {
        long below = first - 1;
        long above = last + 1;
        while (above - below > 1) {
            long middle = below + (above - below) / 2;
            if (density((double) middle) < limit) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return below;
    }
}
