package org.longtail.zipf;

/**
 * q (1 - (1 - q)^(draws - 1)): the probability that a draw is of this rank, and that another one is too.
 *
 * @param draws T, at least 2
 */
record RepeatTerm(double draws) implements RankTerm {

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
        return draws;
    }

    @Override
    public double coefficient(int power) {
        double ways = Binomials.scaled(1, 1, power - 1, draws) / draws;
        return (power & 1) == 0 ? ways : -ways;
    }

    @Override
    public double value(double p, double q) {
        return q * -Math.expm1((draws - 1) * Math.log1p(-q));
    }
}
