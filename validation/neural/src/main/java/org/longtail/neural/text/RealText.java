package org.longtail.neural.text;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.longtail.validation.corpus.CorpusReader;

/**
 * Real text, cut into sequences for training and, every tenth block, for testing. The most frequent word types of the
 * training text have ids from 1 in the order of their frequency; id 0 stands for all others.
 *
 * @param training the generation-0 text
 * @param test text that no generation sees
 * @param trainingCounts how often each type stands in the training text
 */
record RealText(Text training, Text test, List<Long> trainingCounts) {

    /** The test text is a tenth of the training text, or less. */
    static RealText read(List<String> files, InputStream standardInput, TextSizes sizes) {
        Map<String, Integer> types = new HashMap<>();
        List<Integer> tokens = new ArrayList<>();
        int wanted = wanted(sizes);
        CorpusReader.read(files, standardInput, token -> {
            if (tokens.size() < wanted) {
                tokens.add(types.computeIfAbsent(token, t -> types.size()));
            }
        });
        if (tokens.size() < wanted) {
            throw new IllegalArgumentException("FILE must hold at least " + wanted + " words for " + sizes.tokens()
                    + " training tokens: " + String.join(" ", files) + " has " + tokens.size());
        }
        int[] training = new int[sizes.sequences() * sizes.context()];
        int[] test = new int[training.length / (TextSizes.HELD_OUT - 1)];
        int block = TextSizes.BLOCK * sizes.context();
        int trainingSize = 0;
        int testSize = 0;
        for (int at = 0; trainingSize < training.length; at++) {
            if (at / block % TextSizes.HELD_OUT == TextSizes.HELD_OUT - 1) {
                if (testSize < test.length) {
                    test[testSize++] = tokens.get(at);
                }
            } else {
                training[trainingSize++] = tokens.get(at);
            }
        }
        int[] ids = idsByFrequency(training, types.size(), sizes.vocabulary());
        Text trainingText = new Text(sizes.context(), translated(training, training.length, ids));
        int whole = testSize / sizes.context() * sizes.context();
        return new RealText(
                trainingText,
                new Text(sizes.context(), translated(test, whole, ids)),
                Arrays.stream(trainingText.counts(sizes.vocabulary())).boxed().toList());
    }

    /** Enough that nine blocks of ten hold the training text. */
    private static int wanted(TextSizes sizes) {
        int block = TextSizes.BLOCK * sizes.context();
        int blocks = (sizes.tokens() + block - 1) / block;
        return (blocks + blocks / (TextSizes.HELD_OUT - 1) + 1) * block;
    }

    /** Ties go to the type that was met first. */
    private static int[] idsByFrequency(int[] tokens, int types, int vocabulary) {
        long[] counts = new long[types];
        for (int token : tokens) {
            counts[token]++;
        }
        List<Integer> order = new ArrayList<>();
        for (int type = 0; type < types; type++) {
            order.add(type);
        }
        order.sort(Comparator.comparingLong((Integer type) -> counts[type]).reversed());
        int[] ids = new int[types];
        for (int i = 0; i < Math.min(types, vocabulary - 1); i++) {
            ids[order.get(i)] = i + 1;
        }
        return ids;
    }

    private static int[] translated(int[] tokens, int length, int[] ids) {
        int[] translated = new int[length];
        for (int i = 0; i < length; i++) {
            translated[i] = ids[tokens[i]];
        }
        return translated;
    }
}
