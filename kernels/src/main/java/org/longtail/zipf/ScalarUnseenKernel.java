package org.longtail.zipf;

/** Plain Java: the oracle of {@code VectorUnseenKernel}, and what runs without the vector module. */
final class ScalarUnseenKernel implements UnseenKernel {

    @Override
    public double sum(double a, double logA, double b, double logB, double draws, int from, int to) {
        double sum = 0;
        // From the smallest terms up.
        for (int i = to; i >= from; i--) {
            double log = Math.log(i);
            double q = Math.exp(-b * log - logB);
            sum += Math.exp(-a * log - logA + draws * Math.log1p(-q));
        }
        return sum;
    }
}
