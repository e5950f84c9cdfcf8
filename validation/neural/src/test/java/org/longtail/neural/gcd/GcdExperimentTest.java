package org.longtail.neural.gcd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.longtail.neural.network.Checkpoints;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Budget;
import org.longtail.validation.law.Cell;
import org.longtail.validation.law.Measurement;
import org.longtail.validation.law.Results;

/**
 * The paper's plateau on a small network. Over several seeds generation 0 learned 6 or 7 divisors, its labels taught the next
 * network exactly as many (three seeds), and clean labels taught 12 to 14 (five seeds).
 */
class GcdExperimentTest {

    private static final int STEPS = 600;

    private static final GcdSizes SIZES = new GcdSizes(210, 64, 150, STEPS, 100, 1, List.of());

    private static double value(Measurement measurement, String quantity) {
        return Objects.requireNonNull(measurement.quantities().get(quantity), quantity)
                .mean();
    }

    @Test
    void labelsOfAnEarlierNetworkHoldTheNextOneOnAPlateau() {
        GcdExperiment experiment = new GcdExperiment(SIZES, Checkpoints.NONE);
        List<Cell> cells = experiment.cells(Budget.QUICK);
        assertEquals(2, cells.size());
        Measurement clean = experiment.measure(cells.get(0), RandomStream.of(20261124, 0));
        Measurement labels = experiment.measure(cells.get(1), RandomStream.of(20261124, 1));
        double last = value(clean, "divisors learned after " + STEPS + " steps");
        double teacher = value(labels, "divisors learned by generation 0");
        double plateau = value(labels, "divisors learned after " + STEPS + " steps");
        assertTrue(teacher >= 3, "generation 0 learned " + teacher);
        assertTrue(last >= teacher + 3, "clean labels teach " + last + ", generation 0 knew " + teacher);
        assertTrue(plateau <= teacher + 1, "labels of generation 0 taught " + plateau + ", it knew " + teacher);
        // Most answers are the largest learned divisor, as Charton found.
        assertTrue(value(clean, "divisors explained after " + STEPS + " steps") >= 80);
        assertEquals(
                1,
                experiment
                        .judge(new Results(Map.of(
                                cells.get(0).setting(), clean, cells.get(1).setting(), labels)))
                        .figures()
                        .size());
    }

    /** With no divisor known there is no pair to cut down to, and looking for one would never end. */
    @Test
    void aGeneratorThatLearnedNothingIsRefused() {
        GcdExperiment experiment =
                new GcdExperiment(new GcdSizes(210, 16, 1, STEPS, 100, 1, List.of(0.5)), Checkpoints.NONE);
        Cell cut = experiment.cells(Budget.QUICK).stream()
                .filter(cell -> cell.setting().containsValue(GcdArm.CUT.title()))
                .findFirst()
                .orElseThrow();
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> experiment.measure(cut, RandomStream.of(20261124, 2)));
        assertEquals("teacherSteps must let generation 0 learn a divisor: 1", refusal.getMessage());
    }

    @Test
    void examinationPairsHaveTheirDivisor() {
        Pairs pairs = Pairs.stratified(RandomStream.of(1), 3);
        assertEquals(300, pairs.count());
        for (int i = 0; i < pairs.count(); i++) {
            assertEquals(1 + i / 3, pairs.gcd[i]);
            assertEquals(
                    pairs.gcd[i],
                    BigInteger.valueOf(pairs.first[i])
                            .gcd(BigInteger.valueOf(pairs.second[i]))
                            .intValueExact());
            assertTrue(pairs.first[i] <= Pairs.LARGEST && pairs.second[i] <= Pairs.LARGEST);
        }
    }

    @Test
    void digitsSpellTheOperands() {
        Pairs pairs = Pairs.uniform(RandomStream.of(2), 50);
        for (int base : new int[] {2, 10, 30, 210, 10_000}) {
            Digits digits = new Digits(base);
            long[] tokens = digits.tokens(pairs, 0, 50);
            int each = (digits.length() - 1) / 2;
            for (int row = 0; row < 50; row++) {
                assertEquals(base, tokens[row * digits.length()]);
                assertEquals(pairs.first[row], number(tokens, row * digits.length() + 1, each, base));
                assertEquals(pairs.second[row], number(tokens, row * digits.length() + 1 + each, each, base));
            }
        }
    }

    private static long number(long[] tokens, int from, int count, int base) {
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number * base + tokens[from + i];
        }
        return number;
    }
}
