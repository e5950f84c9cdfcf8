package org.longtail.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {

    interface Fill {
        void fill(RandomStream stream, double[] values, int from, int to);
    }

    static List<Fill> fills() {
        return List.of(
                RandomStream::fillUniforms,
                RandomStream::fillOpenUniforms,
                RandomStream::fillExponentials,
                RandomStream::fillNormals,
                (stream, values, from, to) -> stream.fillGammas(2.5, values, from, to),
                (stream, values, from, to) -> stream.fillGammas(0.3, values, from, to),
                (stream, values, from, to) -> stream.fillChiSquares(7, values, from, to),
                (stream, values, from, to) -> {
                    long[] words = new long[values.length];
                    stream.fillLongs(words, from, to);
                    for (int i = from; i < to; i++) {
                        values[i] = words[i];
                    }
                },
                (stream, values, from, to) -> {
                    int[] words = new int[values.length];
                    stream.fillInts(words, from, to);
                    for (int i = from; i < to; i++) {
                        values[i] = words[i];
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("fills")
    void piecesGiveTheSameValuesAsOneCall(Fill fill) {
        double[] atOnce = new double[1000];
        fill.fill(RandomStream.of(1, 2), atOnce, 0, 1000);
        double[] inPieces = new double[1000];
        RandomStream stream = RandomStream.of(1, 2);
        RandomStream cuts = RandomStream.of(9);
        for (int at = 0; at < 1000; ) {
            int to = (int) Math.min(1000, at + cuts.nextLong(70));
            fill.fill(stream, inPieces, at, to);
            at = to;
        }
        assertArrayEquals(atOnce, inPieces);
    }

    @ParameterizedTest
    @MethodSource("fills")
    void onlyTheGivenRangeIsWritten(Fill fill) {
        double[] values = new double[100];
        fill.fill(RandomStream.of(4), values, 17, 83);
        for (int i = 0; i < 100; i++) {
            assertEquals(i >= 17 && i < 83, values[i] != 0, "index " + i);
        }
    }

    @Test
    void singleDrawsAreTheBulkOnes() {
        double[] bulk = new double[50];
        RandomStream.of(6).fillNormals(bulk, 0, 50);
        RandomStream stream = RandomStream.of(6);
        for (double value : bulk) {
            assertEquals(value, stream.nextNormal());
        }
        RandomStream.of(6).fillExponentials(bulk, 0, 50);
        stream = RandomStream.of(6);
        for (double value : bulk) {
            assertEquals(value, stream.nextExponential());
        }
        RandomStream.of(6).fillUniforms(bulk, 0, 50);
        RandomGenerator generator = RandomStream.of(6).asRandomGenerator();
        for (double value : bulk) {
            assertEquals(value, generator.nextDouble());
        }
    }

    @Test
    void namesAreDistinctStreamsAndSplittingIgnoresWhatWasDrawn() {
        RandomStream parent = RandomStream.of(42);
        parent.nextNormal();
        parent.nextLong();
        assertEquals(RandomStream.of(42, 7).nextLong(), parent.split(7).nextLong());
        assertEquals(
                RandomStream.of(42, 7, -3).nextLong(),
                RandomStream.of(42, 7).split(-3).nextLong());
        Set<Long> firstWords = new HashSet<>();
        for (long a = -2; a < 3; a++) {
            assertTrue(firstWords.add(RandomStream.of(a).nextLong()));
            for (long b = -2; b < 3; b++) {
                assertTrue(firstWords.add(RandomStream.of(a, b).nextLong()));
                for (long c = -2; c < 3; c++) {
                    assertTrue(firstWords.add(RandomStream.of(a, b, c).nextLong()));
                }
            }
        }
        RandomStream deepest = RandomStream.of(1, 2, 3);
        assertThrows(IllegalStateException.class, () -> deepest.split(4));
    }

    @Test
    void keysOfNamesAreStable() {
        // From an independent Python program.
        assertEquals(0xefd01f60ba992926L, RandomStream.keyOf(""));
        assertEquals(0x82a2a958a9bece5bL, RandomStream.keyOf("a"));
        assertNotEquals(RandomStream.keyOf("ab"), RandomStream.keyOf("ba"));
    }

    /** 1e5 draws in each of the bound's classes: |z| < 5 fails by chance with 6e-7 per class; the seed is fixed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 10})
    void boundedIntegersAreUniform(long bound) {
        RandomStream stream = RandomStream.of(8, bound);
        int draws = 100_000;
        int[] counts = new int[(int) bound];
        for (int i = 0; i < draws; i++) {
            counts[(int) stream.nextLong(bound)]++;
        }
        double mean = (double) draws / bound;
        for (int count : counts) {
            assertTrue(Math.abs(count - mean) <= 5 * Math.sqrt(mean * (1 - 1.0 / bound)));
        }
    }

    @Test
    void hugeBoundsAreNotBiased() {
        // Without rejection 2^64 words would fall on 3 * 2^61 values as 3, 3, 2, 3, 3, 2, ...: residues 3/8, 3/8, 2/8.
        long bound = 3L << 61;
        RandomStream stream = RandomStream.of(9);
        int[] residues = new int[3];
        for (int i = 0; i < 100_000; i++) {
            long value = stream.nextLong(bound);
            assertTrue(value >= 0 && value < bound);
            residues[(int) (value % 3)]++;
        }
        for (int count : residues) {
            // Five standard deviations of 149.
            assertEquals(100_000 / 3.0, count, 745);
        }
    }

    @Test
    void badArgumentsAreNamedAndChangeNothing() {
        RandomStream stream = RandomStream.of(1);
        long[] longs = new long[4];
        double[] doubles = new double[4];
        List<Executable> bad = List.of(
                () -> stream.nextLong(0),
                () -> stream.nextLong(-5),
                () -> stream.nextGamma(0),
                () -> stream.nextGamma(Double.NaN),
                () -> stream.nextPoisson(-1),
                () -> stream.nextPoisson(Double.NaN),
                () -> stream.nextPoisson(Double.POSITIVE_INFINITY),
                () -> stream.nextPoisson(0x1.1p52),
                () -> stream.nextBinomial(-1, 0.5),
                () -> stream.nextBinomial((1L << 52) + 1, 0.5),
                () -> stream.nextBinomial(5, Double.NaN),
                () -> stream.nextBinomial(5, 1.0000001),
                () -> stream.nextBinomial(5, -1e-300),
                () -> stream.fillLongs(longs, -1, 2),
                () -> stream.fillLongs(longs, 3, 2),
                () -> stream.fillInts(new int[4], 0, 5),
                () -> stream.fillUniforms(doubles, 0, 5),
                () -> stream.fillOpenUniforms(doubles, 5, 5),
                () -> stream.fillNormals(doubles, 2, 1),
                () -> stream.fillExponentials(doubles, -1, 1),
                () -> stream.fillGammas(-1, doubles, 0, 1),
                () -> stream.fillGammas(1, doubles, 0, 5),
                () -> stream.fillChiSquares(0, doubles, 0, 1));
        for (Executable call : bad) {
            assertThrows(IllegalArgumentException.class, call);
        }
        assertEquals(RandomStream.of(1).nextLong(), stream.nextLong());
    }
}
