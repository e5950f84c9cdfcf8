package org.longtail.zipf;

/**
 * What is summed over ranks: a function of a test law's probability p and a training law's q, p^a times a power series in q that
 * converges fast where {@link #rate()} q is small.
 */
interface RankTerm {

    /** The power a of p; 0 where p does not matter. */
    default int testPower() {
        return 0;
    }

    /** The smallest power of q in the series; where it is not 0 the term vanishes with q. */
    int lowest();

    /** What q is multiplied by in {@link #coefficient}, so that neither leaves the range of a double. */
    double unit();

    /** How fast the term changes with q: by no more than some e over 1 / rate. */
    double rate();

    /** Whether the term is 0 where rate q is large. */
    default boolean vanishes() {
        return false;
    }

    /** The coefficient of p^a (unit q)^power. */
    double coefficient(int power);

    /** The term itself. */
    double value(double p, double q);

    /** The sum of the term over arrays of probabilities, both overwritten. */
    default double sum(double[] p, double[] q, int n) {
        NeumaierSum sum = new NeumaierSum();
        for (int i = 0; i < n; i++) {
            sum.add(value(p[i], q[i]));
        }
        return sum.value();
    }
}
