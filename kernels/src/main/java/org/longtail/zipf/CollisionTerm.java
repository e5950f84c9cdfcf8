package org.longtail.zipf;

/**
 * Q - Q^2 - T q + 2 T q (1 - R) + T q^2 R^2 with Q = (1 - q)^T and R = (1 - q)^(T - 1): what a rank adds to the variance of the number
 * of types that few draws show, which is that of the draws that repeat one. Close to (T q)^2 / 2 where T q is small.
 */
final class CollisionTerm implements RankTerm {

    private static final double SMALL = 0x1p-8;

    private static final int TERMS = 8;

    private final double draws;
    private final double[] coefficients = new double[TERMS];

    /** Of T draws, at least 2. */
    CollisionTerm(double draws) {
        this.draws = draws;
        for (int i = 0; i < TERMS; i++) {
            coefficients[i] = coefficient(lowest() + i);
        }
    }

    @Override
    public int lowest() {
        return 2;
    }

    @Override
    public double unit() {
        return draws;
    }

    @Override
    public double rate() {
        return 2 * draws;
    }

    @Override
    public double coefficient(int power) {
        double sum = (1 + 2 * power) * Binomials.scaled(1, 0, power, draws)
                - Binomials.scaled(2, 0, power, draws)
                + Binomials.scaled(2, 2, power - 2, draws) / draws;
        return (power & 1) == 0 ? sum : -sum;
    }

    @Override
    public double value(double p, double q) {
        double z = draws * q;
        if (z < SMALL) {
            // The parts cancel to second order. The first term left out is below SMALL^8 2^10 / 10! = 2e-23 of the
            // first one kept.
            double sum = 0;
            for (int i = TERMS - 1; i >= 0; i--) {
                sum = sum * z + coefficients[i];
            }
            return sum * z * z;
        }
        double log = Math.log1p(-q);
        double unseen = draws * log;
        double others = (draws - 1) * log;
        return -Math.exp(unseen) * Math.expm1(unseen) - z - 2 * z * Math.expm1(others) + z * q * Math.exp(2 * others);
    }
}
