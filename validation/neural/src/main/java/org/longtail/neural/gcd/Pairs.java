package org.longtail.neural.gcd;

import org.longtail.arithmetic.GreatestCommonDivisors;
import org.longtail.random.RandomStream;

/** Uniform pairs on 1..LARGEST whose greatest common divisor is at most CLASSES; pairs beyond, 0.6 %, are drawn again. */
final class Pairs {

    /** Operands are 1..LARGEST. */
    static final int LARGEST = 999_999;

    /** Greatest common divisors to tell apart. */
    static final int CLASSES = 100;

    final int[] first;
    final int[] second;
    final int[] gcd;

    private Pairs(int count) {
        first = new int[count];
        second = new int[count];
        gcd = new int[count];
    }

    int count() {
        return gcd.length;
    }

    static Pairs uniform(RandomStream stream, int count) {
        Pairs pairs = new Pairs(count);
        pairs.draw(stream, LARGEST);
        for (int i = 0; i < count; i++) {
            while (pairs.gcd[i] > CLASSES) {
                pairs.first[i] = operand(stream, LARGEST);
                pairs.second[i] = operand(stream, LARGEST);
                GreatestCommonDivisors.gcd(pairs.first, pairs.second, pairs.gcd, i, i + 1);
            }
        }
        return pairs;
    }

    /** As many pairs of each class: uniform among those with that gcd. The classes follow one another. */
    static Pairs stratified(RandomStream stream, int perClass) {
        Pairs pairs = new Pairs(CLASSES * perClass);
        for (int i = 0; i < pairs.count(); i++) {
            int divisor = 1 + i / perClass;
            do {
                pairs.first[i] = operand(stream, LARGEST / divisor);
                pairs.second[i] = operand(stream, LARGEST / divisor);
                GreatestCommonDivisors.gcd(pairs.first, pairs.second, pairs.gcd, i, i + 1);
            } while (pairs.gcd[i] != 1);
            pairs.first[i] *= divisor;
            pairs.second[i] *= divisor;
            pairs.gcd[i] = divisor;
        }
        return pairs;
    }

    /** Puts another pair of these in place of one. */
    void replace(int index, Pairs other, int otherIndex) {
        first[index] = other.first[otherIndex];
        second[index] = other.second[otherIndex];
        gcd[index] = other.gcd[otherIndex];
    }

    private void draw(RandomStream stream, int largest) {
        for (int i = 0; i < gcd.length; i++) {
            first[i] = operand(stream, largest);
            second[i] = operand(stream, largest);
        }
        GreatestCommonDivisors.gcd(first, second, gcd, 0, gcd.length);
    }

    private static int operand(RandomStream stream, int largest) {
        return 1 + (int) stream.nextLong(largest);
    }
}
