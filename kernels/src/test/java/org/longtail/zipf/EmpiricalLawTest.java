package org.longtail.zipf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.ChiSquare;
import org.longtail.random.RandomStream;

/** Laws of counted data: definition, samplers, counts, and the order by frequency. */
class EmpiricalLawTest {

    private static final EmpiricalLaw FEW = EmpiricalLaw.of(new int[] {3, 0, 1, 4, 0, 4, 0});

    private static EmpiricalLaw sparse() {
        return EmpiricalLaw.of(ZipfCounts.draw(Zipf.of(1.3), 20_000, RandomStream.of(11)));
    }

    @Test
    void definition() {
        assertEquals(12, FEW.total());
        assertEquals(4, FEW.types());
        assertEquals(6, FEW.supportSize());
        double[] probabilities = {0, 3, 0, 1, 4, 0, 4, 0};
        double[] cumulative = {0, 3, 3, 4, 8, 8, 12, 12};
        for (int rank = 0; rank < probabilities.length; rank++) {
            assertEquals(probabilities[rank] / 12, FEW.probability(rank));
            assertEquals(Math.log(probabilities[rank] / 12), FEW.logProbability(rank), 1e-15);
            assertEquals(cumulative[rank] / 12, FEW.cdf(rank));
            assertEquals((12 - cumulative[rank]) / 12, FEW.survival(rank));
        }
        assertEquals(1, FEW.survival(-5));
        assertEquals(1, FEW.cdf(Long.MAX_VALUE));
        assertEquals(1, FEW.quantile(0));
        assertEquals(4, FEW.quantile(0.5));
        assertEquals(6, FEW.quantile(1));
        assertEquals(4, FEW.inverseSurvival(1.0 / 3));
        double entropy = Math.log(12) - (3 * Math.log(3) + 8 * Math.log(4)) / 12;
        assertEquals(entropy, FEW.entropy(), 4e-16);
        assertEquals(FEW, EmpiricalLaw.of(new long[] {3, 0, 1, 4, 0, 4}));
        assertEquals(
                FEW.hashCode(), EmpiricalLaw.of(new long[] {3, 0, 1, 4, 0, 4}).hashCode());
    }

    @Test
    void orderByFrequency() {
        assertFalse(FEW.isNonIncreasing());
        EmpiricalLaw sorted = FEW.byFrequency();
        assertTrue(sorted.isNonIncreasing());
        assertEquals(EmpiricalLaw.of(new int[] {4, 4, 3, 1}), sorted);
        assertEquals(EmpiricalLaw.of(new int[] {0, 0, 0, 4}), FEW.mostFrequent(1));
        assertEquals(EmpiricalLaw.of(new int[] {0, 0, 0, 4, 0, 4}), FEW.mostFrequent(2));
        assertEquals(EmpiricalLaw.of(new int[] {3, 0, 0, 4, 0, 4}), FEW.mostFrequent(3));
        assertSame(FEW, FEW.mostFrequent(4));
        assertEquals(EmpiricalLaw.of(new int[] {3, 0, 1}), FEW.upTo(3));
        assertSame(FEW, FEW.upTo(6));
    }

    /** count 2^32 / total in whole and in remainder, against integers without bounds. */
    @Test
    void sharesAreExact() {
        RandomStream stream = RandomStream.of(12);
        for (int i = 0; i < 20_000; i++) {
            int shift = 2 + (int) stream.nextLong(62);
            long total = 1 + (stream.nextLong() >>> shift);
            long count = stream.nextLong(total + 1);
            BigInteger[] exact = BigInteger.valueOf(count).shiftLeft(32).divideAndRemainder(BigInteger.valueOf(total));
            assertEquals(exact[0].longValueExact(), EmpiricalSampler.units(count, total));
            assertEquals(exact[1].longValueExact(), EmpiricalSampler.remainder(count, total));
        }
    }

    static List<EmpiricalLaw> sampled() {
        long[] tiny = new long[3000];
        Arrays.fill(tiny, 1);
        tiny[7] = 1L << 61;
        return List.of(
                FEW,
                EmpiricalLaw.of(new int[] {0, 0, 5}),
                sparse(),
                EmpiricalLaw.of(ZipfCounts.draw(Zipf.bounded(1, 100_000), 1L << 40, RandomStream.of(13))),
                EmpiricalLaw.of(tiny));
    }

    /** Expected counts of at least ten per bin; the bins are types in their order. */
    @ParameterizedTest
    @MethodSource("sampled")
    void samplersDrawTheirLaw(EmpiricalLaw law) {
        if (law.entropy() < 1e-10) {
            long[] ranks = new long[10_000];
            law.sampler().fill(RandomStream.of(2), ranks, 0, ranks.length);
            long heaviest = law.mostFrequent(1).supportSize();
            assertTrue(Arrays.stream(ranks).allMatch(rank -> rank == heaviest));
            return;
        }
        long[] ranks = new long[1_000_000];
        law.sampler().fill(RandomStream.of(2), ranks, 0, ranks.length);
        assertCounts(law, ranks.length, ZipfCounts.of(ranks));
    }

    /** At 16 draws per type counts change from draws one by one to binomials: both are tested, and a huge number. */
    @ParameterizedTest
    @ValueSource(longs = {1000, 1_000_000, 1_000_000_000_000_000L})
    void countsAreThoseOfTheLaw(long draws) {
        for (EmpiricalLaw law : List.of(FEW, sparse())) {
            ZipfCounts counts = law.drawCounts(RandomStream.of(3, draws), draws);
            assertEquals(draws, counts.total());
            assertCounts(law, draws, counts);
        }
    }

    private static void assertCounts(EmpiricalLaw law, long draws, ZipfCounts counts) {
        double[] expected = new double[law.types()];
        long[] observed = new long[law.types()];
        long total = 0;
        for (int type = 0; type < expected.length; type++) {
            expected[type] = law.probability(law.rank(type)) * draws;
            observed[type] = counts.count(law.rank(type));
            total += observed[type];
        }
        assertEquals(draws, total, "a rank that was never counted");
        ChiSquare.assertPasses(expected, observed);
    }

    @ParameterizedTest
    @MethodSource("sampled")
    void intsAreTheLongs(EmpiricalLaw law) {
        int[] ints = new int[3000];
        DiscreteSampler sampler = law.sampler();
        if (law.supportSize() > Integer.MAX_VALUE) {
            assertThrows(IllegalArgumentException.class, () -> sampler.fill(RandomStream.of(3), ints, 0, 9));
            return;
        }
        long[] longs = new long[3000];
        sampler.fill(RandomStream.of(3), ints, 17, 2990);
        sampler.fill(RandomStream.of(3), longs, 17, 2990);
        assertArrayEquals(longs, Arrays.stream(ints).asLongStream().toArray());
        assertEquals(0, ints[16]);
        assertEquals(0, ints[2990]);
        assertTrue(law.probability(sampler.sample(RandomStream.of(5))) > 0);
    }

    /** The same ranks on every path: a checksum of 2^20 draws, and of the counts of 10^9. */
    @Test
    void drawsAreTheSameEverywhere() {
        EmpiricalLaw law = EmpiricalLaw.of(ZipfCounts.draw(Zipf.bounded(1.1, 50_000), 1_000_000, RandomStream.of(21)));
        long[] ranks = new long[1 << 20];
        law.sampler().fill(RandomStream.of(22), ranks, 0, ranks.length);
        assertEquals(CHECKSUM_OF_RANKS, Arrays.hashCode(ranks));
        assertEquals(
                CHECKSUM_OF_COUNTS,
                law.drawCounts(RandomStream.of(23), 1_000_000_000).hashCode());
    }

    private static final int CHECKSUM_OF_RANKS = -1845510189;

    private static final int CHECKSUM_OF_COUNTS = 998022718;

    /** Generations: a type once lost stays lost, and the heterozygosity decays by 1 - 1/T each (theory, oracle 5). */
    @Test
    void generationsForget() {
        int draws = 50;
        int runs = 3000;
        int generations = 10;
        EmpiricalLaw first = EmpiricalLaw.of(new int[] {5, 4, 3, 2, 1, 1, 1, 1});
        double start = heterozygosity(first);
        double sum = 0;
        double squares = 0;
        RandomStream stream = RandomStream.of(31);
        for (int run = 0; run < runs; run++) {
            EmpiricalLaw law = first;
            for (int generation = 0; generation < generations; generation++) {
                EmpiricalLaw next = law.resample(stream, draws);
                assertEquals(draws, next.total());
                assertTrue(next.types() <= law.types());
                law = next;
            }
            double left = heterozygosity(law);
            sum += left;
            squares += left * left;
        }
        double mean = sum / runs;
        double error = Math.sqrt((squares / runs - mean * mean) / runs);
        // Five standard errors: 6e-7.
        assertEquals(start * Math.pow(1 - 1.0 / draws, generations), mean, 5 * error);
    }

    private static double heterozygosity(EmpiricalLaw law) {
        double sum = 1;
        for (int type = 0; type < law.types(); type++) {
            sum -= Math.pow(law.probability(law.rank(type)), 2);
        }
        return sum;
    }

    /** Expectations of counted laws against their definitions. */
    @Test
    void expectationsAreSumsOverTypes() {
        Zipf truth = Zipf.of(1.3);
        EmpiricalLaw law = sparse();
        for (long draws : new long[] {1, 100, 20_000, 1_000_000}) {
            double own = 0;
            double distinct = 0;
            double once = 0;
            double ofTruth = 1;
            for (int type = 0; type < law.types(); type++) {
                double q = law.probability(law.rank(type));
                double unseen = Math.exp(draws * Math.log1p(-q));
                own += q * unseen;
                distinct += 1 - unseen;
                once += draws * q * Math.exp((draws - 1) * Math.log1p(-q));
                ofTruth -= truth.probability(law.rank(type)) * (1 - unseen);
            }
            // Plain sums of a few thousand terms.
            assertEquals(own, ExpectedCounts.missingMass(law, draws), 1e-11 * own);
            assertEquals(distinct, ExpectedCounts.distinctTypes(law, draws), 1e-11 * distinct);
            assertEquals(once, ExpectedCounts.typesSeen(law, 1, draws), 1e-11 * once);
            assertEquals(ofTruth, ExpectedCounts.missingMass(truth, law, draws), 1e-11 * ofTruth);
            if (draws > 100) {
                double often = ExpectedCounts.typesSeen(law, 17, draws);
                double expected = 0;
                for (int type = 0; type < law.types(); type++) {
                    double q = law.probability(law.rank(type));
                    double log = 17 * Math.log(q) + (draws - 17) * Math.log1p(-q);
                    for (int i = 0; i < 17; i++) {
                        log += Math.log(draws - i) - Math.log(i + 1);
                    }
                    expected += Math.exp(log);
                }
                assertEquals(expected, often, 1e-11 * expected);
            }
        }
    }

    static Stream<Arguments> rejected() {
        return Stream.of(
                bad("counts must not all be zero: total 0", () -> EmpiricalLaw.of(new int[3])),
                bad("counts must not all be zero: total 0", () -> EmpiricalLaw.of(new long[0])),
                bad("counts[1] must be at least 0: -2", () -> EmpiricalLaw.of(new int[] {1, -2})),
                bad(
                        "total must be below 2^63: 9223372036854775807 + 1",
                        () -> EmpiricalLaw.of(new long[] {Long.MAX_VALUE, 1})),
                bad("total must be at most 2^62: 4611686018427387905", () -> EmpiricalLaw.of(new long[] {1L << 62, 1})),
                bad("types must be at least 1: 0", () -> FEW.mostFrequent(0)),
                bad("rank must be at least 1: 0", () -> FEW.upTo(0)),
                bad(
                        "rank must leave something of EmpiricalLaw(2 draws of 1 ranks): 3",
                        () -> EmpiricalLaw.of(new int[] {0, 0, 0, 2}).upTo(3)),
                bad("draws must be at least 1: 0", () -> FEW.resample(RandomStream.of(1), 0)),
                bad("draws must be at least 0: -1", () -> FEW.drawCounts(RandomStream.of(1), -1)),
                bad(
                        "draws must be at most 2^52: 4503599627370497",
                        () -> FEW.drawCounts(RandomStream.of(1), (1L << 52) + 1)));
    }

    private static Arguments bad(String message, Executable call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejected")
    void badArgumentsAreNamed(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }
}
