package org.longtail.zipf;

/**
 * Sums of p^a (unit q)^j over the ranks of a pair of pieces: the product of two sums of powers is again one, by the multinomial
 * theorem, and each of its powers is a {@link PowerSum}.
 */
final class PowerProducts {

    private final PiecePair pair;
    private final double logUnit;

    private PowerProducts(PiecePair pair, double unit) {
        this.pair = pair;
        this.logUnit = Math.log(unit);
    }

    static double sum(PiecePair pair, int testPower, int power, double unit) {
        return new PowerProducts(pair, unit).ofQ(testPower, power, 0, 1, 0, 0);
    }

    /** Chooses how often q's powers from {@code next} on occur in the product; {@code left} choices are open. */
    private double ofQ(int testPower, int left, int next, double ways, double exponent, double log) {
        PowerPiece q = pair.q();
        if (left == 0) {
            return ofP(testPower, 0, ways, exponent, log);
        }
        double sum = 0;
        double choices = 1;
        for (int n = 0; n <= left; n++) {
            if (next < q.powers() - 1 || n == left) {
                sum += ofQ(
                        testPower,
                        left - n,
                        next + 1,
                        ways * choices,
                        exponent + n * q.exponent(next),
                        log + n * (q.logWeight(next) + logUnit));
            }
            choices *= (double) (left - n) / (n + 1);
        }
        return sum;
    }

    private double ofP(int left, int next, double ways, double exponent, double log) {
        PowerPiece p = pair.p();
        if (left == 0) {
            return ways
                    * Math.exp(PowerSum.over(exponent, pair.from(), pair.to()).logValue(exponent) + log);
        }
        double sum = 0;
        double choices = 1;
        for (int n = 0; n <= left; n++) {
            if (next < p.powers() - 1 || n == left) {
                sum += ofP(
                        left - n,
                        next + 1,
                        ways * choices,
                        exponent + n * p.exponent(next),
                        log + n * p.logWeight(next));
            }
            choices *= (double) (left - n) / (n + 1);
        }
        return sum;
    }
}
