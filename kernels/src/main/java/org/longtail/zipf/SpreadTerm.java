package org.longtail.zipf;

/**
 * p^a Q (1 - Q) with Q = (1 - q)^draws: the variance of whether a rank is among those drawn, times p^a.
 *
 * @param testPower a, 0 or 2
 * @param draws T, at least 1
 */
record SpreadTerm(int testPower, double draws) implements RankTerm {

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
        return 2 * draws;
    }

    @Override
    public boolean vanishes() {
        return true;
    }

    @Override
    public double coefficient(int power) {
        double difference = Binomials.scaled(1, 0, power, draws) - Binomials.scaled(2, 0, power, draws);
        return (power & 1) == 0 ? difference : -difference;
    }

    @Override
    public double value(double p, double q) {
        double log = draws * Math.log1p(-q);
        double variance = Math.exp(log) * -Math.expm1(log);
        return testPower == 0 ? variance : p * p * variance;
    }
}
