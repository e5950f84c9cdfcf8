package org.longtail.zipf;

/** Binomial coefficients over powers of the draws, so that neither leaves the range of a double. */
final class Binomials {

    private Binomials() {}

    /** binomial(multiple * draws - less, power) / draws^power. */
    static double scaled(double multiple, double less, int power, double draws) {
        double product = 1;
        for (int i = 0; i < power; i++) {
            product *= (multiple - (less + i) / draws) / (i + 1);
        }
        return product;
    }
}
