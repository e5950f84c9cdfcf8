package org.longtail.neural.gcd;

import org.longtail.neural.network.Inference;
import org.longtail.neural.network.Transformer;
import org.longtail.neural.network.TransformerShape;
import org.longtail.random.RandomStream;

/** An encoder that reads the digits of a pair and names its greatest common divisor. */
final class GcdLearner implements AutoCloseable {

    private final Digits digits;
    private final Transformer network;

    GcdLearner(Digits digits, int width, RandomStream stream) {
        this.digits = digits;
        network = new Transformer(
                new TransformerShape(
                        digits.vocabulary(), digits.length(), width, GcdSizes.HEADS, 1, Pairs.CLASSES, false),
                stream);
    }

    Transformer network() {
        return network;
    }

    Digits digits() {
        return digits;
    }

    /** Its answer for each pair. */
    int[] answers(Pairs pairs) {
        int[] answers = new int[pairs.count()];
        for (int from = 0; from < answers.length; from += GcdSizes.BATCH) {
            int to = Math.min(answers.length, from + GcdSizes.BATCH);
            long[] classes = Inference.classes(network, digits.tokens(pairs, from, to), to - from);
            for (int i = from; i < to; i++) {
                answers[i] = 1 + (int) classes[i - from];
            }
        }
        return answers;
    }

    @Override
    public void close() {
        network.close();
    }
}
