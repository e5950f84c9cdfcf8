package org.longtail.neural.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.longtail.random.RandomStream;

/**
 * Trainable arrays and the state of their optimiser, in the order in which they were added. Adam (D. Kingma, J. Ba, "Adam:
 * a method for stochastic optimization", 2015) is the engine's own; its moments stand here, so that they can be saved.
 */
final class Weights {

    private static final float FIRST_DECAY = 0.9f;
    private static final float SECOND_DECAY = 0.999f;
    private static final float EPSILON = 1e-8f;

    /** No clipping. */
    private static final float ANY = -1;

    private record Weight(NDArray value, NDArray mean, NDArray square) {}

    private final NDManager manager;
    private final List<Weight> weights = new ArrayList<>();
    private long updates;

    Weights(NDManager manager) {
        this.manager = manager;
    }

    /** Independent normals of that standard deviation. */
    NDArray normal(RandomStream stream, double standardDeviation, long... shape) {
        double[] normals = new double[Math.toIntExact(new Shape(shape).size())];
        stream.fillNormals(normals, 0, normals.length);
        float[] values = new float[normals.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (standardDeviation * normals[i]);
        }
        return add(values, shape);
    }

    NDArray constant(float value, long... shape) {
        float[] values = new float[Math.toIntExact(new Shape(shape).size())];
        Arrays.fill(values, value);
        return add(values, shape);
    }

    private NDArray add(float[] values, long... shape) {
        NDArray value = manager.create(values, new Shape(shape));
        value.setRequiresGradient(true);
        weights.add(new Weight(value, manager.zeros(new Shape(shape)), manager.zeros(new Shape(shape))));
        return value;
    }

    long count() {
        return weights.stream().mapToLong(weight -> weight.value.size()).sum();
    }

    List<NDArray> values() {
        return weights.stream().map(Weight::value).toList();
    }

    /** One step against the gradients of the last backward pass, which it clears. */
    void step(double learningRate) {
        updates++;
        double correction =
                Math.sqrt(1 - Math.pow(SECOND_DECAY, (double) updates)) / (1 - Math.pow(FIRST_DECAY, (double) updates));
        for (Weight weight : weights) {
            try (NDArray gradient = weight.value.getGradient()) {
                NDList state = new NDList(weight.value, gradient, weight.mean, weight.square);
                weight.value
                        .getNDArrayInternal()
                        .adamUpdate(
                                state,
                                new NDList(weight.value),
                                (float) learningRate,
                                (float) (learningRate * correction),
                                0,
                                1,
                                ANY,
                                FIRST_DECAY,
                                SECOND_DECAY,
                                EPSILON,
                                false,
                                false);
            }
        }
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(updates);
        for (Weight weight : weights) {
            for (NDArray array : List.of(weight.value, weight.mean, weight.square)) {
                for (float x : array.toFloatArray()) {
                    out.writeFloat(x);
                }
            }
        }
    }

    void read(DataInput in) throws IOException {
        updates = in.readLong();
        for (Weight weight : weights) {
            for (NDArray array : List.of(weight.value, weight.mean, weight.square)) {
                float[] values = new float[Math.toIntExact(array.size())];
                for (int i = 0; i < values.length; i++) {
                    values[i] = in.readFloat();
                }
                array.set(FloatBuffer.wrap(values));
            }
        }
    }
}
