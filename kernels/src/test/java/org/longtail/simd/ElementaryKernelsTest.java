package org.longtail.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The twin of this JVM against the scalar one, bit for bit, and both against {@link StrictMath}. */
class ElementaryKernelsTest {

    private static final ElementaryKernels SCALAR = new ScalarElementaryKernels();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 7, 8, 9, 15, 16, 17, 31, 33, 1023})
    void twinsAgreeBitForBitAndLeaveTheRestAlone(int count) {
        SplittableRandom random = new SplittableRandom(count);
        double[] positive =
                random.doubles(count + 3, -700, 700).map(StrictMath::exp).toArray();
        double[] exponents = random.doubles(count + 3, -750, 709).toArray();
        double[] logs = positive.clone();
        double[] expectedLogs = positive.clone();
        ElementaryKernels.chosen().log(logs, count);
        SCALAR.log(expectedLogs, count);
        assertArrayEquals(expectedLogs, logs, 0.0);
        assertEquals(positive[count], logs[count]);
        double[] powers = exponents.clone();
        double[] expectedPowers = exponents.clone();
        ElementaryKernels.chosen().exp(powers, count);
        SCALAR.exp(expectedPowers, count);
        assertArrayEquals(expectedPowers, powers, 0.0);
        assertEquals(exponents[count], powers[count]);
    }

    @Test
    void everyOperationGivesTheSameAcrossItsChange() {
        ChangeOver.assertUnseen(
                ElementaryKernels.class,
                SCALAR,
                ElementaryKernels.chosen(),
                AdaptiveElementaryKernels::new,
                ElementaryKernelsTest::thereAndBack);
    }

    /** Logarithms and their exponentials, which are the next call's numbers, in calls of all sizes. */
    private static ChangeOver.Work<ElementaryKernels> thereAndBack() {
        SplittableRandom random = new SplittableRandom(4);
        double[] numbers = random.doubles(1000, -700, 700).map(StrictMath::exp).toArray();
        return (kernels, round) -> {
            int count = round.isShort()
                    ? random.nextInt(ChangeOver.LEAST_ELEMENTS)
                    : random.nextInt(ChangeOver.LEAST_ELEMENTS, numbers.length + 1);
            kernels.log(numbers, count);
            double[] logarithms = numbers.clone();
            kernels.exp(numbers, count);
            return new Object[] {logarithms, numbers};
        };
    }

    @Test
    void logarithmIsGoodToOneUnitInTheLastPlace() {
        SplittableRandom random = new SplittableRandom(1);
        random.doubles(100_000, -700, 700)
                .map(StrictMath::exp)
                .forEach(x -> assertWithinOneUlp(x, Elementary::log, StrictMath::log));
        for (double x :
                new double[] {1, Math.nextUp(1.0), Math.nextDown(1.0), Math.sqrt(0.5), 2, 3, Double.MIN_NORMAL}) {
            assertWithinOneUlp(x, Elementary::log, StrictMath::log);
        }
    }

    @Test
    void exponentialIsGoodToOneUnitInTheLastPlace() {
        SplittableRandom random = new SplittableRandom(2);
        random.doubles(100_000, Elementary.LOWEST_EXP, 709)
                .forEach(x -> assertWithinOneUlp(x, Elementary::exp, StrictMath::exp));
        random.doubles(100_000, -1, 1).forEach(x -> assertWithinOneUlp(x, Elementary::exp, StrictMath::exp));
    }

    @Test
    void exponentialVanishesWhereItWouldNotBeNormal() {
        assertEquals(0, Elementary.exp(Math.nextDown(Elementary.LOWEST_EXP)));
        assertEquals(0, Elementary.exp(-1e300));
        assertEquals(0, Elementary.exp(Double.NEGATIVE_INFINITY));
        assertEquals(1, Elementary.exp(0));
    }

    /** StrictMath itself is within one unit of the true value, so that two units bound an error of one. */
    private static void assertWithinOneUlp(double x, DoubleUnaryOperator ours, DoubleUnaryOperator theirs) {
        double expected = theirs.applyAsDouble(x);
        double actual = ours.applyAsDouble(x);
        assertTrue(Math.abs(actual - expected) <= 2 * Math.ulp(expected), () -> x + ": " + actual + " for " + expected);
    }
}
