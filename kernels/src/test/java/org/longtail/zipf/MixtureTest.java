package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.ChiSquare;
import org.longtail.random.RandomStream;

/** Mixtures against their definition, 25 digits of mpmath and the tables of theory. */
class MixtureTest {

    /** What the Javadoc of {@link ExpectedCounts} promises. */
    private static final double TOLERANCE = 1e-12;

    private static final double SMALLEST = 1e-300;

    private static final Zipf REAL = Zipf.of(1.5);

    private static final Mixture CUT = Mixture.of(0.01, REAL, Zipf.bounded(1.5, 100));

    /** Theory, section E. */
    @ParameterizedTest
    @CsvSource({
        "1000, .0986342619",
        "10000, .0757394309",
        "100000, .0698364967",
        "1000000, .0435725004",
        "10000000, .0202852842"
    })
    void cutTailsMixedWithRealDataAreThoseOfTheory(long draws, double value) {
        assertEquals(value, ExpectedCounts.missingMass(REAL, CUT, draws), 0.51e-10);
    }

    @ParameterizedTest
    @CsvSource({"1000, .224763333, 0.51e-9", "1000000, .0427847185, 0.51e-10"})
    void narrowedTailsMixedWithRealDataAreThoseOfTheory(long draws, double value, double half) {
        Mixture training = Mixture.of(0.01, REAL, Zipf.of(3));
        assertEquals(value, ExpectedCounts.missingMass(REAL, training, draws), half);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "mixture-counts.csv", useHeadersInDisplayName = true)
    void expectationsAreThoseOfMpmath(
            double share,
            double firstExponent,
            long firstSupport,
            double secondExponent,
            long secondSupport,
            long draws,
            String quantity,
            long times,
            double value) {
        Zipf first = ZipfTest.law(firstExponent, firstSupport);
        Mixture law = Mixture.of(share, first, ZipfTest.law(secondExponent, secondSupport));
        double actual = switch (quantity) {
            case "missingMass" -> ExpectedCounts.missingMass(law, draws);
            case "missingMassOfFirst" -> ExpectedCounts.missingMass(first, law, draws);
            case "distinctTypes" -> ExpectedCounts.distinctTypes(law, draws);
            case "typesSeen" -> ExpectedCounts.typesSeen(law, times, draws);
            default -> throw new AssertionError(quantity);
        };
        // As for a single law: e^-u has u times the relative error of u, some 5e-15.
        double tolerance = Math.max(TOLERANCE, 5e-15 * -Math.log(Math.max(value, SMALLEST)));
        assertEquals(value, actual, tolerance * value + SMALLEST);
    }

    @Test
    void probabilitiesAreWeightedMeans() {
        for (long rank : new long[] {-1, 0, 1, 2, 99, 100, 101, 1L << 40, Long.MAX_VALUE}) {
            Zipf cut = Zipf.bounded(1.5, 100);
            double p = 0.01 * REAL.probability(rank) + 0.99 * cut.probability(rank);
            assertEquals(p, CUT.probability(rank), 2e-16 * p);
            assertEquals(p, Math.exp(CUT.logProbability(rank)), 1e-13 * p);
            double beyond = 0.01 * REAL.survival(rank) + 0.99 * cut.survival(rank);
            assertEquals(beyond, CUT.survival(rank), 2e-16 * beyond);
            assertEquals(1, CUT.survival(rank) + CUT.cdf(rank), 1e-14);
        }
        assertEquals(DiscreteLaw.UNBOUNDED, CUT.supportSize());
        assertTrue(CUT.isNonIncreasing());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 0.3, 0.5, 0.9, 0.999, 0.999999, 1})
    void quantilesInvertTheCdf(double probability) {
        long rank = CUT.quantile(probability);
        assertTrue(rank == DiscreteLaw.UNBOUNDED || CUT.cdf(rank) >= probability - 1e-15);
        assertTrue(rank == 1 || CUT.cdf(rank - 1) < probability + 1e-15);
    }

    @Test
    void cutMixturesAreMixturesOfCuts() {
        DiscreteLaw law = CUT.upTo(150);
        double mass = CUT.cdf(150);
        double sum = 0;
        for (long rank = 1; rank <= 151; rank++) {
            double expected = rank <= 150 ? CUT.probability(rank) / mass : 0;
            assertEquals(expected, law.probability(rank), 5e-14 * expected);
            sum += law.probability(rank);
        }
        assertEquals(1, sum, 1e-13);
        assertEquals(
                Zipf.bounded(2, 5),
                Mixture.of(0.5, ZipfTail.of(2, 7), Zipf.of(2)).upTo(5));
    }

    static List<DiscreteLaw> sampled() {
        Mixture rising = Mixture.of(0.7, Zipf.bounded(-1, 1000), Zipf.bounded(1.2, 50_000));
        return List.of(
                CUT,
                rising,
                Mixture.of(1e-3, Zipf.of(1.1), Zipf.of(3)),
                Mixture.of(0.25, CUT, rising),
                CUT.upTo(5000),
                ZipfTail.of(2.5, 10).upTo(40));
    }

    /** Six tests at {@link ChiSquare#LEVEL}: a correct sampler fails with 6e-4, once, since seeds are fixed. */
    @ParameterizedTest
    @MethodSource("sampled")
    void samplersDrawTheirLaw(DiscreteLaw law) {
        ZipfSamplerTest.assertDraws(law, false, RandomStream.of(4, law.supportSize()));
    }

    @ParameterizedTest
    @MethodSource("sampled")
    void intsAreTheLongs(DiscreteLaw law) {
        int[] ints = new int[3000];
        long[] longs = new long[3000];
        DiscreteSampler sampler = law.sampler();
        if (law.supportSize() > Integer.MAX_VALUE) {
            assertThrows(IllegalArgumentException.class, () -> sampler.fill(RandomStream.of(3), ints, 0, 9));
            return;
        }
        sampler.fill(RandomStream.of(3), ints, 17, 2990);
        sampler.fill(RandomStream.of(3), longs, 17, 2990);
        if (law instanceof Mixture) {
            assertArrayEquals(longs, Arrays.stream(ints).asLongStream().toArray());
        }
        for (int i = 0; i < ints.length; i++) {
            boolean inside = i >= 17 && i < 2990;
            assertEquals(inside, ints[i] > 0 && ints[i] <= law.supportSize());
            assertEquals(inside, longs[i] > 0 && longs[i] <= law.supportSize());
        }
    }

    @Test
    void mixturesAreIndependentOfTheirNeighbours() {
        // Neighbours fall on either side of rank 3 independently: the products of deviations have mean zero.
        Mixture law = Mixture.of(0.3, Zipf.of(1.5), Zipf.bounded(0, 1000));
        double beyond = law.survival(3);
        long[] ranks = new long[100_000];
        law.sampler().fill(RandomStream.of(6), ranks, 0, ranks.length);
        for (int lag : new int[] {1, 2, 7, 1024}) {
            double sum = 0;
            for (int i = lag; i < ranks.length; i++) {
                sum += ((ranks[i] > 3 ? 1 : 0) - beyond) * ((ranks[i - lag] > 3 ? 1 : 0) - beyond);
            }
            double deviation = beyond * (1 - beyond) * Math.sqrt(ranks.length - lag);
            // Five deviations: 6e-7 for each of four.
            assertEquals(0, sum, 5 * deviation);
        }
    }

    /** Counts of single ranks, and of the tail as a whole, over many runs have the mean and variance of binomials. */
    @Test
    void countsAreThoseOfIndependentDraws() {
        int runs = 1500;
        int draws = 500;
        long[] edges = {0, 1, 2, 5, 50, 100, 150, DiscreteLaw.UNBOUNDED};
        double[] sums = new double[edges.length - 1];
        double[] squares = new double[edges.length - 1];
        RandomStream stream = RandomStream.of(9);
        DiscreteCountSampler sampler = CUT.countSampler();
        for (int run = 0; run < runs; run++) {
            ZipfCounts counts = sampler.sample(stream, draws);
            assertEquals(draws, counts.total());
            long[] ranks = counts.ranks();
            long[] here = counts.counts();
            double[] binned = new double[sums.length];
            for (int i = 0; i < ranks.length; i++) {
                assertTrue(i == 0 || ranks[i] > ranks[i - 1]);
                int bin = 0;
                while (ranks[i] > edges[bin + 1]) {
                    bin++;
                }
                binned[bin] += here[i];
            }
            for (int bin = 0; bin < binned.length; bin++) {
                sums[bin] += binned[bin];
                double p = CUT.survival(edges[bin]) - CUT.survival(edges[bin + 1]);
                squares[bin] += Math.pow(binned[bin] - draws * p, 2);
            }
        }
        for (int bin = 0; bin < sums.length; bin++) {
            double p = CUT.survival(edges[bin]) - CUT.survival(edges[bin + 1]);
            double variance = draws * p * (1 - p);
            // Five deviations of a mean, 6e-7; of a variance, whose own is sqrt((2 + 1 / variance) / runs) of it.
            assertEquals(draws * p, sums[bin] / runs, 5 * Math.sqrt(variance / runs));
            assertEquals(variance, squares[bin] / runs, 5 * variance * Math.sqrt((2 + 1 / variance) / runs));
        }
    }

    @Test
    void countsOfNothing() {
        assertEquals(0, CUT.drawCounts(RandomStream.of(1), 0).total());
        assertThrows(IllegalArgumentException.class, () -> CUT.drawCounts(RandomStream.of(1), -1));
        Mixture few = Mixture.of(0.5, Zipf.of(4), Zipf.bounded(0, 9));
        long draws = 1_000_000_000_000_000L;
        assertEquals(draws, few.drawCounts(RandomStream.of(1), draws).total());
    }

    /** A law of an unknown kind is tabulated: here it is one that is known. */
    @Test
    void unknownLawsAreTabulated() {
        Mixture known = Mixture.of(0.4, Zipf.of(1.5), Zipf.bounded(0, 9_000));
        Mixture unknown = Mixture.of(0.4, Zipf.of(1.5), new UnknownLaw(9_000));
        DiscreteLaw cut = ZipfTail.of(1.5, 3).upTo(70_000);
        for (long draws : new long[] {1, 1000, 1_000_000, 1_000_000_000_000L}) {
            agree(ExpectedCounts.missingMass(known, draws), ExpectedCounts.missingMass(unknown, draws));
            agree(ExpectedCounts.missingMass(REAL, known, draws), ExpectedCounts.missingMass(REAL, unknown, draws));
            agree(ExpectedCounts.distinctTypes(known, draws), ExpectedCounts.distinctTypes(unknown, draws));
            agree(ExpectedCounts.typesSeen(known, 1, draws), ExpectedCounts.typesSeen(unknown, 1, draws));
            if (draws > 20) {
                agree(ExpectedCounts.typesSeen(known, 20, draws), ExpectedCounts.typesSeen(unknown, 20, draws));
            }
            double whole = 0;
            double missing = 0;
            for (long rank = 70_000; rank >= 3; rank--) {
                double p = cut.probability(rank);
                whole += p;
                missing += p * Math.exp(draws * Math.log1p(-p));
            }
            assertEquals(1, whole, 1e-11);
            // The plain sum of 7e4 terms.
            assertEquals(missing, ExpectedCounts.missingMass(cut, draws), 1e-11 * missing + SMALLEST);
        }
    }

    private static void agree(double expected, double actual) {
        double tolerance = Math.max(2 * TOLERANCE, 1e-14 * -Math.log(Math.max(expected, SMALLEST)));
        assertEquals(expected, actual, tolerance * expected + SMALLEST);
    }

    /** Shares of 0 and 1 leave one law alone, whatever the supports. */
    @Test
    void sharesOfZeroAndOneAreOneLaw() {
        long[] expected = new long[100];
        long[] actual = new long[100];
        Zipf.of(3).sampler().fill(RandomStream.of(5), expected, 0, 100);
        Mixture.of(1, Zipf.of(3), ZipfTail.of(2, 1000)).sampler().fill(RandomStream.of(5), actual, 0, 100);
        assertArrayEquals(expected, actual);
        Mixture.of(0, ZipfTail.of(2, 1000), Zipf.of(3)).sampler().fill(RandomStream.of(5), actual, 0, 100);
        assertArrayEquals(expected, actual);
        Zipf narrow = Zipf.of(3);
        double missing = ExpectedCounts.missingMass(narrow, 1000);
        assertEquals(missing, ExpectedCounts.missingMass(Mixture.of(1, narrow, REAL), 1000));
        assertEquals(missing, ExpectedCounts.missingMass(Mixture.of(0, REAL, narrow), 1000));
        assertEquals(5, Mixture.of(0, REAL, Zipf.bounded(1, 5)).supportSize());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void badSharesAreNamed(double share) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> Mixture.of(share, REAL, REAL));
        assertEquals("share must be in [0, 1]: " + share, e.getMessage());
    }
}
