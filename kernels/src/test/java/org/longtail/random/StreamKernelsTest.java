package org.longtail.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.longtail.simd.ChangeOver;
import org.longtail.simd.Elementary;

/** The twin in use against the scalar twin, bit for bit, over odd sizes and offsets; accuracy of the elementary functions. */
class StreamKernelsTest {

    private static final StreamKernels SCALAR = new ScalarStreamKernels();
    private static final StreamKernels IN_USE = StreamKernels.INSTANCE;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 64})
    void words(int groups) {
        long[] state = StreamAddress.of(5).laneStates();
        long[] other = state.clone();
        long[] expected = new long[StreamAddress.LANES * groups + 5];
        long[] actual = new long[expected.length];
        SCALAR.words(state, expected, 3, groups);
        IN_USE.words(other, actual, 3, groups);
        assertArrayEquals(expected, actual);
        assertArrayEquals(state, other);
    }

    private interface Conversion {
        void apply(StreamKernels kernels, long[] words, int at, double[] out, int from, int n);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33, 63, 1000})
    void conversions(int n) {
        same(StreamKernels::uniforms, n, n);
        same(StreamKernels::openUniforms, n, n);
        same(StreamKernels::exponentials, n, n);
        same((k, words, at, out, from, blocks) -> k.normals(words, at, out, from, blocks), n, 16 * n);
    }

    private static void same(Conversion conversion, int n, int size) {
        long[] words = new long[size + 9];
        RandomStream.of(7, n).fillLongs(words, 0, words.length);
        // The extremes of the grid.
        words[4] = 0;
        words[5] = -1;
        words[6] = Long.MIN_VALUE;
        words[7] = Long.MAX_VALUE;
        double[] expected = new double[size + 6];
        double[] actual = new double[size + 6];
        conversion.apply(SCALAR, words, 4, expected, 3, n);
        conversion.apply(IN_USE, words, 4, actual, 3, n);
        assertArrayEquals(bits(expected), bits(actual));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void everyOperationGivesTheSameAcrossItsChange() {
        ChangeOver.assertUnseen(
                StreamKernels.class, SCALAR, IN_USE, AdaptiveStreamKernels::new, StreamKernelsTest::onAndOn);
    }

    /** Lanes that go on from call to call, and what is made of their words, in calls of all sizes at all places. */
    private static ChangeOver.Work<StreamKernels> onAndOn() {
        long[] state = StreamAddress.of(8).laneStates();
        SplittableRandom random = new SplittableRandom(9);
        return (kernels, round) -> {
            int groups = round.isShort() ? random.nextInt(2) : random.nextInt(2, 64);
            int most = groups * StreamAddress.LANES;
            int n = round.isShort() ? random.nextInt(most + 1) : random.nextInt(ChangeOver.LEAST_ELEMENTS, most + 1);
            int at = random.nextInt(5);
            int from = random.nextInt(5);
            long[] words = new long[most + 10];
            double[][] out = new double[4][most + 10];
            kernels.words(state, words, at, groups);
            kernels.uniforms(words, at, out[0], from, n);
            kernels.openUniforms(words, at, out[1], from, n);
            kernels.exponentials(words, at, out[2], from, n);
            kernels.normals(words, at, out[3], from, groups);
            return new Object[] {state, words, out};
        };
    }

    @Test
    void uniformsStayInsideTheirIntervals() {
        assertEquals(0, UniformBits.unit(0));
        assertEquals(1 - 0x1p-53, UniformBits.unit(-1));
        assertEquals(0x1p-53, UniformBits.open(0));
        assertEquals(1 - 0x1p-53, UniformBits.open(-1));
        assertEquals(-0.5 + 0x1p-53, UniformBits.centred(0));
        assertEquals(0.5 - 0x1p-53, UniformBits.centred(-1));
    }

    /**
     * StrictMath is within 1 ulp of the truth (its specification) and ours claims the same, so that two ulps may
     * separate them.
     */
    @Test
    void elementaryFunctionsAreWithinTwoUlpsOfStrictMath() {
        double[] open = new double[200_000];
        RandomStream.of(3).fillOpenUniforms(open, 0, open.length);
        open[0] = 0x1p-53;
        open[1] = 1 - 0x1p-53;
        open[2] = 0.5;
        open[3] = Math.sqrt(0.5);
        for (double u : open) {
            within(StrictMath.log(u), Elementary.log(u));
            within(StrictMath.log(u * u), Elementary.log(u * u));
            within(StrictMath.log(1 / u), Elementary.log(1 / u));
            double angle = (u - 0.5) * Elementary.HALF_PI;
            within(StrictMath.sin(angle), Elementary.sin(angle));
            within(StrictMath.cos(angle), Elementary.cos(angle));
        }
    }

    private static void within(double expected, double actual) {
        assertTrue(Math.abs(expected - actual) <= 2 * Math.ulp(expected), () -> "expected " + expected + ": " + actual);
    }
}
