package org.longtail.validation.law.arithmetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.longtail.random.RandomStream;
import org.longtail.validation.law.Faults;
import org.longtail.validation.law.Findings;
import org.longtail.validation.law.SerialRunner;
import org.longtail.validation.law.Verdict.Kind;
import org.longtail.validation.law.tool.Settings;

class GcdLearningTest {

    @Test
    void outcomesAreThoseOfCountingEveryPair() {
        for (int largest : new int[] {1, 2, 7, 60}) {
            int[] pairs = new int[largest + 1];
            for (int a = 1; a <= largest; a++) {
                for (int b = 1; b <= largest; b++) {
                    pairs[BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact()]++;
                }
            }
            GcdOutcomes outcomes = new GcdOutcomes(largest);
            int beyond = 0;
            for (int divisor = largest; divisor >= 1; divisor--) {
                assertEquals((double) beyond / (largest * largest), outcomes.survival(divisor), 1e-15);
                assertEquals((double) pairs[divisor] / (largest * largest), outcomes.probability(divisor));
                beyond += pairs[divisor];
            }
        }
    }

    @Test
    void aLearnerAnswersTheLargestDivisorThatItKnows() {
        DivisorList known = DivisorList.of(new int[] {1, 2, 3, 10, 99}, 4);
        assertEquals(1, known.answer(7));
        assertEquals(3, known.answer(6));
        assertEquals(10, known.answer(60));
        assertEquals(3, known.answer(99));
    }

    @Test
    void whatIsLostStaysLost() {
        DivisorLearner learner = new DivisorLearner(new GcdOutcomes(1000), 5);
        RandomStream stream = RandomStream.of(20261124);
        DivisorList before = learner.learn(stream, 500, gcd -> gcd);
        for (int generation = 0; generation < 20; generation++) {
            DivisorList after = learner.learn(stream, 500, before::answer);
            for (int i = 0; i < after.size(); i++) {
                assertEquals(after.get(i), before.answer(after.get(i)));
            }
            assertTrue(learner.error(after) >= learner.error(before));
            before = after;
        }
    }

    /** The labels of one divisor in thirteen hundred pairs are lost. */
    @Test
    void aFaultInTheLabelsOfOneDivisorShows() {
        Findings findings = SerialRunner.run(
                new GcdLearning(gcd -> gcd == 13 ? 1 : gcd),
                setting -> setting.containsKey(GcdLearning.CLEAN) && Settings.real(setting, GcdLearning.CLEAN) == 1);
        Faults.assertFails(findings, Kind.EXACT, "error");
        Faults.assertFails(findings, Kind.EXACT, "divisors known");
    }
}
