package org.longtail.neural.gcd;

import java.util.BitSet;
import org.longtail.random.RandomStream;

/** A fixed set of pairs, as many of each divisor, to test networks on. */
final class Examination {

    private final Pairs pairs;

    Examination(RandomStream stream) {
        pairs = Pairs.stratified(stream, GcdSizes.TESTS);
    }

    /**
     * What a network has learned.
     *
     * @param learned divisors with at least {@link GcdSizes#RIGHT} of {@link GcdSizes#TESTS} pairs answered rightly
     * @param explained divisors whose most frequent answer is the largest learned divisor that divides them
     */
    record Result(BitSet learned, int explained) {}

    Result examine(GcdLearner learner) {
        int[] answers = learner.answers(pairs);
        int[][] counts = new int[Pairs.CLASSES + 1][Pairs.CLASSES + 1];
        for (int i = 0; i < answers.length; i++) {
            counts[pairs.gcd[i]][answers[i]]++;
        }
        BitSet learned = new BitSet();
        for (int divisor = 1; divisor <= Pairs.CLASSES; divisor++) {
            learned.set(divisor, counts[divisor][divisor] >= GcdSizes.RIGHT);
        }
        int explained = 0;
        for (int divisor = 1; divisor <= Pairs.CLASSES; divisor++) {
            if (mostFrequent(counts[divisor]) == largestDivisor(learned, divisor)) {
                explained++;
            }
        }
        return new Result(learned, explained);
    }

    private static int mostFrequent(int[] counts) {
        int best = 0;
        for (int i = 1; i < counts.length; i++) {
            if (counts[i] > counts[best]) {
                best = i;
            }
        }
        return best;
    }

    private static int largestDivisor(BitSet learned, int number) {
        int divisor = learned.previousSetBit(number);
        while (divisor > 0 && number % divisor != 0) {
            divisor = learned.previousSetBit(divisor - 1);
        }
        return divisor;
    }
}
