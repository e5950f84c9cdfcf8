package org.longtail.zipf;

import org.longtail.simd.ElementaryKernels;

/**
 * c p^a (unit q)^b (1 - q)^draws: missing masses (a = 1 or 2, b = 0), types seen (a = 0), and their products. Logarithms and
 * exponentials run on vectors where there are any; sums have one order, so that every machine and both twins get the same bits.
 *
 * @param testPower a
 * @param lowest b
 * @param unit what scales q, at least 1
 * @param draws the power of 1 - q
 * @param logScale ln c
 */
record UnseenTerm(int testPower, int lowest, double unit, double draws, double logScale) implements RankTerm {

    private static final ElementaryKernels KERNELS = ElementaryKernels.chosen();

    /** p^a (1 - q)^draws. */
    static UnseenTerm missing(int testPower, double draws) {
        return new UnseenTerm(testPower, 0, 1, draws, 0);
    }

    /** binomial(draws, times) p^a q^times (1 - q)^(draws - times). */
    static UnseenTerm seen(int testPower, int times, double draws) {
        double logScale = 0;
        for (int i = 0; i < times; i++) {
            logScale += Math.log1p(-i / draws) - Math.log(i + 1.0);
        }
        return new UnseenTerm(testPower, times, draws, draws - times, logScale);
    }

    @Override
    public double rate() {
        return draws;
    }

    @Override
    public boolean vanishes() {
        return true;
    }

    @Override
    public double coefficient(int power) {
        double coefficient = Math.exp(logScale);
        for (int i = 0; i < power - lowest; i++) {
            coefficient *= -(draws - i) / ((i + 1) * unit);
        }
        return coefficient;
    }

    @Override
    public double value(double p, double q) {
        double log = logScale;
        if (lowest > 0) {
            log += lowest * Math.log(unit * q);
        }
        if (draws > 0) {
            log += draws * Math.log1p(-q);
        }
        return power(p) * Math.exp(log);
    }

    private double power(double p) {
        return switch (testPower) {
            case 0 -> 1;
            case 1 -> p;
            default -> p * p;
        };
    }

    @Override
    public double sum(double[] p, double[] q, int n) {
        double[] log = new double[n];
        for (int i = 0; i < n; i++) {
            log[i] = 1 - q[i];
        }
        KERNELS.log(log, n);
        for (int i = 0; i < n; i++) {
            log[i] = logScale + draws * (log[i] + roundingOfOneMinus(q[i]));
        }
        if (lowest > 0) {
            double[] logQ = new double[n];
            for (int i = 0; i < n; i++) {
                logQ[i] = Math.max(Double.MIN_NORMAL, unit * q[i]);
            }
            KERNELS.log(logQ, n);
            for (int i = 0; i < n; i++) {
                log[i] += lowest * logQ[i];
            }
        }
        KERNELS.exp(log, n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += power(p[i]) * log[i];
        }
        return sum;
    }

    /**
     * What ln(1 - q) lacks because 1 - q was rounded: (1 - q - rounded) / rounded. From q = 1/2 on nothing was rounded; below, three
     * terms of the geometric series give 1 / rounded to six percent of a correction that is itself below 2^-53.
     */
    private static double roundingOfOneMinus(double q) {
        return ((1 - (1 - q)) - q) * (1 + q) * (1 + q * q);
    }
}
