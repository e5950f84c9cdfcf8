package org.longtail.neural.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.longtail.random.RandomStream;

class TrainingTest {

    private static final int STEPS = 12;
    private static final TransformerShape SHAPE = new TransformerShape(9, 6, 8, 2, 1, 9, true);

    private static Batch batch(int step) {
        RandomStream stream = RandomStream.of(7, 8, step);
        long[] inputs = new long[4 * 6];
        long[] targets = new long[4 * 6];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = stream.nextLong(9);
            targets[i] = (inputs[i] + 1) % 9;
        }
        return new Batch(4, inputs, targets);
    }

    private static Transformer network() {
        return new Transformer(SHAPE, RandomStream.of(1));
    }

    private static List<float[]> weights(Transformer network) {
        return network.weights().values().stream().map(NDArray::toFloatArray).toList();
    }

    private static Training training(Transformer network, Checkpoints checkpoints) {
        return new Training(network, Training.Task.NEXT_TOKENS, 0.01, checkpoints);
    }

    private static List<float[]> straight() {
        try (Transformer network = network()) {
            training(network, Checkpoints.NONE).run("t", STEPS, TrainingTest::batch, STEPS, step -> new double[0]);
            return weights(network);
        }
    }

    private static void assertSame(List<float[]> expected, List<float[]> actual) {
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            assertArrayEquals(expected.get(i), actual.get(i));
        }
    }

    @Test
    void theSameSeedGivesTheSameWeights() {
        assertSame(straight(), straight());
    }

    @Test
    void whatWasInterruptedGoesOnToTheSameWeights(@TempDir Path folder) {
        Checkpoints checkpoints = Checkpoints.in(folder);
        List<double[]> curve;
        try (Transformer network = network()) {
            assertThrows(
                    CancellationException.class,
                    () -> training(network, checkpoints)
                            .run(
                                    "t",
                                    STEPS,
                                    step -> {
                                        if (step == 4) {
                                            Thread.currentThread().interrupt();
                                        }
                                        return batch(step);
                                    },
                                    2,
                                    step -> new double[] {step}));
            assertTrue(Thread.interrupted());
        }
        List<Integer> steps = new ArrayList<>();
        try (Transformer network = network()) {
            curve = training(network, checkpoints)
                    .run(
                            "t",
                            STEPS,
                            step -> {
                                steps.add(step);
                                return batch(step);
                            },
                            2,
                            step -> new double[] {step});
            assertSame(straight(), weights(network));
        }
        assertEquals(5, steps.getFirst());
        assertEquals(6, curve.size());
        assertArrayEquals(new double[] {2}, curve.getFirst());
        assertArrayEquals(new double[] {STEPS}, curve.getLast());
    }

    @Test
    void aTornCheckpointIsAsGoodAsNone(@TempDir Path folder) throws IOException {
        Checkpoints checkpoints = Checkpoints.in(folder);
        checkpoints.save("state", out -> out.writeLong(42));
        assertTrue(checkpoints.load("state", in -> assertEquals(42, in.readLong())));
        Path file = folder.resolve("state");
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertFalse(checkpoints.load("state", in -> {}), "cut to " + length + " bytes");
        }
        whole[6] ^= 1;
        Files.write(file, whole);
        assertFalse(checkpoints.load("state", in -> {}));
        assertFalse(checkpoints.load("another", in -> {}));
    }

    @Test
    void sequencesThatGrowSeeWhatWholeSequencesSee() {
        try (Transformer network = network()) {
            // The most likely token each time: growing from caches, and from scratch.
            int[] first = {3, 5};
            int[] grown = Inference.generate(network, first, (scores, tokens) -> {
                for (int row = 0; row < tokens.length; row++) {
                    tokens[row] = highest(scores, row * 9);
                }
            });
            assertEquals(3, grown[0]);
            assertEquals(5, grown[6]);
            for (int row = 0; row < 2; row++) {
                for (int position = 1; position < 6; position++) {
                    long[] prefix = new long[position];
                    for (int i = 0; i < position; i++) {
                        prefix[i] = grown[row * 6 + i];
                    }
                    float[] scores =
                            network.nextTokens(network.input(prefix, 1)).toFloatArray();
                    assertEquals(highest(scores, (position - 1) * 9), grown[row * 6 + position]);
                }
            }
        }
    }

    private static int highest(float[] scores, int from) {
        int best = 0;
        for (int i = 1; i < 9; i++) {
            if (scores[from + i] > scores[from + best]) {
                best = i;
            }
        }
        return best;
    }
}
