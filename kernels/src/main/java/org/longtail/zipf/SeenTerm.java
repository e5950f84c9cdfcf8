package org.longtail.zipf;

/**
 * 1 - (1 - q)^draws: the probability that a rank is among those drawn.
 *
 * @param draws T, at least 1
 */
record SeenTerm(double draws) implements RankTerm {

    @Override
    public int lowest() {
        return 1;
    }

    @Override
    public double unit() {
        return draws;
    }

    @Override
    public double rate() {
        return draws;
    }

    @Override
    public double coefficient(int power) {
        double coefficient = 1;
        for (int i = 1; i < power; i++) {
            coefficient *= -(1 - i / draws) / (i + 1);
        }
        return coefficient;
    }

    @Override
    public double value(double p, double q) {
        return -Math.expm1(draws * Math.log1p(-q));
    }
}
