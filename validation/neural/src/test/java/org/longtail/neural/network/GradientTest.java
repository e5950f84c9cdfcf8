package org.longtail.neural.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.longtail.random.RandomStream;

/**
 * The gradient of every weight against finite differences, with the garbage collector at work between the forward and the
 * backward pass: an operand whose buffer was freed too early would give a wrong one.
 */
class GradientTest {

    private static final int ROWS = 3;
    private static final int LENGTH = 5;
    private static final int VOCABULARY = 7;

    @ParameterizedTest
    @EnumSource(Training.Task.class)
    void everyGradientIsTheSlopeOfTheLoss(Training.Task task) {
        RandomStream stream = RandomStream.of(20261124);
        boolean causal = task == Training.Task.NEXT_TOKENS;
        TransformerShape shape = new TransformerShape(VOCABULARY, LENGTH, 8, 2, 2, VOCABULARY, causal);
        try (Transformer network = new Transformer(shape, stream)) {
            long[] ids = ids(stream, ROWS * LENGTH);
            long[] targets = ids(stream, causal ? ROWS * LENGTH : ROWS);
            List<float[]> gradients = gradients(network, task, ids, targets);
            List<NDArray> weights = network.weights().values();
            double largest = 0;
            for (int w = 0; w < weights.size(); w++) {
                NDArray weight = weights.get(w);
                float[] values = weight.toFloatArray();
                // Some entries of each weight, the first and the last among them.
                for (int i = 0; i < values.length; i += Math.max(1, (values.length - 1) / 4)) {
                    int index = i;
                    double slope = slope(step -> loss(network, task, ids, targets, weight, values, index, step));
                    assertEquals(
                            slope,
                            gradients.get(w)[i],
                            1e-3 + 1e-3 * Math.abs(slope),
                            "entry " + i + " of weight " + w);
                    largest = Math.max(largest, Math.abs(slope));
                }
            }
            assertTrue(largest > 0.05, "a gradient of zero everywhere would prove nothing: " + largest);
        }
    }

    private static long[] ids(RandomStream stream, int count) {
        long[] ids = new long[count];
        for (int i = 0; i < count; i++) {
            ids[i] = stream.nextLong(VOCABULARY);
        }
        return ids;
    }

    private static NDArray loss(Transformer network, Training.Task task, long[] ids, long[] targets) {
        NDArray input = network.input(ids, ROWS);
        NDArray scores = task == Training.Task.CLASSES ? network.classes(input) : network.nextTokens(input);
        return Transformer.crossEntropy(scores, network.input(targets, targets.length));
    }

    private static List<float[]> gradients(Transformer network, Training.Task task, long[] ids, long[] targets) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray loss = loss(network, task, ids, targets);
                fillFreedBuffers();
                collector.backward(loss);
            }
            List<float[]> gradients = new ArrayList<>();
            for (NDArray weight : network.weights().values()) {
                gradients.add(weight.getGradient().toFloatArray());
            }
            return gradients;
        }
    }

    /** Collects what nothing refers to, and writes over the memory that direct buffers gave back. */
    private static void fillFreedBuffers() {
        for (int round = 0; round < 3; round++) {
            System.gc();
            for (int i = 0; i < 2000; i++) {
                FloatBuffer buffer = ByteBuffer.allocateDirect(64).asFloatBuffer();
                while (buffer.hasRemaining()) {
                    buffer.put(-777);
                }
            }
        }
    }

    /**
     * Central differences of two steps, extrapolated to a step of zero: embeddings of size 0.02 go through a
     * normalisation, so that one step of 1e-3 alone bends the slope by up to 1e-2 of itself, the two by some 1e-4. The loss
     * is rounded to 5e-7 or so, which adds 5e-4. A freed operand is off by its own size.
     */
    private static double slope(DoubleUnaryOperator loss) {
        double h = 1e-3;
        double near = (loss.applyAsDouble(h) - loss.applyAsDouble(-h)) / (2 * h);
        double far = (loss.applyAsDouble(2 * h) - loss.applyAsDouble(-2 * h)) / (4 * h);
        return (4 * near - far) / 3;
    }

    private static double loss(
            Transformer network,
            Training.Task task,
            long[] ids,
            long[] targets,
            NDArray weight,
            float[] values,
            int index,
            double step) {
        float[] moved = values.clone();
        moved[index] += (float) step;
        weight.set(FloatBuffer.wrap(moved));
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return loss(network, task, ids, targets).getFloat();
        } finally {
            weight.set(FloatBuffer.wrap(values));
        }
    }
}
