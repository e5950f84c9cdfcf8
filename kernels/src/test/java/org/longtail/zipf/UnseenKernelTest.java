package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The twin in use against the scalar twin, over lengths and first ranks that fill no vector. */
class UnseenKernelTest {

    private static final UnseenKernel SCALAR = new ScalarUnseenKernel();

    /** Both twins' logarithms and exponentials are good to one unit in the last place: 2^-52, at most. */
    private static final double UNIT = 0x1p-52;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 100, 1023})
    void twinsAgree(int length) {
        for (int from : new int[] {1, 2, 7, 1000}) {
            for (double draws : new double[] {0, 1, 1000, 1e9, 1e18}) {
                agree(Zipf.of(1.5), Zipf.of(1.5), draws, from, length);
                agree(Zipf.of(1.1), Zipf.bounded(3, 100_000), draws, from, length);
                agree(Zipf.bounded(-2, 5000), Zipf.bounded(0, 5000), draws, from, length);
            }
        }
    }

    private static void agree(Zipf p, Zipf q, double draws, int from, int length) {
        int to = from + length - 1;
        double logA = p.logNormalizer();
        double logB = q.logNormalizer();
        double scalar = SCALAR.sum(p.exponent(), logA, q.exponent(), logB, draws, from, to);
        double inUse = UnseenKernel.CHOSEN.sum(p.exponent(), logA, q.exponent(), logB, draws, from, to);
        assertEquals(scalar, inUse, tolerance(p, q, draws, from, to));
    }

    /**
     * The exponent of a term is -a ln i - ln A + T ln(1-q). Each of the two sides rounds every one of its parts at most three
     * times, and the relative error of q, that of b ln i + ln B, comes back T q / (1-q) fold; adding n terms rounds n times.
     */
    private static double tolerance(Zipf p, Zipf q, double draws, int from, int to) {
        double bound = 0;
        for (int i = from; i <= to; i++) {
            double ln = Math.log(i);
            double logP = Math.abs(p.exponent()) * ln + Math.abs(p.logNormalizer());
            double logQ = Math.abs(q.exponent()) * ln + Math.abs(q.logNormalizer());
            double probability = Math.exp(-q.exponent() * ln - q.logNormalizer());
            double decay = draws * probability / (1 - probability);
            double term = Math.exp(-p.exponent() * ln - p.logNormalizer() + draws * Math.log1p(-probability));
            double relative = 3 * (logP + decay * (logQ + 1) + 1) + to - from;
            bound += term * 2 * relative * UNIT;
        }
        return bound + Double.MIN_NORMAL;
    }
}
