package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.simd.ElementaryKernels;

/** The twin in use against the scalar twin, over lengths and first ranks that fill no vector. */
class UnseenTermTest {

    /** Our logarithms and exponentials, and those of Math, are good to one unit in the last place: 2^-52, at most. */
    private static final double UNIT = 0x1p-52;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 17, 100, 1023, 1024, 1025, 3000})
    void agreesWithThePlainSum(int to) {
        for (double draws : new double[] {0, 1, 1000, 1e9, 1e18}) {
            agree(Zipf.of(1.5), Zipf.of(1.5), draws, to);
            agree(Zipf.of(1.1), Zipf.bounded(3, 100_000), draws, to);
            agree(Zipf.bounded(-2, 5000), Zipf.bounded(0, 5000), draws, to);
        }
    }

    /** One rank of probability one: what is unseen after no draw is all, after one draw nothing. */
    @Test
    void certainRank() {
        Zipf certain = Zipf.bounded(1, 1);
        assertEquals(1, sum(certain, certain, 0, 1));
        assertEquals(0, sum(certain, certain, 1, 1), Double.MIN_NORMAL);
    }

    private static void agree(Zipf p, Zipf q, double draws, int to) {
        double logA = p.logNormalizer();
        double logB = q.logNormalizer();
        double plain = 0;
        for (int i = to; i >= 1; i--) {
            double log = Math.log(i);
            double probability = Math.exp(-q.exponent() * log - logB);
            plain += Math.exp(-p.exponent() * log - logA + draws * Math.log1p(-probability));
        }
        assertEquals(plain, sum(p, q, draws, to), tolerance(p, q, draws, to));
    }

    private static double sum(Zipf p, Zipf q, double draws, int to) {
        double[] logRanks = new double[to];
        for (int i = 0; i < to; i++) {
            logRanks[i] = to - i;
        }
        ElementaryKernels.chosen().log(logRanks, to);
        double[] test = new double[to];
        double[] training = new double[to];
        LawPieces.of(p, "p").pieces().getFirst().densities(logRanks, to, test, new double[to]);
        LawPieces.of(q, "q").pieces().getFirst().densities(logRanks, to, training, new double[to]);
        return UnseenTerm.missing(1, draws).sum(test, training, to);
    }

    /**
     * The exponent of a term is -a ln i - ln A + T ln(1-q). Each of the two sides rounds every one of its parts at most three
     * times, and the relative error of q, that of b ln i + ln B, comes back T q / (1-q) fold; adding n terms rounds n times.
     */
    private static double tolerance(Zipf p, Zipf q, double draws, int to) {
        double bound = 0;
        for (int i = 1; i <= to; i++) {
            double ln = Math.log(i);
            double logP = Math.abs(p.exponent()) * ln + Math.abs(p.logNormalizer());
            double logQ = Math.abs(q.exponent()) * ln + Math.abs(q.logNormalizer());
            double probability = Math.exp(-q.exponent() * ln - q.logNormalizer());
            double decay = draws * probability / (1 - probability);
            double term = Math.exp(-p.exponent() * ln - p.logNormalizer() + draws * Math.log1p(-probability));
            double relative = 3 * (logP + decay * (logQ + 1) + 1) + to;
            bound += term * 2 * relative * UNIT;
        }
        return bound + Double.MIN_NORMAL;
    }
}
