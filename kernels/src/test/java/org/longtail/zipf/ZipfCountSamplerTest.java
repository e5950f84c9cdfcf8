package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.longtail.random.RandomStream;

/**
 * Counts against the multinomial law. Seeds are fixed, so nothing flickers; for a new seed each gate of 6 standard errors
 * fails wrongly with probability 2e-9, each chi-square gate with 2e-9, the whole class with less than 3e-7.
 */
class ZipfCountSamplerTest {

    private static final double GATE = 6;
    private static final double TAIL = 1e-9;

    private static RandomStream stream(String name) {
        return RandomStream.of(31, RandomStream.keyOf(name));
    }

    /**
     * One run of T draws in groups of equal octave and equal remainder modulo 8, which see every level of the halving. With
     * T = 1e13 a relative error of 1e-5 in the mass of any octave fails. All groups expect at least 25 draws, where the
     * chi-square law holds in the tails to a small factor.
     */
    @ParameterizedTest
    @CsvSource({
        "1.2, 100000, 10000000000000",
        "1.2, 100000, 10000000",
        "1.05, 65537, 1000000",
        "2, 100000, 1000000000000000",
        "3, 3000, 1000000000000000",
        "0, 99999, 1000000000000",
        "0, 99999, 100000",
        "0.5, 70000, 10000000000",
        "-0.5, 70000, 10000000000",
        "-1, 4097, 1000000",
        "-5, 100000, 10000000000000",
        "-200, 100000, 10000000000000",
        "-100000, 100000, 1000000000",
        "12, 5000, 1000000000000000",
        "1.2, 100000, 40000",
        "0, 99999, 40000",
        "-1, 4097, 30000"
    })
    void groupsFollowTheLaw(double exponent, int support, long draws) {
        Zipf law = Zipf.bounded(exponent, support);
        long[] counts = new long[support];
        ZipfCountSampler.of(law).fill(stream("groups"), draws, counts);
        assertEquals(draws, Arrays.stream(counts).sum());
        double[] expected = new double[8 * 18];
        double[] observed = new double[8 * 18];
        for (int rank = 1; rank <= support; rank++) {
            int octave = 31 - Integer.numberOfLeadingZeros(rank);
            // A rising law of large exponent lives on the last percent of ranks: octaves are counted from the end.
            int fromEnd = 31 - Integer.numberOfLeadingZeros(support - rank + 1);
            int group = 8 * (exponent < -1 ? fromEnd : octave) + rank % 8;
            expected[group] += draws * law.probability(rank);
            observed[group] += counts[rank - 1];
        }
        assertChiSquare(expected, observed);
    }

    /** Single octaves of supports no array holds; the mass beyond a long is a group of its own. */
    @ParameterizedTest
    @CsvSource({
        "1.2, 1000000000, 1000000",
        "1.5, 4611686018427387904, 1000000000",
        "2, 1000000000, 1000000000000",
        "0, 4611686018427387904, 100000",
        "-2, 1000000000000, 100000",
        "1.1, 0, 100000",
        "1.3, 0, 10000000",
        "2.5, 0, 1000000000000000",
        "1.1, 0, 40000",
        "-2, 1000000000000, 40000"
    })
    void octavesOfHugeSupportsFollowTheLaw(double exponent, long support, long draws) {
        Zipf law = support == 0 ? Zipf.of(exponent) : Zipf.bounded(exponent, support);
        ZipfCounts counts = ZipfCounts.draw(law, draws, stream("octaves"));
        assertEquals(draws, counts.total());
        double[] expected = new double[64];
        double[] observed = new double[64];
        for (int octave = 0; octave < 63; octave++) {
            long first = 1L << octave;
            if (first <= law.supportSize()) {
                expected[octave] = draws * (law.survival(first - 1) - law.survival(2 * (first - 1) + 1));
            }
        }
        // Not survival(2^63 - 1), which is 0 by the convention that 2^63 - 1 ends the support.
        expected[63] = support == 0 ? draws * Math.pow(0x1p63, 1 - exponent) / (exponent - 1) / law.normalizer() : 0;
        expected[62] -= support == 0 ? expected[63] : 0;
        long[] ranks = counts.ranks();
        long[] times = counts.counts();
        for (int i = 0; i < ranks.length; i++) {
            assertTrue(times[i] > 0 && (i == 0 || ranks[i] > ranks[i - 1]), "ascending and positive");
            observed[ranks[i] == Long.MAX_VALUE ? 63 : 63 - Long.numberOfLeadingZeros(ranks[i])] += times[i];
        }
        assertChiSquare(expected, observed);
    }

    private static void assertChiSquare(double[] expected, double[] observed) {
        double pooledExpected = 0;
        double pooledObserved = 0;
        double sum = 0;
        int groups = 0;
        for (int i = 0; i < expected.length; i++) {
            pooledExpected += expected[i];
            pooledObserved += observed[i];
            if (pooledExpected >= 25) {
                double excess = pooledObserved - pooledExpected;
                sum += excess * excess / pooledExpected;
                groups++;
                pooledExpected = 0;
                pooledObserved = 0;
            }
        }
        // What is left expects less than 25 draws: Markov's exponential inequality gives P(X > 100) < 1e-26.
        assertTrue(pooledObserved <= 100, "too many in the rest: " + pooledObserved);
        assertTrue(groups > 2, "only " + groups + " groups");
        ChiSquaredDistribution law = ChiSquaredDistribution.of(groups - 1);
        String message = "chi-square " + sum + " at " + groups + " groups";
        assertTrue(law.survivalProbability(sum) > TAIL, message);
        assertTrue(law.cumulativeProbability(sum) > TAIL, message);
    }

    /**
     * Over R runs, covariances of sums of counts over classes of ranks: -T p q, and T p (1 - p) on the diagonal, with the
     * standard error of a covariance of normals.
     */
    @ParameterizedTest
    @CsvSource({
        "0, 4096, 20000",
        "0, 4096, 2000000",
        "1.2, 20000, 20000",
        "-0.5, 4096, 2000000",
        "1.2, 5000, 1000000000",
        "1.2, 20000, 200000"
    })
    void covariancesAreMultinomial(double exponent, int support, long draws) {
        int runs = 600;
        int classes = 4;
        Zipf law = Zipf.bounded(exponent, support);
        double[] p = new double[classes];
        for (int rank = 1; rank <= support; rank++) {
            p[rank % classes] += law.probability(rank);
        }
        ZipfCountSampler sampler = ZipfCountSampler.of(law);
        RandomStream stream = stream("covariance");
        long[] counts = new long[support];
        double[][] products = new double[classes][classes];
        for (int run = 0; run < runs; run++) {
            sampler.fill(stream, draws, counts);
            double[] deviations = new double[classes];
            for (int i = 0; i < support; i++) {
                deviations[(i + 1) % classes] += counts[i];
            }
            for (int a = 0; a < classes; a++) {
                deviations[a] -= draws * p[a];
            }
            for (int a = 0; a < classes; a++) {
                for (int b = 0; b < classes; b++) {
                    products[a][b] += deviations[a] * deviations[b] / runs;
                }
            }
        }
        for (int a = 0; a < classes; a++) {
            for (int b = 0; b < classes; b++) {
                double covariance = draws * p[a] * ((a == b ? 1 : 0) - p[b]);
                double variances = draws * p[a] * (1 - p[a]) * draws * p[b] * (1 - p[b]);
                double error = Math.sqrt((variances + covariance * covariance) / runs);
                assertEquals(covariance, products[a][b], GATE * error, "classes " + a + ", " + b);
            }
        }
    }

    /**
     * Means over R runs against the exact expectations. The variance of N_r is at most E N_r, since occurrences of different
     * ranks are negatively correlated.
     */
    @ParameterizedTest
    @CsvSource({
        "1.2, 1000000, 1000000",
        "1.05, 1000000000, 100000",
        "1.5, 1000000000, 10000000",
        "1.05, 1000000000, 40000",
        "0, 100000, 100000",
        "0, 100000, 40000",
        "-1, 100000, 1000000",
        "2, 0, 100000000",
        "3, 0, 1000000000000000",
    })
    void typesAndMissingMassMeetTheirExpectations(double exponent, long support, long draws) {
        int runs = 10;
        Zipf law = support == 0 ? Zipf.of(exponent) : Zipf.bounded(exponent, support);
        ZipfCountSampler sampler = ZipfCountSampler.of(law);
        RandomStream stream = stream("types");
        double distinct = 0;
        double once = 0;
        double twice = 0;
        double missing = 0;
        for (int run = 0; run < runs; run++) {
            ZipfCounts counts = sampler.sample(stream, draws);
            distinct += (double) counts.distinct() / runs;
            once += (double) counts.singletons() / runs;
            twice += (double) Arrays.stream(counts.counts()).filter(n -> n == 2).count() / runs;
            missing += counts.missingMass(law) / runs;
        }
        double types = ExpectedCounts.distinctTypes(law, draws);
        double sigma = Math.sqrt(ExpectedCounts.distinctTypesVariance(law, draws) / runs);
        assertEquals(types, distinct, GATE * sigma, "distinct");
        double expectedOnce = ExpectedCounts.typesSeen(law, 1, draws);
        assertEquals(expectedOnce, once, GATE * Math.sqrt(expectedOnce / runs), "once");
        double expectedTwice = ExpectedCounts.typesSeen(law, 2, draws);
        assertEquals(expectedTwice, twice, GATE * Math.sqrt(expectedTwice / runs), "twice");
        double missingSigma = Math.sqrt(ExpectedCounts.missingMassVariance(law, law, draws) / runs);
        assertEquals(ExpectedCounts.missingMass(law, draws), missing, GATE * missingSigma, "missing mass");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2, 100000, 1000",
        "1.2, 100000, 1000000",
        "1.2, 100000, 100000000",
        "-3, 70000, 5000",
        "0, 1, 7",
        "2, 3, 0"
    })
    void sparseAndDenseAreTheSame(double exponent, int support, long draws) {
        ZipfCountSampler sampler = ZipfCountSampler.of(Zipf.bounded(exponent, support));
        long[] dense = new long[support];
        Arrays.fill(dense, -1);
        sampler.fill(stream("same"), draws, dense);
        ZipfCounts sparse = sampler.sample(stream("same"), draws);
        assertArrayEquals(dense, sparse.toDense(support));
        assertEquals(sparse, ZipfCounts.ofDense(dense));
        assertEquals(draws, sparse.total());
    }

    /** The tables of this class have draws on both sides: up to 16 per piece, of which there are no more than a few thousand. */
    @ParameterizedTest
    @CsvSource({"1.2, 100000", "0, 99999", "-1, 4097", "1.2, 20000"})
    void fewDrawsAreMadeOneByOne(double exponent, int support) {
        Zipf law = Zipf.bounded(exponent, support);
        int few = 16 * new RankPieces(law).size();
        assertTrue(few >= 30_000 && few < 100_000, "some thousand pieces: " + few);
        assertEquals(
                ZipfCounts.oneByOne(ZipfSampler.of(law), stream("few"), few), ZipfCounts.draw(law, few, stream("few")));
        assertNotEquals(
                ZipfCounts.oneByOne(ZipfSampler.of(law), stream("few"), few + 1),
                ZipfCounts.draw(law, few + 1L, stream("few")));
    }

    @ParameterizedTest
    @CsvSource({"1e6, 1", "1e6, 4611686018427387904", "1000, 1000000", "-1e30, 1", "-1e30, 1000000", "-1e12, 123457"})
    void extremeExponentsPutAllDrawsOnTheHeaviestRank(double exponent, long support) {
        ZipfCounts counts = ZipfCounts.draw(Zipf.bounded(exponent, support), 50_000, stream("extreme"));
        assertEquals(50_000, counts.count(exponent > 0 ? 1 : support));
    }

    @Test
    void badArgumentsAreRejectedAndChangeNothing() {
        ZipfCountSampler sampler = ZipfCountSampler.of(Zipf.bounded(1.5, 10));
        RandomStream stream = stream("bad");
        long[] counts = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        assertThrows(IllegalArgumentException.class, () -> sampler.fill(stream, -1, counts));
        assertThrows(IllegalArgumentException.class, () -> sampler.fill(stream, (1L << 52) + 1, counts));
        assertThrows(IllegalArgumentException.class, () -> sampler.fill(stream, 5, new long[9]));
        assertThrows(IllegalArgumentException.class, () -> sampler.sample(stream, -1));
        assertThrows(IllegalArgumentException.class, () -> sampler.sample(stream, Long.MAX_VALUE));
        ZipfCountSampler unbounded = ZipfCountSampler.of(Zipf.of(1.05));
        assertThrows(IllegalArgumentException.class, () -> unbounded.fill(stream, 5, counts));
        // Some 1e14 distinct ranks.
        assertThrows(IllegalArgumentException.class, () -> unbounded.sample(stream, 1L << 52));
        assertEquals(10, Arrays.stream(counts).sum());
        assertEquals(stream("bad").nextLong(), stream.nextLong());
    }
}
